using Glassbox.Guide.Code;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Backpropagation.Springs;

/// <summary>
/// Backpropagation in the smallest network: the error is a spring between output and target, its pull runs back along the line, each weight
/// turns, and the spring gets shorter; eight times.
/// </summary>
public sealed partial class SpringScene : StageScene
{
    private const int HiddenDial = 0, OutputDial = 1, TargetFlag = 2, RateBead = 3, InputDisc = 4; // IDs of what can be dragged
    private const int HiddenDisc = 5, OutputDisc = 6;                                                             // IDs of what can only be pointed at
    private const double MostRate = 8;

    private readonly CaptionTrack captions = new(
        new(-1, SpringClock.Start + 0.2, "The smallest network: one number in, one hidden, one out."),
        new(SpringClock.Start + 0.2, SpringClock.Start + SpringClock.OnRail - 0.1, "Forward: times a weight, squash. Times a weight, squash."),
        new(SpringClock.Start + SpringClock.OnRail - 0.1, SpringClock.Start + SpringClock.Pull - 0.1, "The target pulls at the answer like a spring."),
        new(SpringClock.Start + SpringClock.Pull - 0.1, SpringClock.Start + SpringClock.AtGate - 0.1, "The pull runs back along the line, times the weight."),
        new(SpringClock.Start + SpringClock.AtGate - 0.1, SpringClock.Start + SpringClock.Multiply - 0.1, "The gate is as wide as the curve is steep."),
        new(SpringClock.Start + SpringClock.Multiply - 0.1, SpringClock.Start + SpringClock.Turn - 0.1, "Pull from the right times signal from the left: a gradient."),
        new(SpringClock.Start + SpringClock.Turn - 0.1, SpringClock.Begin(1), "Each weight turns against its gradient."),
        new(SpringClock.Begin(1), SpringClock.Begin(2), "Forward again. And how long is the spring now?"),
        new(SpringClock.Begin(2), 1e9, "Again, and again: it slackens."));

    private readonly IReadOnlyList<Beat> beats =
    [
        new(0, "Three discs, two weights"), new(SpringClock.Start + SpringClock.HiddenOut, "The hidden neuron is squashed"),
        new(SpringClock.Start + SpringClock.OutputOut + 0.2, "The answer"), new(SpringClock.Start + SpringClock.Pull - 0.2, "A spring between answer and target"),
        new(SpringClock.Start + SpringClock.AtGate - 0.1, "The pull has passed the output weight"), new(SpringClock.Start + SpringClock.AtFirstDial, "The pull has passed the gate"),
        new(SpringClock.Start + SpringClock.Drop - 0.2, "Two gradients"), new(SpringClock.Begin(1) - 0.1, "Both weights have turned"),
        new(SpringClock.Begin(2), "The second round"), new(SpringClock.Duration, "Eight rounds"),
    ];

    private readonly IReadOnlyList<Handle> handles;
    private SpringLayout layout = new(new StageArea(1280, 640));
    private int held = -1, pointed = -1;
    private double gripY, gripInput;

    // The state of the current frame.
    private int round;
    private double moment, gone;

    /// <summary>Initializes the scene with the default weights.</summary>
    public SpringScene()
    {
        handles =
        [
            new(HiddenDial, "Hidden weight", -SmallestRun.MostWeight, SmallestRun.MostWeight, 0.1, () => Run.HiddenWeight, value => Turn(0, value, Run.OutputWeight), One),
            new(OutputDial, "Output weight", -SmallestRun.MostWeight, SmallestRun.MostWeight, 0.1, () => Run.OutputWeight, value => Turn(0, Run.HiddenWeight, value), One),
            new(TargetFlag, "Target", 0, 1, 0.05, () => Run.Target, value => Aim(value, Run.Rate), Two),
            new(RateBead, "Learning rate", 0.5, MostRate, 0.5, () => Run.Rate, value => Aim(Run.Target, value), One),
            new(InputDisc, "Input", 0, 1, 0.05, () => Run.Input, TakeInput, Two),
        ];
        static string One(double value) => Numbers.Fixed(value, 1);
        static string Two(double value) => Numbers.Fixed(value, 2);
    }

    /// <inheritdoc/>
    public override string Name => "The smallest network learns";

    /// <inheritdoc/>
    public override double Duration => SpringClock.Duration;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <inheritdoc/>
    public override IReadOnlyList<CodeAct> Acts { get; } =
    [
        new(CodeMarkers.Hidden, CodeMarkers.Output), new(CodeMarkers.OutputDelta), new(CodeMarkers.HiddenDelta), new(CodeMarkers.OutputUpdate, CodeMarkers.HiddenUpdate),
    ];

    /// <summary>The values.</summary>
    internal SmallestRun Run { get; } = new();

