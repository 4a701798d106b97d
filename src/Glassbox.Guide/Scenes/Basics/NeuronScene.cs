using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Basics;

/// <summary>A neuron: three signals travel, are scaled by their weights, added up and squashed to an activation; then the same with 784.</summary>
public sealed class NeuronScene : StageScene
{
    private const double Begins = 1.4; // by then inputs, lines and the neuron are visible and at rest
    private const int Side = 28, Pixels = Side * Side, Strengths = 6;
    private const double Reach = 6, WideReach = 20; // the values at the ends of the axis, with three inputs and with 784
    private const double Signals = 2.2, Adds = 5, Squashes = 6.6, Turns = 8.6, Opens = 11.2, Lies = 12.8, LandsHigh = 14.4, LandsLow = 17.6, Asks = 20.8, Ends = 22.4;
    private const int Fan = 0; // layer
    private const int FirstPick = 10; // IDs of digits to choose; smaller IDs are weights
    private const int PartHits = 30;  // IDs of parts with tooltips: inputs, products, the neuron, the picture of the weights
    private const int ProductPart = 3, NeuronPart = 6, PicturePart = 7, PartCount = 8;

    internal static readonly double[] Inputs = [0.9, 0.5, 0.8], Weights = [2.6, -2.2, 0.5];
    private static readonly Dictionary<string, string> ProductTerms = new() { ["a"] = "weights", ["b"] = "inputs", ["weights"] = "weights", ["inputs"] = "inputs" };
    private static readonly string productCode = CodeMarkers.DotSum.Code, sigmoidCode = CodeMarkers.Sigmoid.Code, hiddenCode = CodeMarkers.Hidden.Code;
    private readonly NeuronExamples examples;
    private readonly CaptionTrack captions;
    private readonly IReadOnlyList<Beat> beats;
    private readonly IReadOnlyList<Handle> handles;
    private readonly CellPicture weights = new(Side, Side), products = new(Side, Side), highProducts = new(Side, Side), digits;
    private readonly int[][] buckets; // pixels grouped by strength and sign of their weight
    private readonly double full;
    private readonly double apart; // the difference between other code's sum of the three inputs and the scene's
    private readonly double[] hand = [double.NaN, double.NaN, double.NaN]; // weights changed by the user
    private NeuronLayout layout = new(new StageArea(1280, 640));
    private NeuronExample? painted, paintedHigh; // whose products are in the pictures
    private int picked = -1, pointed = -1, pixel;
    private (double Y, double Weight) grip;

    /// <summary>Initializes the scene with the neurons of a network.</summary>
    /// <param name="network">A network with 784 inputs, one hidden layer and 10 outputs.</param>
    /// <param name="digits">The digits; some hundred training digits must be loaded.</param>
    /// <param name="own">The reader's own digit as an additional choice; null if there is none.</param>
    public NeuronScene(Network network, IDigits digits, Subject? own = null)
        : this(new NeuronExamples(ReferenceNetwork.From(network), digits, own?.Ink is null ? null : own), own, sum: null) { }

    /// <summary>Initializes the scene with a neuron whose sums other code has computed.</summary>
    /// <param name="network">A network with 784 inputs, one hidden layer and 10 outputs.</param>
    /// <param name="digits">The digits; some hundred training digits must be loaded.</param>
    /// <param name="neuron">The index of the hidden neuron.</param>
    /// <param name="sums">[10] Its sums for the first digit of each class.</param>
    /// <param name="sum">The sum of the scene's three inputs.</param>
    internal NeuronScene(ReferenceNetwork network, IDigits digits, int neuron, double[] sums, double sum)
        : this(new NeuronExamples(network, digits, told: (neuron, sums)), own: null, sum) { }

