using Glassbox.Guide.Code;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Bias;

/// <summary>
/// The curve of a neuron with one input. Only the bias moves its point at an input of 0; the weight turns the curve about that point.
/// </summary>
public sealed class ThresholdScene : HandScene<(double Weight, double Bias)>
{
    private const double Begins = 1.8; // by then there is something to see
    /// <summary>The initial weight and bias.</summary>
    public const double FirstWeight = 1.5, FirstBias = 0;

    internal const double Turns = 2.4, Stays = 7.6, Slides = 10.2, Crosses = 13.4, Yours = 16;
    private const double Most = 8, Grabbed = 2; // of weight and bias; the input at which the curve is grabbed to turn it
    private const int WeightKnob = 0, BiasKnob = 1;
    private static readonly double[] ghosts = [-4, -1, 0.5, 3, 8]; // other weights
    private static readonly CodeAct[] acts = [new(CodeMarkers.Forward, CodeMarkers.ForwardBody)];
    private static readonly CaptionTrack
        own = new(new Caption(0, 1e9, "Your turn: drag the ring or the square.")),
        turned = new(new Caption(0, 1e9, "You turn the curve: the weight changes.")),
        slid = new(new Caption(0, 1e9, "You slide the curve: the bias changes."));

    private readonly IReadOnlyList<Handle> handles;
    private readonly IReadOnlyList<Beat> beats =
    [
        new(Begins, "The answer of a neuron, over its input"), new(Stays, "The weight has gone as far as it goes"), new(Slides, "All curves meet in one point"),
        new(Crosses, "The bias was lowered"), new(Yours, "The threshold"),
    ];

    private readonly CaptionTrack captions = new(
        new(0.1, Turns, "Change the weight: which way does the answer to 0 move?"),
        new(Turns, Stays, "The weight makes the curve steep or flat, or turns it over."),
        new(Stays, Slides, "But all these curves meet here: at 0 the answer stays ½."),
        new(Slides, Crosses, "Only the bias moves that point: the curve slides."),
        new(Crosses, Yours - 0.4, "The input whose answer is ½ is the threshold."),
        new(Yours - 0.4, 1e9, "Your turn: drag the ring or the square."));

    private readonly ReferenceNetwork neuron = new(new Architecture([1, 1]));
    private readonly Func<double, double>? squash;
    private ThresholdLayout layout = new(new StageArea(1280, 640));
    private (double Weight, double Bias) shown = (FirstWeight, FirstBias);
    private bool hasBias = true;
    private int grip = -1;
    private double pointed = double.NaN; // the input under the pointer

    /// <summary>Initializes a neuron with one input.</summary>
    /// <param name="squash">The activation function; the sigmoid, unless other code is shown.</param>
    public ThresholdScene(Func<double, double>? squash = null)
    {
        this.squash = squash;
        handles =
        [
            new(WeightKnob, "Weight", -Most, Most, 0.1, () => shown.Weight, value => Take(value, shown.Bias), value => Numbers.Fixed(value, 1)),
            new(BiasKnob, "Bias", -Most, Most, 0.1, () => shown.Bias, value => Take(shown.Weight, hasBias ? value : 0), value => Numbers.Fixed(value, 1)),
        ];
    }

    /// <inheritdoc/>
    public override string Name => "The threshold of a neuron";

    /// <inheritdoc/>
    public override double Duration => Yours;

    /// <inheritdoc/>
    public override double Opening => Begins;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <inheritdoc/>
    public override IReadOnlyList<CodeAct> Acts => acts;

    /// <summary>Whether the user may set a bias.</summary>
    public bool HasBias => hasBias;

    /// <summary>Sets both values manually.</summary>
    public void Take(double weight, double bias)
    {
        Hold(shown = (Math.Clamp(weight, -Most, Most), hasBias ? Math.Clamp(bias, -Most, Most) : 0));
    }

