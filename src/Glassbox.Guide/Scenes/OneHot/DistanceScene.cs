using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.OneHot;

/// <summary>Ten digits, first on a ruler, where some are neighbors, then one-hot encoded, where any two are equally far apart.</summary>
public sealed class DistanceScene : StageScene
{
    private const double Begins = 1.4; // by then there is something to see
    private const int Side = 28, Looked = 400; // the number of digits to search for one of each class
    private const int First = 100, Second = 101; // IDs of handles; the digits are 0 to 9

    /// <summary>All ten are on the ruler.</summary>
    internal const double Falls = 2.8;

    /// <summary>Two distances on the ruler.</summary>
    internal const double Measures = 5;

    /// <summary>The ruler becomes ten columns.</summary>
    internal const double Opens = 8.4;

    /// <summary>Two labels are compared, then two others.</summary>
    internal const double Compares = 12, Swaps = 15.6;

    /// <summary>The user takes over.</summary>
    internal const double Yours = 19;

    private static readonly CodeAct[] acts = [new(CodeMarkers.OneHot)];
    private readonly string apart;
    private readonly double[][] labels;
    private readonly CellPicture cards = new(Side, 10 * Side);
    private readonly IReadOnlyList<Handle> handles;
    private readonly IReadOnlyList<Beat> beats =
    [
        new(Begins, "A 3, a 4 and an 8, as they are written"), new(Measures, "Ten digits on a ruler"), new(Opens, "On the ruler the 4 is nearer"),
        new(Compares, "Each digit has a place of its own"), new(Swaps, "3 and 4, place by place"), new(Yours, "3 and 8, place by place"),
    ];

    private readonly CaptionTrack captions = new(
        new(0.1, Falls, "Written by hand, which is closer to the 3?"),
        new(Falls, Measures, "As amounts, the labels stand on a ruler."),
        new(Measures, Opens, "There the 4 is next to the 3, and the 8 is far away."),
        new(Opens, Compares, "Instead, each digit gets a place of its own."),
        new(Compares, Swaps, "3 and 4 differ in two places: √2 apart."),
        new(Swaps, Yours - 0.6, "So do 3 and 8: no two digits are closer."),
        new(Yours - 0.6, 1e9, "Your turn: choose any two digits."));

    private DistanceLayout layout = new(new StageArea(1280, 640));
    private (int A, int B) pair = (3, 8);

    /// <summary>Initializes the scene with one handwritten digit of each class.</summary>
    /// <param name="digits">The source of the digits.</param>
    /// <param name="labels">[10][10] The label of each digit; by default one-hot, unless other code is shown.</param>
    public DistanceScene(IDigits digits, double[][]? labels = null)
    {
        this.labels = labels ?? [.. Enumerable.Range(0, 10).Select(DigitsExtensions.OneHot)];
        apart = Numbers.Fixed(Places(3, 8));
        Span<bool> isFound = stackalloc bool[10];
        for (int i = 0; i < Math.Min(Looked, digits.Available(DigitSet.Training)); i++)
        {
            int label = digits.Label(DigitSet.Training, i);
            if (isFound[label]) continue;
            isFound[label] = true;
            byte[] pixels = digits.Pixels(DigitSet.Training, i);
            for (int p = 0; p < pixels.Length; p++) cards.Set((label * Side * Side) + p, Tint.Ink, pixels[p] / 255.0);
        }

        handles =
        [
            new(First, "One label", 0, 9, 1, () => pair.A, value => Choose((int)value, pair.B), value => Numbers.Fixed(value, 0)),
            new(Second, "Another", 0, 9, 1, () => pair.B, value => Choose(pair.A, (int)value), value => Numbers.Fixed(value, 0)),
        ];
    }

    /// <summary>Occurs when the user selects two labels, which must become visible.</summary>
    public event Action? Chosen;

    /// <inheritdoc/>
    public override IReadOnlyList<CodeAct> Acts => acts;