    private NeuronScene(NeuronExamples examples, Subject? own, double? sum)
    {
        this.examples = examples;
        if (sum is { } told) apart = told - Enumerable.Range(0, 3).Sum(i => Inputs[i] * Weights[i]);
        this.digits = new CellPicture(Side, examples.All.Count * Side);
        full = Paint.Largest(examples.Weights) * 0.6;
        weights.Diverging(examples.Weights, full);
        for (int place = 0; place < examples.All.Count; place++)
            for (int p = 0; p < Pixels; p++) this.digits.Set((place * Pixels) + p, Tint.Ink, examples.All[place].Pixels[p] / 255.0);
        buckets = [.. Enumerable.Range(0, 2 * Strengths).Select(b => Enumerable.Range(0, Pixels).Where(p => Bucket(examples.Weights[p]) == b).ToArray())];
        (int high, int low) = (examples.High.Label, examples.Low.Label);
        captions = new CaptionTrack(
            new(0.2, Signals, "Three inputs. Each line carries a weight."),
            new(Signals, Adds, "On its line a signal grows, shrinks or changes sign."),
            new(Adds, Squashes, "What arrives is added up, head to tail."),
            new(Squashes, Turns, "The curve squashes the sum to an activation from 0 to 1."),
            new(Turns, Opens, "Change one weight, and everything follows."),
            new(Opens, Lies, "Now the same with 784 inputs, one for each pixel."),
            new(Lies, LandsHigh, "Its 784 weights make a picture."),
            new(LandsHigh, LandsLow, $"Where the ink of {Numbers.A(high)} lands on blue, the sum grows."),
            new(LandsLow, Asks, $"The ink of {Numbers.A(low)} lands on orange: the neuron stays empty."),
            new(Asks, 1e9, own?.Ink is null ? "Your turn: which digits fill this neuron?" : "Your turn: does your own digit fill this neuron?"));
        beats =
        [
            new(Begins, "Three inputs, three weighted lines"), new(Adds, "Signals have passed their weights"), new(Squashes, "The sum"),
            new(Turns, "The neuron’s activation"), new(Opens, "One weight has changed"), new(LandsHigh, "784 weights as a picture"),
            new(LandsLow, $"{Capital(Numbers.A(high))} fills it"), new(Asks, $"{Capital(Numbers.A(low))} leaves it empty"), new(Ends, "Ten digits to try"),
        ];
        handles = [.. Enumerable.Range(0, 3).Select(i => new Handle(
            i, $"Weight {i + 1}", -3, 3, 0.1, () => double.IsNaN(hand[i]) ? Weights[i] : hand[i],
            value => TakeWeight(i, value), value => Numbers.Fixed(value, 1))), DigitHandle(), PartHandle()];
    }

    /// <summary>The index of the hidden neuron that the second half shows.</summary>
    public int Neuron => examples.Neuron;

    /// <inheritdoc/>
    public override string Name => "A neuron: a weighted sum and a squash";

    /// <inheritdoc/>
    public override double Duration => Ends;

    /// <inheritdoc/>
    public override double Opening => Begins;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <inheritdoc/>
    public override IReadOnlyList<CodeAct> Acts { get; } =
    [
        new(CodeMarkers.Dot, CodeMarkers.DotSum) { Terms = ProductTerms },
        new(CodeMarkers.DotSum, CodeMarkers.DotResult) { Terms = ProductTerms },
        new(CodeMarkers.Sigmoid),
        new(CodeMarkers.Forward, CodeMarkers.ForwardBody) { Terms = ProductTerms },
        new(CodeMarkers.Hidden),
    ];

    /// <inheritdoc/>
    public override int ActAt(double t) => t < Adds ? 0 : t < Squashes ? 1 : t < Turns ? 2 : t < Opens ? 3 : 4;

    /// <summary>Returns the weighted sum of the three inputs at a time.</summary>
    internal double Sum(double t)
    {
        double sum = apart;
        for (int i = 0; i < 3; i++) sum += Inputs[i] * Weight(i, t);
        return sum;
    }

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new NeuronLayout(stage);
        captions.Draw(painter, t, layout.Caption.X, layout.Caption.Y, stage);
        double few = 1 - Ease.During(t, Opens, Opens + 0.5), many = Ease.During(t, Opens + 0.3, Opens + 0.9);
        NeuronExample? example = Example(t);
        double sum = Ease.Lerp(SumShown(t), WideSum(t, example), many), reach = Ease.LerpRatio(Reach, WideReach, many);
        Body(painter, t, sum, reach, many);
        if (few > 0)
        {
            painter.Opacity = few;
            Wires(painter, t);
            Bars(painter, t, reach);
            painter.Opacity = 1;
        }

        if (few > 0 && t >= Signals) FewHits(painter, reach, t);
        if (many <= 0)
        {
            if (pointed >= 0) Tell(painter, t, null, sum, reach);
            return;
        }