    /// <summary>Enables or disables the bias.</summary>
    public void Switch(bool isOn)
    {
        hasBias = isOn;
        Take(shown.Weight, isOn ? shown.Bias : 0);
    }

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new ThresholdLayout(stage);
        shown = At(t);
        (double x, double y) = layout.Caption;
        if (Hand is null) captions.Draw(painter, t, x, y, stage);
        else (grip == WeightKnob ? turned : grip == BiasKnob ? slid : own).Draw(painter, 1, x, y, stage);
        Axes(painter);
        Ghosts(painter, t);
        Curve(painter, shown.Weight, shown.Bias, Ease.Part(t, 0.3, 1.4), new Pen(3.5, Tint.Ink));
        Threshold(painter, t);
        Knobs(painter, t);
        Asked(painter);
        Side(painter, t);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        (double weight, double bias) = At(t);
        yield return new("Weight", Numbers.Fixed(weight, 1));
        yield return new("Bias", Numbers.Fixed(bias, 1));
        yield return new("Answer to an input of 0", Numbers.Fixed(Answer(0, weight, bias), 3));
        yield return new("Threshold", weight == 0 ? "none" : Numbers.Fixed((-bias / weight) + 0.0, 2));
        if (!double.IsNaN(pointed)) yield return new($"Answer to an input of {Numbers.Fixed(pointed, 1)}", Numbers.Fixed(Answer(pointed, weight, bias), 3));
    }

    /// <inheritdoc/>
    protected override void LetGo() => grip = -1;

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        switch (touch.Kind)
        {
            case TouchKind.Hover or TouchKind.Leave:
                double over = touch.Kind is TouchKind.Hover && layout.Plot.Has(touch.X, touch.Y) ? Math.Round(layout.Input(touch.X), 1) : double.NaN;
                if (over.Equals(pointed)) return false;
                pointed = over;
                Change();
                return !double.IsNaN(over);
            case TouchKind.Down when touch.Hit is WeightKnob or BiasKnob:
                grip = touch.Hit;
                pointed = double.NaN;
                Take(shown.Weight, shown.Bias);
                return true;
            case TouchKind.Move when grip >= 0:
                Drag(layout.Answer(touch.Y));
                return true;
            case TouchKind.Up when grip >= 0:
                grip = -1;
                Change();
                return true;
            default:
                return false;
        }
    }

    internal (double Weight, double Bias) At(double t)
    {
        if (Hand is { } set) return set;
        double weight = Ease.Lerp(FirstWeight, 6, Ease.During(t, Turns + 0.5, Turns + 1.5));
        weight = Ease.Lerp(weight, -3, Ease.During(t, Turns + 2, Turns + 3.2));
        weight = Ease.Lerp(weight, FirstWeight, Ease.During(t, Turns + 3.8, Turns + 4.8));
        return (weight, -3 * Ease.During(t, Slides + 0.6, Slides + 2.4));
    }

    private static double Logit(double answer) => Math.Log(answer / (1 - answer));

    // Computed by the reference implementation, so that the formula shown is the one that the guide explains.
    private double Answer(double input, double weight, double bias)
    {
        if (squash is not null) return squash((weight * input) + bias);
        neuron.Weights[0].Values[0] = weight;
        neuron.Biases[0].Values[0] = bias;
        return neuron.Predict([input])[0];
    }

    private double Level(double input, double weight, double bias)
    {
        double sum = (weight * input) + bias;
        return squash is null ? 1 / (1 + Math.Exp(-sum)) : squash(sum);
    }

    // The curve follows the pointer: at the grabbed input through its weight, at 0 through its bias.
    private void Drag(double answer)
    {
        double sum = Logit(Math.Clamp(answer, 0.0005, 0.9995));
        if (grip == BiasKnob) Take(shown.Weight, Math.Round(sum, 1));
        else Take(Math.Round((sum - shown.Bias) / Grabbed, 1), shown.Bias);
    }

    private void Axes(Painter painter)
    {
        Area plot = layout.Plot;
        var label = new Lettering(layout.Type * 0.9, Face.Mono, 400, Align.Center);
        painter.Line(plot.X, plot.Bottom, plot.Right, plot.Bottom, new Pen(1.5, Tint.LineStrong));
        painter.Line(plot.X, layout.Y(0.5), plot.Right, layout.Y(0.5), new Pen(1.25, Tint.Line, 4));
        painter.Line(plot.X, plot.Y, plot.Right, plot.Y, new Pen(1.25, Tint.Line));
        painter.Line(layout.X(0), plot.Bottom, layout.X(0), plot.Y, new Pen(1.25, Tint.Line));
        for (int input = -6; input <= 6; input += 2)
        {
            painter.Line(layout.X(input), plot.Bottom, layout.X(input), plot.Bottom + 6, new Pen(1.5, Tint.LineStrong));
            painter.Number(input, 0, layout.X(input), plot.Bottom + (layout.Type * 1.15), label, Tint.Soft);
        }

        painter.Text("1", plot.X - 8, plot.Y, label with { Align = Align.Right }, Tint.Soft);
        painter.Text("½", plot.X - 8, layout.Y(0.5), label with { Align = Align.Right }, Tint.Soft);
        painter.Text("0", plot.X - 8, plot.Bottom, label with { Align = Align.Right }, Tint.Soft);
        painter.Text("input", plot.Right, plot.Bottom + (layout.Type * 2.4), new Lettering(layout.Type, Face.Sans, 400, Align.Right), Tint.Soft);
        painter.Text("answer", plot.X, plot.Y - (layout.Type * 0.9), new Lettering(layout.Type), Tint.Soft);
    }

    private void Curve(Painter painter, double weight, double bias, double drawn, Pen pen)
    {
        if (drawn <= 0) return;
        const int Pieces = 120;
        Painter.Path path = painter.Polyline(pen);
        for (int i = 0; i <= Pieces; i++)
        {
            double input = ThresholdLayout.Most * ((2 * drawn * i / Pieces) - 1);
            path.Add(layout.X(input), layout.Y(Level(input, weight, bias)));
        }
    }

    // Other weights without a bias: all curves pass through one point.
    private void Ghosts(Painter painter, double t)
    {
        double there = Hand is not null ? hasBias ? 0 : 1 : Ease.Between(t, Stays - 0.6, Crosses, 0.5);
        if (there <= 0) return;
        foreach (double weight in ghosts) Curve(painter, weight, 0, 1, new Pen(1.5, Tint.LineStrong.At(0.75 * there), 3));
    }

    private void Threshold(Painter painter, double t)
    {
        double there = Hand is not null ? 1 : Ease.During(t, Crosses, Crosses + 0.5);
        if (there <= 0 || shown.Weight == 0) return;
        double place = -shown.Bias / shown.Weight;
        if (Math.Abs(place) > ThresholdLayout.Most) return;
        double x = layout.X(place), size = layout.Knob * 0.7;
        painter.Line(x, layout.Y(0.5), x, layout.Plot.Bottom, new Pen(2, Tint.Ink.At(there), 5));
        Painter.Path mark = painter.Polygon(Tint.Ink.At(there));
        mark.Add(x, layout.Plot.Bottom - 1);
        mark.Add(x - size, layout.Plot.Bottom - (1.6 * size));
        mark.Add(x + size, layout.Plot.Bottom - (1.6 * size));
    }

    // The square at an input of 0 is the bias, the ring next to it the weight.
    private void Knobs(Painter painter, double t)
    {
        double come = Ease.During(t, 1.2, 1.7), r = layout.Knob;
        if (come <= 0) return;
        (double x, double y) = (layout.X(0), layout.Y(Level(0, shown.Weight, shown.Bias)));
        double pulse = Hand is null ? Ease.Pulse(t, Stays, Stays + 1.2) : 0;
        if (pulse > 0.01) painter.Ring(x, y, r + 6 + (22 * pulse), new Pen(2, Tint.Ink.At(1 - pulse)));
        if (grip == BiasKnob) painter.Box(new Area(x - r - 6, y - r - 6, (2 * r) + 12, (2 * r) + 12), Tint.Ink.At(0.12), 8);
        painter.Box(new Area(x - r, y - r, 2 * r, 2 * r), Tint.Panel.At(come), 5);
        painter.Frame(new Area(x - r, y - r, 2 * r, 2 * r), new Pen(2.5, (hasBias ? Tint.Ink : Tint.LineStrong).At(come)), 5);
        if (hasBias) painter.Hit(BiasKnob, new Area(x - r - 3, y - r - 3, (2 * r) + 6, (2 * r) + 6));

        (double wx, double wy) = (layout.X(Grabbed), layout.Y(Level(Grabbed, shown.Weight, shown.Bias)));
        if (grip == WeightKnob) painter.Disc(wx, wy, r + 7, Tint.Ink.At(0.12));
        painter.Disc(wx, wy, r, Tint.Panel.At(come));
        painter.Ring(wx, wy, r, new Pen(2.5, Tint.Ink.At(come)));
        painter.Hit(WeightKnob, new Area(wx - r - 3, wy - r - 3, (2 * r) + 6, (2 * r) + 6));
        if (Hand is not null) return;
        painter.Fingertip(wx, wy, Ease.Between(t, Turns, Turns + 5.1, 0.3), Ease.Between(t, Turns + 0.3, Turns + 4.9, 0.15));
        painter.Fingertip(x, y, Ease.Between(t, Slides + 0.1, Slides + 2.8, 0.3), Ease.Between(t, Slides + 0.4, Slides + 2.6, 0.15));
    }

    // The activation for the input under the pointer.
    private void Asked(Painter painter)
    {
        if (double.IsNaN(pointed)) return;
        double answer = Level(pointed, shown.Weight, shown.Bias), x = layout.X(pointed), y = layout.Y(answer), type = layout.Type;
        painter.Line(x, layout.Plot.Y, x, layout.Plot.Bottom, new Pen(1, Tint.Ink.At(0.5)));
        painter.Disc(x, y, 4.5, Tint.Ink);
        double width = type * 6.4, left = Ease.Within(x + 10, layout.Plot.X, layout.Plot.Right - width), top = layout.Plot.Y + (type * 0.4);
        painter.Box(new Area(left, top, width, type * 2.9), Tint.Panel.At(0.94), 5);
        painter.Number(pointed, 1, left + 7, top + (type * 0.85), new Lettering(type * 0.9, Face.Mono), Tint.Soft, before: "input ");
        painter.Number(answer, 3, left + 7, top + (type * 2.1), new Lettering(type * 0.9, Face.Mono, 600), Tint.Ink, before: "says ");
    }

    // The size of the numbers, in units of the font size.
    private double Figure => layout.IsNarrow ? 1.35 : 1.7;

    private void Side(Painter painter, double t)
    {
        double come = Ease.During(t, 0.8, 1.4), type = layout.Type;
        if (come <= 0) return;
        (Area side, double weight, double bias) = (layout.Side, shown.Weight, shown.Bias);
        double step = layout.IsNarrow ? type * 1.5 : (side.Height - (type * 2)) / 5.6, second = layout.IsNarrow ? side.X + (side.Width * 0.5) : side.X;
        double biased = Hand is not null ? 1 : Ease.During(t, Slides, Slides + 0.5), crossed = Hand is not null ? 1 : Ease.During(t, Crosses, Crosses + 0.4);
        Told(painter, "weight", weight, 1, side.X, side.Y, Shade.Diverging(weight), come);
        Told(painter, "bias", bias, 1, second, layout.IsNarrow ? side.Y : side.Y + (step * 1.7), Shade.Diverging(bias), come * Math.Max(0.3, biased));
        double y = layout.IsNarrow ? side.Y + (step * 2.2) : side.Y + (step * 3.9);
        Told(painter, "answer to 0", Level(0, weight, bias), 3, side.X, y, Tint.Ink, come);
        double ty = layout.IsNarrow ? y : y + (step * 1.7);
        if (weight == 0)
        {
            painter.Text("threshold", second, ty, new Lettering(type), Tint.Soft.At(crossed));
            painter.Text("none", second, ty + (type * Figure), new Lettering(type * Figure, Face.Mono, 600), Tint.Ink.At(crossed));
        }
        else Told(painter, "threshold", (-bias / weight) + 0.0, 2, second, ty, Tint.Ink, crossed);
    }

    private void Told(Painter painter, ReadOnlySpan<char> name, double value, int decimals, double x, double y, Shade shade, double alpha)
    {
        painter.Text(name, x, y, new Lettering(layout.Type), Tint.Soft.At(alpha));
        painter.Number(value, decimals, x, y + (layout.Type * Figure), new Lettering(layout.Type * Figure, Face.Mono, 600), shade.At(alpha));
    }
}
