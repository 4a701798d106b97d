using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Dataset;

/// <summary>
/// The sums of all hidden neurons on the sigmoid, while the range of the pixels grows from 0 … 1 to 0 … 255: one after the other, they move
/// out to where the curve is flat, and saturate.
/// </summary>
public sealed class SquashScene : HandScene<double>
{
    private const double Begins = 2; // by then the sums are visible
    internal const double Lies = 0.5, Grows = 3, Grown = 9.4, Told = 10, Returns = 13.2, Returned = 16.2, Yours = 17.4;
    internal const double Edge = 12, Full = 255; // the limit of the axis in both directions; the divisor of pixels
    internal const double Low = 0.01, High = 0.99; // activations beyond these are saturated
    private const int Knob = 0;
    private static readonly Beat[] beats =
    [
        new(Begins, "The sums of twenty neurons, pixels divided by 255"), new(Grown, "The same, pixels not divided"),
        new(Returns, "Where the squash is flat, nothing changes an answer"), new(Returned, "Divided by 255 again"), new(Yours, "The divisor can be dragged"),
    ];

    private readonly CaptionTrack captions = new(
        new(0.1, Grows, "Twenty neurons add up one digit. Their sums lie here."),
        new(Grows, Grown - 0.6, "Divide the pixels by less, and every sum grows."),
        new(Grown - 0.6, Told + 1.6, "Undivided, nearly all are out where the squash is flat."),
        new(Told + 1.6, Returns, "Out there, a small change to a weight changes no answer."),
        new(Returns, Yours - 0.4, "Divided by 255, they lie where the squash is steep."),
        new(Yours - 0.4, 1e9, "Your turn: drag the divisor."));

    private readonly double[] sums; // [hidden] for pixels from 0 to 1
    private readonly string of;
    private readonly IReadOnlyList<Handle> handles;
    private SquashLayout layout = new(new StageArea(1280, 640));
    private bool isHeld;

    /// <summary>Initializes the scene for a digit.</summary>
    /// <param name="network">The network whose hidden neurons are shown.</param>
    /// <param name="image">[784] 0 to 1</param>
    internal SquashScene(ReferenceNetwork network, double[] image)
    {
        sums = Sums(network, image);
        of = $" of {sums.Length}";
        handles = [new(Knob, "Pixels are divided by", 1, Full, 1, () => Math.Round(Hand ?? Full), Take, value => Numbers.Fixed(value, 0))];
    }

    /// <inheritdoc/>
    public override string Name => "Sums on the squash";

    /// <inheritdoc/>
    public override double Duration => Yours;