    /// <summary>Starts over with other values.</summary>
    public void Begin(double input, double hiddenWeight, double outputWeight, double target, double rate)
    {
        Run.Begin(input, hiddenWeight, outputWeight, target, rate);
        Change();
    }

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new SpringLayout(stage);
        (round, moment) = SpringClock.At(t);
        gone = 1 - Between(SpringClock.Turn, SpringClock.Turn + 0.9);
        captions.Draw(painter, t, layout.Caption.X, layout.Caption.Y, stage);
        (double x0, double y0) = layout.At(layout.Input, 0);
        (double x1, double y1) = layout.At(layout.Output, 0);
        painter.Line(x0, y0, x1, y1, new Pen(2, Tint.Line));
        Forward(painter);
        Back(painter, t);
        Rail(painter);
        Discs(painter);
        Gate(painter);
        Dial(painter, isOutput: false);
        Dial(painter, isOutput: true);
        Rates(painter);
        Tell(painter);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        (int at, double now) = SpringClock.At(t);
        SmallestRound shown = Run[at];
        yield return new("Round", Numbers.Fixed(at + 1, 0));
        yield return new("Input", Numbers.Fixed(Run.Input, 2));
        yield return new("Hidden weight", Numbers.Fixed(now > SpringClock.Turn ? shown.NewHiddenWeight : shown.HiddenWeight, 2));
        yield return new("Output weight", Numbers.Fixed(now > SpringClock.Turn ? shown.NewOutputWeight : shown.OutputWeight, 2));
        yield return new("Hidden", Numbers.Fixed(shown.Hidden, 2));
        yield return new("Output", Numbers.Fixed(shown.Output, 2));
        yield return new("Target", Numbers.Fixed(Run.Target, 2));
        yield return new("Output minus target", Numbers.Fixed(shown.OutputDelta, 2));
        yield return new("Pull at the hidden neuron", Numbers.Fixed(shown.HiddenDelta, 2));
    }

    /// <inheritdoc/>
    public override int ActAt(double t)
    {
        double now = SpringClock.At(t).Moment;
        return now < SpringClock.OnRail ? 0 : now < SpringClock.Pull ? 1 : now < SpringClock.Multiply ? 2 : 3;
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        switch (touch.Kind)
        {
            case TouchKind.Hover:
                if (pointed != touch.Hit) Change();
                pointed = touch.Hit;
                return pointed >= 0;
            case TouchKind.Down when touch.Hit is >= 0 and < HiddenDisc:
                (held, pointed, gripY, gripInput) = (touch.Hit, -1, touch.Y, Run.Input);
                Drag(touch);
                return true;
            case TouchKind.Move when held >= 0:
                Drag(touch);
                return true;
            case TouchKind.Up or TouchKind.Leave:
                bool isUsed = held >= 0 || pointed >= 0;
                (held, pointed) = (-1, -1);
                return isUsed;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public override void TimeMoved() => pointed = -1;

    private void Drag(Touch touch)
    {
        switch (held)
        {
            case TargetFlag:
                Aim(Math.Clamp(Math.Round(layout.Value(touch.X, touch.Y), 2), 0, 1), Run.Rate);
                break;
            case RateBead:
                Aim(Run.Target, Math.Clamp(Math.Round((touch.X - layout.Slider.X) / layout.Slider.Width * 2 * MostRate) / 2, 0.5, MostRate));
                break;
            case InputDisc:
                TakeInput(Math.Clamp(Math.Round(gripInput - ((touch.Y - gripY) / 120), 2), 0, 1));
                break;
            default:
                DragDial(touch, held == OutputDial);
                break;
        }
    }

    // A weight turned after the end of its round belongs to the next one.
    private void DragDial(Touch touch, bool isOutput)
    {
        (double x, double y) = layout.At(isOutput ? layout.OutputDial : layout.HiddenDial, 0);
        double angle = Math.Atan2(touch.Y - y, touch.X - x) + (Math.PI / 2);
        if (angle > Math.PI) angle -= 2 * Math.PI;
        double weight = Math.Clamp(Math.Round(angle / (Math.PI / 4), 1), -SmallestRun.MostWeight, SmallestRun.MostWeight);
        (int at, double now) = SpringClock.At(touch.Time);
        bool hasTurned = now > SpringClock.Turn + 0.6;
        SmallestRound shown = Run[at];
        (double hidden, double output) = hasTurned ? (shown.NewHiddenWeight, shown.NewOutputWeight) : (shown.HiddenWeight, shown.OutputWeight);
        if (isOutput) output = weight;
        else hidden = weight;
        Turn(Math.Min(SmallestRun.Rounds - 1, hasTurned ? at + 1 : at), hidden, output);
    }

    private void Turn(int at, double hidden, double output)
    {
        Run.Turn(at, hidden, output);
        Change();
    }

    private void Aim(double target, double rate)
    {
        Run.Aim(target, rate);
        Change();
    }

    private void TakeInput(double input) => Begin(input, Run.HiddenWeight, Run.OutputWeight, Run.Target, Run.Rate);

    private double Between(double from, double to) => Ease.During(moment, from, to);

    private double Evenly(double from, double to) => Ease.Part(moment, from, to);

    private Lettering Figures(Align align = Align.Center, double size = 1, int weight = 600) => new(layout.Type * size, Face.Mono, weight, align);

    private Lettering Words(Align align = Align.Center) => new(layout.Type * 0.95, Face.Sans, 400, align);
}
