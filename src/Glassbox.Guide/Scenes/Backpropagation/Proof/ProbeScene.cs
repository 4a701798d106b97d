using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Backpropagation.Proof;

/// <summary>
/// The gradient microscope: the cost along one parameter, the gradient that backpropagation claims, and the slope through two costs
/// measured nearby, closer and closer, until the curve looks straight; and closer still, until only rounding error remains.
/// </summary>
public sealed partial class ProbeScene : StageScene
{
    private const int Point = 0, Distance = 1, Parameter = 2; // IDs of what can be dragged
    private const double Begins = 1.15; // by then there is something to see

    private readonly SampleStep step;
    private readonly int hidden;
    private readonly bool isSquared;
    private readonly CellPicture weights = new(28, 28), digit, table;
    private readonly CaptionTrack captions;
    private readonly IReadOnlyList<Handle> handles;

    private readonly IReadOnlyList<Beat> beats =
    [
        new(Begins, "One of all weights"), new(ProbeClock.Back, "The cost along this weight"), new(ProbeClock.Probe - 0.2, "The slope that the formula claims"),
        new(ProbeClock.Closer - 0.2, "Two costs, measured to both sides"), new(ProbeClock.Close, "So close that the curve is straight"),
        new(ProbeClock.Rounded, "Too close: only rounding is left"), new(ProbeClock.Hand, "The point can be dragged"), new(ProbeClock.Duration, "Try it on any weight"),
    ];

    private ProbeLayout layout = new(new StageArea(1280, 640));
    private CostCurve curve;
    private string name = "", where = "";
    private double handValue = double.NaN, handPower = double.NaN;
    private int held = -1;
    private double gripX, gripValue;

    // The state of the current frame.
    private double time, gathered, view, low, high;

    /// <summary>Initializes the scene with a parameter in one training step.</summary>
    /// <param name="step">The training step of a digit.</param>
    /// <param name="number">The number of the parameter, in the order of files; if below 0, the hidden weight with the largest gradient.</param>
    /// <param name="isSquared">Whether the cost is the mean squared error; otherwise cross-entropy, whose gradient the program's formulas give.</param>
    internal ProbeScene(SampleStep step, int number = -1, bool isSquared = false)
    {
        this.step = step;
        this.isSquared = isSquared;
        hidden = step.Hidden.Length;
        digit = new CellPicture(28, 28).Ink(step.Image);
        table = new CellPicture(step.Hidden.Length, 10).Diverging(step.Network.Weights[1].Values, Paint.Largest(step.Network.Weights[1].Values));
        curve = new CostCurve(step, number < 0 || number >= ParameterPlace.CountOf(step.Network) ? Largest(step) : ParameterPlace.At(step.Network, number), isSquared);
        Look(curve.Place);
        captions = new CaptionTrack(
            new(-1, ProbeClock.Gather + 0.6, $"One of the {Numbers.Count(ParameterPlace.CountOf(step.Network))} numbers, and one digit."),
            new(ProbeClock.Gather + 0.6, ProbeClock.Claim - 0.1, "Change it, keep all others: the cost follows a curve."),
            new(ProbeClock.Claim - 0.1, ProbeClock.Probe - 0.1, isSquared ? "The program claims that the curve is this steep here." : "Backpropagation claims that the curve is this steep here."),
            new(ProbeClock.Probe - 0.1, ProbeClock.Closer - 0.1, "Measure: a little up, a little down, two costs."),
            new(ProbeClock.Closer - 0.1, ProbeClock.Close, "Closer: do the two slopes agree?"),
            new(ProbeClock.Close, ProbeClock.TooClose, isSquared ? "Never: o − l is the slope of another cost, cross-entropy." : "Seen from close by, every smooth curve is straight."),
            new(ProbeClock.TooClose, ProbeClock.Away, "Too close: the last digits of both costs are rounded."),
            new(ProbeClock.Away, ProbeClock.Hand - 0.3, "And out again."),
            new(ProbeClock.Hand - 0.3, 1e9, "Drag the point; move ε; choose another weight."));
        handles =
        [
            new(Point, "Value of the parameter", -5, 5, 0.05, () => Math.Clamp(Value(ProbeClock.Duration), -5, 5), TakeValue, value => Numbers.Fixed(value, 2)),
            new(Distance, "ε, as a power of ten", ProbeClock.Least, ProbeClock.First, 1, () => double.IsNaN(handPower) ? Math.Round(ProbeClock.Power(time)) : handPower, TakePower, power => Numbers.Brief(Math.Pow(10, power))),
            new(Parameter, "Parameter", 0, ParameterPlace.CountOf(step.Network) - 1, 1, () => Place.NumberIn(step.Network), value => Choose(ParameterPlace.At(step.Network, (int)value)), _ => Place.Words),
        ];
    }

    /// <summary>Occurs when another parameter is selected.</summary>
    internal event Action<ParameterPlace>? Chosen;

    /// <inheritdoc/>
    public override string Name => "The gradient microscope";

    /// <inheritdoc/>
    public override double Duration => ProbeClock.Duration;