        Strands(painter, t);
        Pictures(painter, t, example);
        if (example is not null) Parts(painter, t, example, reach);
        Picks(painter, t, example);
        painter.Hit(PartHits + NeuronPart, layout.Body);
        if (t >= LandsHigh) painter.Hit(PartHits + PicturePart, layout.Weights);
        if (pointed >= 0) Tell(painter, t, example, sum, reach);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        if (t < Opens)
        {
            for (int i = 0; i < 3; i++) yield return new($"Input {i + 1} times weight {i + 1}", $"{Numbers.Fixed(Inputs[i], 1)} × {Numbers.Fixed(Weight(i, t), 1)} = {Numbers.Fixed(Inputs[i] * Weight(i, t), 2)}");
            yield return new("Sum", Numbers.Fixed(Sum(t), 2));
            yield return new("Activation", Numbers.Fixed(Level(Sum(t)), 2));
        }
        else if (Example(t) is { } example)
        {
            yield return new("Digit", Numbers.Fixed(example.Label, 0));
            yield return new("Sum", Numbers.Fixed(example.Sum, 1));
            yield return new("Activation", Numbers.Fixed(example.Level, 2));
        }
    }

    /// <inheritdoc/>
    public override void TimeMoved()
    {
        Array.Fill(hand, double.NaN);
        (picked, pointed) = (-1, -1);
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        if (touch.Kind is TouchKind.Hover or TouchKind.Leave or TouchKind.Down && PointAt(touch.Hit - PartHits, touch.X, touch.Y)) return touch.Kind is TouchKind.Hover;
        if (touch.Hit is >= FirstPick and < PartHits)
        {
            if (touch.Kind is not TouchKind.Down) return touch.Kind is TouchKind.Up;
            picked = touch.Hit - FirstPick;
            Change();
            return true;
        }

        if (touch.Hit is < 0 or >= PartHits) return false;
        switch (touch.Kind)
        {
            case TouchKind.Down:
                grip = (touch.Y, Weight(touch.Hit, touch.Time));
                return true;
            case TouchKind.Move:
                TakeWeight(touch.Hit, Math.Clamp(Math.Round(grip.Weight - ((touch.Y - grip.Y) / 40), 1), -3, 3));
                return true;
            default:
                return touch.Kind is TouchKind.Up;
        }
    }

    /// <inheritdoc/>
    public override bool Pressed(string key)
    {
        if (key.Length != 1 || key[0] is < '0' or > '9') return false;
        picked = key[0] - '0';
        Change();
        return true;
    }

    // Selects the part for the tooltip and the pixel of the picture of the weights; returns whether there is one.
    private bool PointAt(int part, double x, double y)
    {
        if (part is < 0 or >= PartCount) part = -1;
        int at = part == PicturePart ? PixelAt(x, y) : pixel;
        if ((part, at) != (pointed, pixel))
        {
            (pointed, pixel) = (part, at);
            Change();
        }

        return part >= 0;
    }

    private int PixelAt(double x, double y)
    {
        Area area = layout.Weights;
        (int column, int row) = ((int)((x - area.X) / area.Width * Side), (int)((y - area.Y) / area.Height * Side));
        return (Math.Clamp(row, 0, Side - 1) * Side) + Math.Clamp(column, 0, Side - 1);
    }

    private void FewHits(Painter painter, double reach, double t)
    {
        double from = 0;
        for (int i = 0; i < 3; i++)
        {
            (double x, double y) = layout.Input(i);
            painter.Hit(PartHits + i, new Area(x - layout.InputRadius, y - layout.InputRadius, 2 * layout.InputRadius, 2 * layout.InputRadius));
            double product = Inputs[i] * Weight(i, t), x0 = layout.OnAxis(from, reach), x1 = layout.OnAxis(from += product, reach);
            if (Poured(i, t) > 0.5) painter.Hit(PartHits + ProductPart + i, new Area(Math.Min(x0, x1), layout.Lane(i) - (layout.LaneHeight / 2), Math.Abs(x1 - x0), layout.LaneHeight));
        }

        painter.Hit(PartHits + NeuronPart, layout.Body);
    }

    private void Tell(Painter painter, double t, NeuronExample? example, double sum, double reach)
    {
        StageArea stage = layout.Stage;
        switch (pointed)
        {
            case PicturePart when example is not null && t >= LandsHigh:
                double cell = layout.Weights.Width / Side;
                Tip.Draw(
                    painter, stage, new Area(layout.Weights.X + (pixel % Side * cell), layout.Weights.Y + (pixel / Side * cell), cell, cell), "pixel ", pixel,
                    [new("ink", example.Pixels[pixel] / 255.0), new("weight", examples.Weights[pixel], 3, true), new("ink × weight", example.Products[pixel], 3, true)], productCode);
                break;
            case NeuronPart when t >= Squashes:
                Tip.Draw(painter, stage, layout.Body, "the neuron", -1, [new("sum", sum, 3, true), new("activation: the sum squashed", Level(sum))], t < Opens ? sigmoidCode : hiddenCode);
                break;
            case >= ProductPart and < NeuronPart when t < Opens:
                int product = pointed - ProductPart;
                double from = 0;
                for (int i = 0; i < product; i++) from += Inputs[i] * Weight(i, t);
                double to = from + (Inputs[product] * Weight(product, t)), x0 = layout.OnAxis(Math.Min(from, to), reach), x1 = layout.OnAxis(Math.Max(from, to), reach);
                Tip.Draw(
                    painter, stage, new Area(x0, layout.Lane(product) - (layout.LaneHeight / 2), x1 - x0, layout.LaneHeight), "product ", product + 1,
                    [new("input", Inputs[product], 2), new("weight", Weight(product, t), 2, true), new("input × weight", to - from, 3, true)], productCode);
                break;
            case >= 0 and < ProductPart when t < Opens:
                (double x, double y) = layout.Input(pointed);
                Tip.Draw(
                    painter, stage, new Area(x - layout.InputRadius, y - layout.InputRadius, 2 * layout.InputRadius, 2 * layout.InputRadius), "input ", pointed + 1,
                    [new("value", Inputs[pointed], 2), new("its weight", Weight(pointed, t), 2, true)], productCode);
                break;
        }
    }

    // For the keyboard: the parts in the order of the computation.
    private Handle PartHandle() => new(
        PartHits, "Part that is told of", 0, PartCount, 1, () => pointed + 1, value => PointAt((int)value - 1, layout.Weights.CenterX, layout.Weights.CenterY),
        value => (int)value switch
        {
            < 1 => "none",
            <= ProductPart => $"input {Numbers.Fixed(value, 0)}",
            <= NeuronPart => $"product {Numbers.Fixed(value - ProductPart, 0)}",
            <= PicturePart => "the neuron",
            _ => "a pixel of the picture of weights",
        });

    private Handle DigitHandle() => new(
        FirstPick, "Digit that is tried", 0, examples.All.Count, 1, () => picked + 1,
        value =>
        {
            picked = (int)value - 1;
            Change();
        },
        value => value < 1 ? "as the scene shows it" : value > 10 ? "your own" : Numbers.A((int)value - 1));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static double Level(double sum) => 1 / (1 + Math.Exp(-sum));

    private int Bucket(double weight) => Math.Min(Strengths - 1, (int)(Math.Abs(weight) / full * Strengths)) + (weight < 0 ? Strengths : 0);

    private void TakeWeight(int i, double value)
    {
        hand[i] = value;
        Change();
    }

    // Set by the user, or by the timeline: as a demonstration, the first weight goes below 0 and comes back.
    private double Weight(int i, double t)
    {
        if (!double.IsNaN(hand[i])) return hand[i];
        if (i > 0) return Weights[i];
        double down = Ease.During(t, Turns + 0.5, Turns + 1.2), up = Ease.During(t, Turns + 1.5, Turns + 2.2);
        return Ease.Lerp(Ease.Lerp(Weights[0], -1.8, down), 1.9, up);
    }

    // The sum of the products added so far.
    private double SumShown(double t)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++) sum += Inputs[i] * Weight(i, t) * Poured(i, t);
        return sum + (apart * Poured(2, t));
    }

    private static double Poured(int i, double t) => Ease.Arriving(t, Signals + 1.2 + (0.5 * i), Signals + 1.8 + (0.5 * i));

    private NeuronExample? Example(double t) =>
        picked >= 0 && t >= Opens ? examples.All[picked] : t < LandsHigh ? null : t < LandsLow ? examples.High : examples.Low;

    private double WideSum(double t, NeuronExample? example)
    {
        if (example is null) return examples.Bias;
        if (picked >= 0) return example.Sum;
        double begin = t < LandsLow ? LandsHigh : LandsLow;
        double from = t < LandsLow ? examples.Bias : Ease.Lerp(examples.High.Sum, examples.Bias, Ease.During(t, LandsLow, LandsLow + 0.5));
        return Ease.Lerp(from, example.Sum, Ease.During(t, begin + 1.1, begin + 2));
    }

    // The neuron, its level, and the curve on the axis of the sum.
    private void Body(Painter painter, double t, double sum, double reach, double many)
    {
        (double x, double r, double foot) = (layout.CenterX, layout.Radius, layout.Base);
        double there = Ease.During(t, 0.8, 1.3), curve = Ease.Part(t, Squashes, Squashes + 0.9), rise = Ease.During(t, Squashes + 0.6, Squashes + 1.2);
        double level = Level(sum), shown = level * (many > 0 ? 1 : rise);
        painter.Disc(x, foot - r, r, Tint.Panel.At(there));
        if (shown > 0.002)
        {
            painter.Clip(new Area(x - r, layout.AtLevel(shown), 2 * r, (2 * r) + 2));
            painter.Disc(x, foot - r, r, Tint.Ink.At(0.78));
            painter.Restore();
        }

        painter.Ring(x, foot - r, r, new Pen(1.5, Tint.LineStrong.At(there)));
        var axis = new Pen(1.25, Tint.LineStrong.At(there));
        painter.Line(x - layout.Half, foot, x + layout.Half, foot, axis);
        painter.Line(x, foot, x, layout.Lane(4), new Pen(1, Tint.Line.At(there), 3));
        var small = new Lettering(layout.Small, Face.Mono, 400, Align.Center);
        painter.Number(-reach, 0, x - layout.Half + 8, foot - (layout.Type * 0.8), small, Tint.Soft.At(there));
        painter.Number(reach, 0, x + layout.Half - 8, foot - (layout.Type * 0.8), small, Tint.Soft.At(there));
        if (curve > 0)
        {
            Painter.Path path = painter.Polyline(new Pen(2, Tint.LineStrong));
            for (int i = 0; i <= 64; i++)
            {
                double at = -1 + (2 * i / 64.0 * curve);
                path.Add(x + (at * layout.Half), layout.AtLevel(Level(at * reach)));
            }
        }

        // The mark of the sum rises to the curve, and moves across to the level.
        double mark = Ease.During(t, Signals + 1.2, Signals + 1.5), sx = layout.OnAxis(sum, reach), lifted = many > 0 ? 1 : rise;
        double top = Ease.Lerp(foot, layout.AtLevel(level), lifted);
        Shade sign = Shade.Diverging(sum);
        painter.Line(x, foot, sx, foot, new Pen(4, sign.At(mark)));
        painter.Line(sx, foot, sx, top, new Pen(2, sign.At(mark)));
        painter.Line(sx, top, x + layout.Half, top, new Pen(1.25, Tint.LineStrong.At(lifted * (many > 0 ? 1 : Ease.During(t, Squashes + 1, Squashes + 1.4)))));
        painter.Disc(sx, top, 4.5, sign.At(mark));
        painter.Number(sum, 1, Ease.Within(sx, x - layout.Half + 40, x + layout.Half - 40), foot + (layout.Type * 0.95), new Lettering(layout.Type * 0.9, Face.Mono, 600, Align.Center), sign.At(mark), before: "sum ");
        painter.Number(level, 2, x + layout.Half, Math.Min(top - (layout.Type * 0.9), foot - (layout.Type * 1.9)), new Lettering(layout.Type * 1.15, Face.Mono, 600, Align.Right), Tint.Ink.At(many > 0 ? 1 : Ease.During(t, Squashes + 1, Squashes + 1.4)));
    }

    private void Wires(Painter painter, double t)
    {
        var label = new Lettering(layout.Type * 0.9, Face.Mono, 500, Align.Center);
        for (int i = 0; i < 3; i++)
        {
            double weight = Weight(i, t), product = Inputs[i] * weight;
            double come = Ease.During(t, 0.15 * i, 0.5 + (0.15 * i)), grow = Ease.During(t, 0.4 + (0.15 * i), 1 + (0.15 * i));
            double signal = Ease.Part(t, Signals + (0.5 * i), Signals + 1.2 + (0.5 * i));
            Bend wire = layout.Wire(i);
            double wide = Math.Max(1, Math.Abs(weight) * layout.Unit), passed = Math.Max(1, Math.Abs(product) * layout.Unit);
            double dash = weight < 0 ? 5 : 0;
            painter.Curve(wire, new Pen(wide, Shade.Diverging(weight).At(0.22), dash), 0, grow);
            double before = Math.Min(signal * 2, 1) * 0.5, after = Ease.Part(signal, 0.5, 1) * 0.5;
            painter.Curve(wire, new Pen(Math.Max(1, Inputs[i] * layout.Unit), Tint.Ink.At(0.78)), 0, before);
            if (after > 0) painter.Curve(wire, new Pen(passed, Shade.Diverging(product), product < 0 ? 5 : 0), 0.5, 0.5 + after);
            if (signal is > 0 and < 1)
            {
                (double hx, double hy) = wire.At(before + after);
                painter.Disc(hx, hy, 5.5, after > 0 ? Shade.Diverging(product) : Tint.Ink);
            }

            (double x, double y) = layout.Input(i);
            painter.Disc(x, y, layout.InputRadius, Tint.Panel.At(come));
            double level = Inputs[i] * come;
            painter.Clip(new Area(x - layout.InputRadius, y + layout.InputRadius - (2 * layout.InputRadius * level), 2 * layout.InputRadius, 2 * layout.InputRadius));
            painter.Disc(x, y, layout.InputRadius, Tint.Ink.At(0.78 * come));
            painter.Restore();
            painter.Ring(x, y, layout.InputRadius, new Pen(1.4, Tint.LineStrong.At(come)));
            painter.Number(Inputs[i], 1, x, y + layout.InputRadius + (layout.Type * 0.85), label, Tint.Soft.At(come));

            // The weight: a draggable knob on its line.
            (double kx, double ky) = wire.At(0.5);
            double knob = Ease.During(t, 0.7 + (0.15 * i), 1 + (0.15 * i));
            painter.Disc(kx, ky, 8, Tint.Panel.At(knob));
            painter.Ring(kx, ky, 8, new Pen(2.2, Shade.Diverging(weight).At(knob)));
            (double tx, double ty, Align aligned) = layout.BesideKnob(i);
            painter.Number(weight, 1, kx + tx, ky + ty, label with { Weight = 600, Align = aligned }, Shade.Diverging(weight).At(knob), before: "× ");
            if (knob > 0.5 && t < Opens) painter.Hit(i, new Area(kx - 17, ky - 17, 34, 34));
        }

        // A fingertip hints at dragging.
        double finger = Ease.Between(t, Turns + 0.1, Turns + 2.5, 0.3);
        if (finger <= 0 || !double.IsNaN(hand[0])) return;
        (double fx, double fy) = layout.Wire(0).At(0.5);
        painter.Fingertip(fx, fy, finger, Ease.Between(t, Turns + 0.4, Turns + 2.3, 0.15));
    }

    // The products, head to tail: each starts where the previous one ends.
    private void Bars(Painter painter, double t, double reach)
    {
        double from = 0;
        var label = new Lettering(layout.Small, Face.Mono, 500);
        for (int i = 0; i < 3; i++)
        {
            double product = Inputs[i] * Weight(i, t), poured = Poured(i, t), to = from + (product * poured);
            if (poured > 0)
            {
                (double x0, double x1) = (layout.OnAxis(from, reach), layout.OnAxis(to, reach));
                double y = layout.Lane(i);
                if (!layout.IsNarrow) painter.Line(layout.CenterX - layout.Half, y, Math.Min(x0, x1), y, new Pen(1.25, Shade.Diverging(product).At(0.5 * poured)));
                painter.SignedBox(new Area(Math.Min(x0, x1), y - (layout.LaneHeight / 2), Math.Abs(x1 - x0), layout.LaneHeight), product, poured);
                painter.Line(x1, y, x1, i < 2 ? layout.Lane(i + 1) : layout.Base, new Pen(1, Tint.LineStrong.At(0.6 * poured), 2));
                painter.Number(product, 2, Math.Max(x0, x1) + 8, y, label, Shade.Diverging(product).At(poured), isSigned: true);
            }

            from = to;
        }
    }

    // 784 lines fan out; then each shortens and becomes one square of a picture.
    private void Strands(Painter painter, double t)
    {
        double open = Ease.During(t, Opens + 0.3, Opens + 1.2), lie = Ease.Part(t, Lies, Lies + 1.5);
        (double w, double h) = (layout.Stage.Width, layout.Stage.Height);
        double stays = 1 - Ease.Part(t, Lies, Lies + 0.45); // of the lines, while the squares emerge from them
        if (stays > 0)
        {
            if (painter.BeginLayer(Fan, (long)(w * 16) + ((long)(h * 16) << 24)))
            {
                for (int step = 0; step < Pixels; step++)
                {
                    int p = step * 17 % Pixels; // interleaved, so that no color is drawn on top of all others
                    double weight = examples.Weights[p];
                    painter.Curve(layout.Strand(p), new Pen(0.5 + (1.4 * Math.Min(1, Math.Abs(weight) / full)), Shade.Diverging(weight).At(0.35)));
                }

                painter.EndLayer();
            }

            // Reveals the fan from its hub outward.
            double edge = layout.IsNarrow ? layout.Lane(3) + 8 : layout.CenterX - layout.Half, far = layout.IsNarrow ? h : 0;
            painter.DrawLayer(Fan, layout.IsNarrow ? new Area(0, edge, w, (far - edge) * open) : new Area(edge * (1 - open), 0, edge * open, h), stays);
        }

        if (lie is <= 0 or >= 1) return;
        double cell = layout.Weights.Width / Side;
        for (int b = 0; b < buckets.Length; b++)
        {
            Painter.PointList squares = painter.Squares((b < Strengths ? Tint.Positive : Tint.Negative).At((0.5 + (b % Strengths)) / Strengths * Ease.Part(t, Lies, Lies + 0.3)));
            foreach (int p in buckets[b])
            {
                double move = Ease.Move(Ease.Part(lie, 0.35 * p / Pixels, 0.65 + (0.35 * p / Pixels)));
                (double x0, double y0) = layout.Strand(p).At(0.05 + (0.9 * (p * 293 % Pixels) / Pixels)); // spread over the whole fan
                double x1 = layout.Weights.X + (((p % Side) + 0.5) * cell), y1 = layout.Weights.Y + (((p / Side) + 0.5) * cell);
                squares.Add(Ease.Lerp(x0, x1, move), Ease.Lerp(y0, y1, Ease.Smooth(move)), Ease.Lerp(2.4, cell, move));
            }
        }
    }

    // How much of the first digit's parts remains while the second one appears.
    private double Leaves(double t) => picked < 0 && t >= LandsLow ? 1 - Ease.During(t, LandsLow, LandsLow + 0.5) : 0;

    private void Pictures(Painter painter, double t, NeuronExample? example)
    {
        double landed = Ease.Part(t, Lies + 1.35, Lies + 1.5), known = Ease.During(t, LandsHigh - 0.3, LandsHigh + 0.2), leaves = Leaves(t);
        if (landed <= 0) return;
        Area area = layout.Weights;
        double begin = t < LandsLow ? LandsHigh : LandsLow, fly = picked >= 0 ? 1 : Ease.Part(t, begin + 0.3, begin + 1.3);
        double product = example is null ? 0 : picked >= 0 ? 1 : Ease.During(t, begin + 1.2, begin + 1.7);
        painter.Picture(weights, area, landed * (1 - (0.75 * Math.Max(product, leaves))));
        painter.Frame(area, new Pen(1, Tint.Line.At(landed)));
        var label = new Lettering(layout.Small, Face.Sans, 400, Align.Center);
        painter.Text("784 weights", area.CenterX, area.Bottom + (layout.Type * 0.95), label, Tint.Soft.At(landed));
        painter.Box(layout.Digit, Tint.Panel.At(known));
        painter.Frame(layout.Digit, new Pen(1, Tint.Line.At(known)));
        painter.Text("784 inputs", layout.Digit.CenterX, layout.Digit.Bottom + (layout.Type * 0.95), label, Tint.Soft.At(known));
        if (leaves > 0)
        {
            painter.Picture(Painted(highProducts, ref paintedHigh, examples.High), area, leaves);
            painter.Picture(digits, layout.Digit, 0.3 * leaves, new Area(0, examples.High.Place * Side, Side, Side));
        }

        NeuronExample shown = example ?? examples.High;
        var part = new Area(0, shown.Place * Side, Side, Side);
        painter.Picture(digits, layout.Digit, known * (1 - leaves) * Ease.Lerp(1, 0.3, fly), part);
        if (product > 0) painter.Picture(ReferenceEquals(shown, examples.High) ? Painted(highProducts, ref paintedHigh, shown) : Painted(products, ref painted, shown), area, product);
        if (fly is <= 0 or >= 1) return;
        double cell = area.Width / Side, from = layout.Digit.Width / Side;
        Painter.PointList squares = painter.Squares(Tint.Ink.At(0.8));
        for (int i = 0; i < shown.Ink.Length; i++)
        {
            int p = shown.Ink[i];
            double move = Ease.Move(Ease.Part(fly, 0.4 * i / shown.Ink.Length, 0.6 + (0.4 * i / shown.Ink.Length)));
            double x0 = layout.Digit.X + (((p % Side) + 0.5) * from), y0 = layout.Digit.Y + (((p / Side) + 0.5) * from);
            double x1 = area.X + (((p % Side) + 0.5) * cell), y1 = area.Y + (((p / Side) + 0.5) * cell);
            squares.Add(Ease.Lerp(x0, x1, move), Ease.Lerp(y0, y1, move) - (Math.Sin(Math.PI * move) * cell * 1.5), Ease.Lerp(from, cell, move));
        }
    }

    private CellPicture Painted(CellPicture picture, ref NeuronExample? last, NeuronExample example)
    {
        if (!ReferenceEquals(last, example)) picture.Diverging(example.Products, full * 0.8);
        last = example;
        return picture;
    }

    // The sum in two parts: the products with positive weights, and those with negative weights; then the bias.
    private void Parts(Painter painter, double t, NeuronExample example, double reach)
    {
        double begin = t < LandsLow ? LandsHigh : LandsLow, leaves = Leaves(t);
        if (leaves > 0) Parts(painter, examples.High, leaves, reach);
        double grow = picked >= 0 ? 1 : Ease.During(t, begin + 1.1, begin + 2);
        if (grow > 0) Parts(painter, example, grow, reach);
    }

    private void Parts(Painter painter, NeuronExample example, double grow, double reach)
    {
        double from = 0, whole = 0;
        var label = new Lettering(layout.Small, Face.Mono, 500);
        for (int lane = 0; lane < 3; lane++)
        {
            double value = lane == 0 ? example.Blue : lane == 1 ? example.Orange : example.Bias;
            double to = from + (value * grow), x0 = layout.OnAxis(from, reach), x1 = layout.OnAxis(to, reach), y = layout.Lane(lane);
            painter.SignedBox(new Area(Math.Min(x0, x1), y - (layout.LaneHeight / 2), Math.Max(1.5, Math.Abs(x1 - x0)), layout.LaneHeight), value, grow);
            painter.Line(x1, y, x1, lane < 2 ? layout.Lane(lane + 1) : layout.Base, new Pen(1, Tint.LineStrong.At(0.6 * grow), 2));
            ReadOnlySpan<char> name = lane == 0 ? layout.IsNarrow ? "on blue " : "ink on blue " : lane == 1 ? layout.IsNarrow ? "on orange " : "ink on orange " : "bias ";

            // The side that has room for it in the end, so that the label does not change sides while the bar grows.
            double wide = layout.Type * (0.51 * (name.Length + 6)), end0 = layout.OnAxis(whole, reach), end1 = layout.OnAxis(whole += value, reach);
            bool isLeft = Math.Max(end0, end1) + 8 + wide > layout.Stage.Width && Math.Min(end0, end1) - 8 > layout.Stage.Width - Math.Max(end0, end1) - 8;
            double tx = isLeft ? Math.Max(Math.Min(x0, x1) - 8, wide) : Math.Min(Math.Max(x0, x1) + 8, layout.Stage.Width - wide);
            painter.Number(value, 1, tx, y, label with { Align = isLeft ? Align.Right : Align.Left }, Shade.Diverging(value).At(grow), isSigned: true, before: name);
            from = to;
        }
    }

    private void Picks(Painter painter, double t, NeuronExample? example)
    {
        double come = picked >= 0 ? 1 : Ease.During(t, Asks, Asks + 0.6);
        if (come <= 0) return;
        for (int digit = 0; digit < examples.All.Count; digit++)
        {
            Area area = layout.Pick(digit, examples.All.Count);
            painter.Box(area, Tint.Panel.At(come), 3);
            painter.Picture(digits, area, come, new Area(0, digit * Side, Side, Side), isSmooth: true);
            painter.Frame(area, example?.Place == digit ? new Pen(2, Tint.Ink.At(come)) : new Pen(1, Tint.Line.At(come)), 3);
            if (digit > 9) painter.Text("yours", area.CenterX, area.Y - (layout.Type * 0.75), new Lettering(layout.Small, Face.Sans, 600, Align.Center), Tint.Ink.At(come));
            painter.Hit(FirstPick + digit, area);
        }
    }
}