    /// <inheritdoc/>
    public override double Opening => Begins;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <summary>Sets the divisor manually.</summary>
    /// <param name="divisor">The divisor, 1 to 255.</param>
    public void Take(double divisor) => Hold(Math.Clamp(divisor, 1, Full));

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new SquashLayout(stage);
        double divisor = Divisor(t);
        captions.Draw(painter, Hand is null ? t : Yours, layout.Caption.X, layout.Caption.Y, stage);
        Curve(painter);
        Neurons(painter, t, Full / divisor);
        Numbered(painter, t, divisor);
        Slider(painter, t, divisor);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        double divisor = Divisor(t), factor = Full / divisor;
        yield return new("Pixels are divided by", Numbers.Fixed(divisor, 0));
        yield return new("Stuck", $"{Stuck(sums, factor)} of {sums.Length}");
        yield return new("Mean slope where the sums lie", Numbers.Fixed(Slope(factor), 4));
        yield return new("Farthest sum", Numbers.Fixed(Farthest(factor), 1));
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        switch (touch.Kind)
        {
            case TouchKind.Down when touch.Hit == Knob:
            case TouchKind.Move when isHeld:
                isHeld = true;
                Take(Math.Round(layout.Divisor(touch.X)));
                return true;
            case TouchKind.Up or TouchKind.Leave when isHeld:
                isHeld = false;
                Change();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Returns the divisor of the pixels at a time.</summary>
    internal double Divisor(double t) => Hand is { } set ? set
        : t < Told ? Ease.LerpRatio(Full, 1, Ease.During(t, Grows, Grown)) : Ease.LerpRatio(1, Full, Ease.During(t, Returns, Returned));

    /// <summary>[hidden] Returns the weighted sums of the hidden neurons.</summary>
    internal static double[] Sums(ReferenceNetwork network, double[] image) => [.. network.Forward(image)["hidden sums"].Values];

    /// <summary>Returns the number of saturated neurons if every sum is multiplied by a factor.</summary>
    internal static int Stuck(double[] sums, double factor)
    {
        int stuck = 0;
        foreach (double sum in sums)
            if (IsStuck(sum * factor)) stuck++;
        return stuck;
    }

    /// <summary>Returns the mean derivative of the sigmoid at the sums.</summary>
    internal double Slope(double factor)
    {
        double all = 0;
        foreach (double sum in sums)
        {
            double answer = Curves.Sigmoid(sum * factor);
            all += answer * (1 - answer);
        }

        return all / sums.Length;
    }

    private double Farthest(double factor)
    {
        double most = 0;
        foreach (double sum in sums)
            if (Math.Abs(sum) > Math.Abs(most)) most = sum;
        return most * factor;
    }

    private static bool IsStuck(double sum) => Curves.Sigmoid(sum) is < Low or > High;

    private void Curve(Painter painter)
    {
        Area plot = layout.Plot;
        var label = new Lettering(layout.Type * 0.9, Face.Mono, 400, Align.Center);
        painter.Line(plot.X, plot.Bottom, plot.Right, plot.Bottom, new Pen(1.5, Tint.LineStrong));
        painter.Line(plot.X, plot.Y, plot.Right, plot.Y, new Pen(1.25, Tint.Line));
        painter.Line(layout.X(0), plot.Y, layout.X(0), plot.Bottom, new Pen(1.25, Tint.Line, 4));
        for (int sum = -10; sum <= 10; sum += layout.IsNarrow ? 10 : 5)
            painter.Number(sum, 0, layout.X(sum), plot.Bottom + (layout.Type * 1.2), label, Tint.Soft);
        painter.Text("weighted sum", plot.Right, plot.Bottom + (layout.Type * 2.5), new Lettering(layout.Type, Align: Align.Right), Tint.Soft);
        painter.Text("1", plot.X - 8, plot.Y, label with { Align = Align.Right }, Tint.Soft);
        painter.Text("0", plot.X - 8, plot.Bottom, label with { Align = Align.Right }, Tint.Soft);
        const int Pieces = 120;
        Painter.Path path = painter.Polyline(new Pen(3.5, Tint.Ink));
        for (int i = 0; i <= Pieces; i++)
        {
            double sum = Edge * ((2.0 * i / Pieces) - 1);
            path.Add(layout.X(sum), layout.Y(Curves.Sigmoid(sum)));
        }
    }

    // Round if the neuron can still learn, square if it is saturated. Beyond the edges, they pile up, ordered by their sums.
    private void Neurons(Painter painter, double t, double factor)
    {
        double r = layout.Neuron;
        for (int i = 0; i < sums.Length; i++)
        {
            double come = Ease.Arriving(t, Lies + (0.04 * i), Lies + 0.7 + (0.04 * i));
            if (come <= 0) continue;
            double sum = sums[i] * factor, answer = Curves.Sigmoid(sum), x = layout.X(Math.Clamp(sum, -Edge, Edge)), y = layout.Y(answer);
            if (Math.Abs(sum) > Edge) y += (sum < 0 ? -1 : 1) * 2.15 * r * Before(i, factor);
            y = Ease.Lerp(layout.Plot.Bottom, y, come);
            bool isStuck = IsStuck(sum);
            if (!isStuck) painter.Line(x, layout.Plot.Bottom, x, y, new Pen(1, Tint.LineStrong.At(0.6 * come)));
            if (isStuck) painter.Box(new Area(x - r, y - r, 2 * r, 2 * r), Tint.Wrong.At(come), 1.5);
            else painter.Disc(x, y, r, Tint.Ink.At(0.75 * come));
        }
    }

    // The number of neurons beyond the same edge and nearer to it: the others pass the edge first.
    private double Before(int neuron, double factor)
    {
        double before = 0;
        for (int i = 0; i < sums.Length; i++)
            if (i != neuron && sums[i] * sums[neuron] > 0 && Math.Abs(sums[i]) > Math.Abs(sums[neuron])) before += Math.Clamp((Math.Abs(sums[i] * factor) - Edge) / 2, 0, 1);
        return before;
    }

    private void Numbered(Painter painter, double t, double divisor)
    {
        double come = Ease.During(t, Lies, Lies + 0.6), type = layout.Type, step = type * (layout.IsNarrow ? 1.35 : 1.6);
        if (come <= 0) return;
        (Area side, double factor) = (layout.Side, Full / divisor);
        double across = layout.IsNarrow ? side.Width / 3 : 0, down = layout.IsNarrow ? 0 : type * 4.6;
        Say(0, "stuck");
        int stuck = Stuck(sums, factor);
        var large = new Lettering(type * (layout.IsNarrow ? 1.3 : 1.9), Face.Mono, 600);
        painter.Count(stuck, side.X, side.Y + (layout.IsNarrow ? step : type * 1.85), large, (stuck > 0 ? Tint.Wrong : Tint.Ink).At(come), after: of);
        Say(1, "mean slope");
        painter.Number(Slope(factor), 4, side.X + across, side.Y + down + step, new(type * (layout.IsNarrow ? 1.3 : 1.5), Face.Mono, 600), Tint.Ink.At(come));
        Say(2, "farthest sum");
        painter.Number(Farthest(factor), 1, side.X + (2 * across), side.Y + (2 * down) + step, new(type * (layout.IsNarrow ? 1.3 : 1.5), Face.Mono, 600), Tint.Ink.At(come));

        void Say(int place, ReadOnlySpan<char> name) => painter.Text(name, side.X + (place * across), side.Y + (place * down), new(type), Tint.Soft.At(come));
    }

    private void Slider(Painter painter, double t, double divisor)
    {
        Area slider = layout.Slider;
        double come = Ease.During(t, Lies + 0.6, Lies + 1.2), x = layout.Divided(divisor);
        if (come <= 0) return;
        painter.Line(slider.X, slider.CenterY, slider.Right, slider.CenterY, new Pen(4, Tint.Line.At(come)));
        painter.Disc(x, slider.CenterY, 10, Tint.Panel.At(come));
        painter.Ring(x, slider.CenterY, 10, new Pen(isHeld ? 4 : 2.5, Tint.Ink.At(come)));
        painter.Number(divisor, 0, slider.X - 30, slider.CenterY, new(layout.Type * 1.15, Face.Mono, 600, Align.Right), Tint.Ink.At(come), before: "÷ ");
        if (come > 0.5) painter.Hit(Knob, slider.Grown(8));
        double finger = Hand is null ? Ease.Between(t, Grows - 0.5, Returned + 0.4, 0.4) : 0;
        painter.Fingertip(x, slider.CenterY, finger, Ease.Between(t, Grows - 0.1, Returned, 0.2));
    }
}