    /// <inheritdoc/>
    public override double Opening => Begins;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <summary>The selected parameter.</summary>
    internal ParameterPlace Place => curve.Place;

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new ProbeLayout(stage);
        time = t;
        gathered = Ease.During(t, ProbeClock.Gather, ProbeClock.Gather + 1);
        view = Math.Pow(10, ProbeClock.View(t));
        Measure();
        captions.Draw(painter, t, layout.Caption.X, layout.Caption.Y, stage);
        Digit(painter);
        Weights(painter);
        Plot(painter);
        Slopes(painter);
        Slider(painter);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        double value = Value(t), epsilon = Epsilon(t);
        yield return new("Parameter", Place.CodeName);
        yield return new("Its value", Numbers.Fixed(value, 4));
        yield return new(isSquared ? "Squared error" : "Cost", Numbers.Fixed(curve.Cost(value), 4));
        yield return new("Slope by formula", Numbers.Brief(curve.Slope(value)));
        yield return new("ε", Numbers.Brief(epsilon));
        yield return new("Slope measured", Numbers.Brief(Measured(value, epsilon)));
    }

    /// <inheritdoc/>
    public override void TimeMoved() => (handValue, handPower) = (double.NaN, double.NaN);

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        switch (touch.Kind)
        {
            case TouchKind.Down when touch.Hit is Point or Distance or Parameter:
                (held, gripX, gripValue) = (touch.Hit, touch.X, Value(touch.Time));
                if (held != Point) Drag(touch);
                return true;
            case TouchKind.Move when held >= 0:
                Drag(touch);
                return true;
            case TouchKind.Up or TouchKind.Leave:
                bool isUsed = held >= 0;
                held = -1;
                if (isUsed) Change();
                return isUsed;
            default:
                return false;
        }
    }

    private static ParameterPlace Largest(SampleStep step)
    {
        double[] gradients = step.WeightGradients(0).Values;
        int at = 0;
        for (int i = 1; i < gradients.Length; i++)
            if (Math.Abs(gradients[i]) > Math.Abs(gradients[at])) at = i;
        return new ParameterPlace(0, at / 784, at % 784);
    }

    private void Drag(Touch touch)
    {
        switch (held)
        {
            case Point:
                double half = Math.Pow(10, ProbeClock.View(touch.Time));
                TakeValue(Math.Clamp(gripValue + ((touch.X - gripX) / (layout.Plot.Width / 2) * half), curve.Value - half, curve.Value + half));
                break;
            case Distance:
                double part = (touch.X - layout.Slider.X) / layout.Slider.Width;
                TakePower(Math.Clamp(Math.Round(Ease.Lerp(ProbeClock.Least, ProbeClock.First, part), 1), ProbeClock.Least, ProbeClock.First));
                break;
            default:
                Area area = Cells;
                int columns = Place.Layer == 0 ? 28 : hidden, rows = Place.Layer == 0 ? 28 : 10;
                int column = Math.Clamp((int)((touch.X - area.X) / area.Width * columns), 0, columns - 1), row = Math.Clamp((int)((touch.Y - area.Y) / area.Height * rows), 0, rows - 1);
                Choose(Place.Layer == 0 ? Place with { From = (row * 28) + column } : new ParameterPlace(1, row, column));
                break;
        }
    }

    private void TakeValue(double value)
    {
        handValue = value;
        Change();
    }

    private void TakePower(double power)
    {
        handPower = power;
        Change();
    }

    private void Choose(ParameterPlace place)
    {
        handValue = double.NaN;
        curve = new CostCurve(step, place, isSquared);
        Look(place);
        Chosen?.Invoke(place);
        Change();
    }

    private void Look(ParameterPlace place)
    {
        (name, where) = (place.CodeName, (place.Layer, place.IsBias) switch
        {
            (0, false) => $"hidden neuron {place.To}, pixel {place.From}",
            (0, true) => $"the bias of hidden neuron {place.To}",
            (_, false) => $"from hidden neuron {place.From} to output {place.To}",
            _ => $"the bias of output {place.To}",
        });
        if (place.Layer != 0) return;
        ReadOnlySpan<double> row = step.Network.Weights[0].Row(place.To);
        weights.Diverging(row, Paint.Largest(row));
    }

    private double Epsilon(double t) => Math.Pow(10, double.IsNaN(handPower) ? ProbeClock.Power(t) : handPower);

    private double Measured(double value, double epsilon) => (curve.Cost(value + epsilon) - curve.Cost(value - epsilon)) / (2 * epsilon);

    // The value of the parameter: set by the user, or moving along the curve and back.
    private double Value(double t)
    {
        if (!double.IsNaN(handValue)) return handValue;
        double reach = ProbeClock.Reach * 0.96, sweep = Ease.Smooth(Ease.Part(t, ProbeClock.Sweep, ProbeClock.Back - 0.8)), back = Ease.During(t, ProbeClock.Back - 0.6, ProbeClock.Back + 0.6);
        double out0 = Ease.During(t, ProbeClock.Sweep - 0.8, ProbeClock.Sweep), away = Ease.Lerp(-reach * out0, reach, sweep);
        return curve.Value + Ease.Lerp(away, 0, back);
    }

    private Lettering Figures(Align align = Align.Left, double size = 1, int weight = 600) => new(layout.Type * size, Face.Mono, weight, align);

    private Lettering Words(Align align = Align.Left) => new(layout.Type * 0.95, Face.Sans, 400, align);
}