    /// <inheritdoc/>
    public override string Name => "Labels on a ruler, and as places";

    /// <inheritdoc/>
    public override double Duration => Yours;

    /// <inheritdoc/>
    public override double Opening => Begins;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <summary>The two labels that the user compares.</summary>
    public (int A, int B) Pair => pair;

    /// <summary>Returns the distance between two labels as vectors.</summary>
    public double Places(int a, int b) => Math.Sqrt(labels[a].Zip(labels[b], (x, y) => (x - y) * (x - y)).Sum());

    /// <summary>Selects two labels to compare.</summary>
    public void Choose(int a, int b)
    {
        pair = (Math.Clamp(a, 0, 9), Math.Clamp(b, 0, 9));
        Change();
        Chosen?.Invoke();
    }

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new DistanceLayout(stage);
        captions.Draw(painter, t, layout.Caption.X, layout.Caption.Y, stage);
        Ruler(painter, t);
        Table(painter, t);
        Difference(painter, t);
        for (int digit = 0; digit < 10; digit++) Card(painter, digit, t);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        (int a, int b) = PairAt(t);
        yield return new("Labels", $"{a} and {b}");
        yield return new("Apart on the ruler", $"{Math.Abs(a - b)}");
        yield return new("Apart as places", Numbers.Fixed(Places(a, b)));
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        if (touch.Kind is not TouchKind.Down || touch.Hit is < 0 or > 9) return false;
        Choose(pair.B, touch.Hit); // the last two that were tapped
        return true;
    }

    /// <inheritdoc/>
    public override bool Pressed(string key)
    {
        if (key.Length != 1 || key[0] is < '0' or > '9') return false;
        Choose(pair.B, key[0] - '0');
        return true;
    }

    private (int A, int B) PairAt(double t) => t >= Yours - 0.01 ? pair : t < Swaps ? (3, 4) : (3, 8);

    private static double Opened(double t) => Ease.During(t, Opens + 0.2, Opens + 1.4);

    // The axis of the ruler becomes the column headings.
    private void Ruler(Painter painter, double t)
    {
        double come = Ease.During(t, Falls - 0.4, Falls + 0.2), open = Opened(t);
        if (come <= 0) return;
        double y = Ease.Lerp(layout.RulerY, layout.HeadY, open), type = layout.Type;
        painter.Line(layout.Place(0), y, layout.Place(9), y, new Pen(2, Tint.LineStrong.At(come)));
        for (int digit = 0; digit < 10; digit++)
        {
            painter.Line(layout.Place(digit), y - 6, layout.Place(digit), y + 6, new Pen(2, Tint.LineStrong.At(come)));
            painter.Count(digit, layout.Place(digit), y + (type * 1.2), new Lettering(type, Face.Mono, 500, Align.Center), Tint.Soft.At(come));
        }

        double near = Ease.Between(t, Measures, Opens + 0.6, 0.3), far = Ease.Between(t, Measures + 1.3, Opens + 0.6, 0.3);
        double high = Ease.Lerp(layout.High, layout.Arc, open);
        Span(painter, 3, 4, y, high, Ease.During(t, Measures, Measures + 0.7), near);
        Span(painter, 3, 8, y, high, Ease.During(t, Measures + 1.3, Measures + 2.1), far);
        double compared = Ease.During(t, Compares, Compares + 0.6) * (1 - Leaves(t));
        (int a, int b) = PairAt(t);
        Span(painter, a, b, y, high, t < Swaps ? Ease.During(t, Compares, Compares + 0.6) : t < Yours - 0.01 ? Ease.During(t, Swaps, Swaps + 0.6) : 1, compared);
    }

    // The first two leave before the next two arrive.
    private static double Leaves(double t) => t < Swaps ? Ease.During(t, Swaps - 0.4, Swaps) : 0;

    // Whether a label is one of the two compared, 0 to 1.
    private double Compared(int digit, double t)
    {
        (int a, int b) = PairAt(t);
        if (t >= Yours - 0.01) return digit == a || digit == b ? 1 : 0;
        double swap = Ease.During(t, Swaps - 0.4, Swaps), first = digit is 3 or 4 ? 1 : 0, second = digit is 3 or 8 ? 1 : 0;
        return Ease.Lerp(first, second, swap) * Ease.During(t, Compares, Compares + 0.4);
    }

    // The distance of two labels on the ruler, as an arc above it.
    private void Span(Painter painter, int a, int b, double y, double high, double drawn, double alpha)
    {
        if (alpha <= 0 || a == b) return;
        (double x0, double x1) = (layout.Place(a), layout.Place(b));
        double rise = Math.Min(high, 10 + (0.36 * Math.Abs(x1 - x0)));
        var bend = new Bend(x0, y - 8, x0, y - 8 - rise, x1, y - 8 - rise, x1, y - 8);
        painter.Curve(bend, new Pen(2.25, Tint.Ink.At(alpha)), 0, drawn);
        (double x, double top) = bend.At(0.5);
        painter.Box(new Area(x - (layout.Type * 0.7), top - (layout.Type * 0.7), layout.Type * 1.4, layout.Type * 1.4), Tint.Paper.At(alpha * Ease.Part(drawn, 0.5, 1)), 4);
        painter.Count(Math.Abs(a - b), x, top, new Lettering(layout.Type * 1.15, Face.Mono, 700, Align.Center), Tint.Ink.At(alpha * Ease.Part(drawn, 0.5, 1)));
    }

    // Ten rows of ten elements: the 1 of each falls from the ruler.
    private void Table(Painter painter, double t)
    {
        double come = Ease.During(t, Opens + 1, Opens + 1.6);
        if (Opened(t) <= 0) return;
        double quiet = Ease.During(t, Compares, Compares + 0.4), half = layout.Cell / 2;
        for (int digit = 0; digit < 10; digit++)
        {
            double loud = Ease.Lerp(Ease.Lerp(1, 0.35, quiet), 1, Compared(digit, t)), y = layout.Row(digit);
            for (int place = 0; place < 10; place++)
            {
                double x = layout.Place(place);
                painter.Frame(new Area(x - half, y - half, layout.Cell, layout.Cell), new Pen(1, Tint.Line.At(come)), 3);
                if (labels[digit][place] == 0) painter.Text("0", x, y, new Lettering(layout.Cell * 0.5, Face.Mono, 400, Align.Center), Tint.Soft.At(0.7 * come * loud));
            }

            double fall = Ease.During(t, Opens + 0.7 + (0.1 * digit), Opens + 1.4 + (0.1 * digit));
            if (fall <= 0) continue;
            double fallY = Ease.Lerp(Ease.Lerp(layout.RulerY, layout.HeadY, Opened(t)), y, fall);
            for (int place = 0; place < 10; place++)
                if (labels[digit][place] != 0) One(painter, layout.Place(place), fallY, layout.Cell * 0.86, loud);
        }
    }

    private static void One(Painter painter, double x, double y, double size, double alpha)
    {
        painter.Box(new Area(x - (size / 2), y - (size / 2), size, size), Tint.Ink.At(alpha), 3);
        painter.Text("1", x, y, new Lettering(size * 0.62, Face.Mono, 700, Align.Center), Tint.Paper.At(alpha));
    }

    // Both rows fall into one: +1 at one index, −1 at the other, 0 elsewhere.
    private void Difference(Painter painter, double t)
    {
        double begin = t < Swaps ? Compares + 0.4 : t < Yours - 0.01 ? Swaps : Yours - 3, stays = 1 - Leaves(t), fall = Ease.During(t, begin, begin + 0.9), sum = Ease.During(t, begin + 0.9, begin + 1.5) * stays;
        double come = Ease.During(t, Compares + 0.2, Compares + 0.7);
        if (come <= 0) return;
        (int a, int b) = PairAt(t);
        double half = layout.Cell / 2, foot = layout.DifferenceY, type = layout.Type;
        painter.Line(layout.Place(0) - half, foot - (layout.Step / 2) - 2, layout.Place(9) + half, foot - (layout.Step / 2) - 2, new Pen(1.5, Tint.LineStrong.At(come)));
        painter.Text("difference", layout.Place(0) - half - 10, foot, new Lettering(type * 0.9, Face.Sans, 400, Align.Right), Tint.Soft.At(layout.IsNarrow ? 0 : come));
        for (int place = 0; place < 10; place++)
        {
            int value = Math.Sign(labels[a][place] - labels[b][place]);
            double x = layout.Place(place);
            if (value == 0)
            {
                painter.Text("0", x, foot, new Lettering(layout.Cell * 0.5, Face.Mono, 400, Align.Center), Tint.Soft.At(0.7 * come));
                continue;
            }

            double y = Ease.Lerp(layout.Row(place), foot, fall), size = layout.Cell * 0.86;
            var box = new Area(x - (size / 2), y - (size / 2), size, size);
            double alpha = Ease.Part(fall, 0, 0.15) * stays; // rises out of its row
            painter.SignedBox(box, value, (0.25 + (0.75 * fall)) * alpha, 3);
            if (value < 0) painter.Box(new Area(x - (size * 0.36), y - (size * 0.3), size * 0.72, size * 0.6), Tint.Panel.At(fall * alpha), 2);
            painter.Text(value > 0 ? "+1" : "−1", x, y, new Lettering(size * 0.6, Face.Mono, 700, Align.Center), (value > 0 ? Tint.Paper : Tint.Negative).At(fall * alpha));
        }

        double says = layout.DifferenceY + (layout.Step * 0.95);
        var told = new Lettering(type * 1.05, Face.Mono, 500);
        double left = layout.IsNarrow ? 16 : layout.Place(0) - half;
        if (sum <= 0) return;
        if (a == b) painter.Text("the same label twice: 0 apart", left, says, told, Tint.Ink.At(sum));
        else
        {
            painter.Text("1² + (−1)² = 2,  √2 = ", left, says, told, Tint.Ink.At(sum));
            painter.TextOn(apart, told with { Weight = 700 }, Tint.Ink.At(sum));
            painter.TextOn(" apart", told, Tint.Ink.At(sum));
        }
    }

    // The handwritten digit: large in the question, then on the ruler, then at the start of its row.
    private void Card(Painter painter, int digit, double t)
    {
        bool isAsked = digit is 3 or 4 or 8;
        double falls = Ease.During(t, Falls - 0.5 + (0.03 * digit), Falls + 0.7 + (0.03 * digit)), open = Ease.During(t, Opens + 0.2 + (0.04 * digit), Opens + 1.2 + (0.04 * digit));
        Area asked = layout.Asked(digit == 4 ? 1 : digit == 8 ? 2 : 0), ruler = layout.OnRuler(digit), listed = layout.Listed(digit);
        Area area = Area.Lerp(Area.Lerp(isAsked ? asked : ruler, ruler, falls), listed, open);
        double alpha = isAsked ? Ease.During(t, 0.1 * (digit == 4 ? 1 : digit == 8 ? 2 : 0), 0.5 + (0.1 * (digit == 4 ? 1 : digit == 8 ? 2 : 0))) : Ease.Part(falls, 0.5, 1);
        if (alpha <= 0) return;
        double chosen = Compared(digit, t);
        painter.Box(area, Tint.Panel.At(alpha), 4);
        painter.Picture(cards, area, alpha, new Area(0, digit * Side, Side, Side), isSmooth: true);
        painter.Frame(area, new Pen(1.25 + chosen, Shade.Between(Tint.Line, Tint.Ink, chosen).At(alpha)), 4);
        if (t >= Opens) painter.Hit(digit, area);
    }
}
