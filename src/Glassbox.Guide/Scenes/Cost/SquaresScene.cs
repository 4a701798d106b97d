using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Cost;

/// <summary>
/// Ten outputs next to the ten values of the label: each difference becomes a square, and the ten squares pour into a tank that would hold
/// ten of side 1. Its fill level is the mean squared error.
/// </summary>
public sealed class SquaresScene : StageScene
{
    private const double Begins = 1.6; // by then there is something to see
    internal const double Labels = 2.4, Differs = 4.8, Squares = 7, Follow = 10, Pours = 12.6, Means = 15.4, Yours = 17.2;
    private const double Lead = 2.2; // seconds for the first square
    private const int Side = 28;
    private static readonly CodeAct[] acts = [new(CodeMarkers.Error) { Terms = Costs.Terms }];
    private static readonly Beat[] beats =
    [
        new(Begins, "Ten outputs for one digit"), new(Differs, "The label: 1 in its place, 0 in the others"), new(Squares, "The difference at each place"),
        new(Follow, "The largest difference, squared"), new(Pours, "All ten differences, squared"), new(Means, "Ten squares in one tank"), new(Yours, "The bars can be dragged"),
    ];

    private static readonly CaptionTrack captions = new(
        new(0.1, Labels, "Ten outputs, one for each digit."),
        new(Labels, Differs, "The label: 1 in its place, 0 elsewhere."),
        new(Differs, Squares, "Each gap is a difference: output − label."),
        new(Squares, Follow, "Squared, the largest gap is this area."),
        new(Follow, Pours, "The others too. Half as far off, a quarter of the area."),
        new(Pours, Means, "The tank would hold ten that are all off by 1."),
        new(Means, Yours - 0.4, "How full it is: that is the mean squared error."),
        new(Yours - 0.4, 1e9, "Your turn: drag a bar."));

    private readonly double[] outputs = new double[10], squares = new double[10];
    private readonly int[] decimals = new int[10];
    private readonly CellPicture ink = new(Side, Side);
    private readonly IReadOnlyList<Handle> handles;
    private SquaresLayout layout = new(new StageArea(1280, 640));
    private int truth, largest, held = -1, told = -1;
    private double sum;

    /// <summary>Initializes an empty scene: <see cref="Show"/> sets its contents.</summary>
    public SquaresScene() => handles =
        [.. Enumerable.Range(0, 10).Select(place => new Handle(place, $"Output {place}", 0, 1, 0.01, () => outputs[place], value => Drag(place, value), value => Numbers.Fixed(value, 2)))];

    /// <summary>Occurs when the user drags an output, with its index and value.</summary>
    public event Action<(int Place, double Value)>? Dragged;

    /// <summary>Occurs when the user releases the pointer.</summary>
    public event Action? Released;

    /// <inheritdoc/>
    public override string Name => "Ten squared errors";

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

    /// <summary>Shows the outputs for a digit.</summary>
    /// <param name="pixels">[784] 0 to 255</param>
    /// <param name="label">The label.</param>
    /// <param name="values">[10] 0 to 1</param>
    public void Show(ReadOnlySpan<byte> pixels, int label, ReadOnlySpan<double> values)
    {
        ink.Ink(pixels);
        truth = label;
        values.CopyTo(outputs);
        for (int i = 0; i < 10; i++)
        {
            squares[i] = Costs.Squared(outputs[i], Target(i));
            decimals[i] = Costs.Decimals(outputs[i], Target(i));
        }

        largest = squares.ArgMax();
        sum = 10 * Costs.Squared(outputs, DigitsExtensions.OneHot(truth)); // computed as in the program
        Change();
    }

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new SquaresLayout(stage);
        layout.Open(Ease.During(t, Squares - 1.1, Squares - 0.2), Ease.During(t, Pours - 1.5, Pours - 0.5)); // digit and bars make room
        captions.Draw(painter, t, layout.Caption.X, layout.Caption.Y, stage);
        Card(painter, t);
        Axes(painter, t);
        for (int place = 0; place < 10; place++) Bar(painter, place, t);
        Tank(painter, t);
        for (int place = 0; place < 10; place++)
            if (place != largest) Square(painter, place, t);
        Square(painter, largest, t);
        Formula(painter, t);
        if (t < Yours - 0.01) return;
        for (int place = 0; place < 10; place++)
            painter.Hit(place, new Area(layout.X(place) - (layout.Step / 2), layout.Plot.Y, layout.Step, layout.Plot.Height));
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        yield return new("It is", Numbers.A(truth));
        for (int place = 0; place < 10; place++)
            yield return new($"Place {place}", $"({Numbers.Fixed(outputs[place], decimals[place])} − {Target(place):0})² = {Numbers.Fixed(squares[place])}");
        yield return new("Mean squared error", Numbers.Fixed(sum / 10, 5));
        yield return new("Cross-entropy", Numbers.Fixed(Costs.CrossEntropy(outputs, DigitsExtensions.OneHot(truth))));
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        switch (touch.Kind)
        {
            case TouchKind.Hover when touch.Hit != told:
                told = touch.Hit;
                return true;
            case TouchKind.Down when touch.Hit is >= 0 and <= 9:
                held = told = touch.Hit;
                Drag(held, layout.Value(touch.Y));
                return true;
            case TouchKind.Move when held >= 0:
                Drag(held, layout.Value(touch.Y));
                return true;
            case TouchKind.Up or TouchKind.Leave when held >= 0:
                held = -1;
                Released?.Invoke();
                return true;
            case TouchKind.Leave:
                told = -1;
                return false;
            default:
                return false;
        }
    }

    private double Target(int place) => place == truth ? 1 : 0;

    private void Drag(int place, double value) => Dragged?.Invoke((place, Math.Round(Math.Clamp(value, 0, 1), 2)));

    // The time at which a difference becomes a square: the largest first, and slowly.
    private (double From, double Seconds) Turn(int place) => place == largest ? (Squares, Lead) : (Follow + (0.08 * place), 1.5);

    private void Card(Painter painter, double t)
    {
        Area card = layout.Digit;
        double type = layout.Type, says = Ease.During(t, Labels, Labels + 0.4);
        painter.Sheet(ink, card);
        (double x, double y) = layout.IsNarrow ? (card.Right + 12, card.CenterY) : (card.X, card.Bottom + (type * 1.3));
        painter.Count(truth, x, y, new(type * 1.1, Face.Sans, 600), Tint.Ink.At(says), before: truth == 8 ? "It is an " : "It is a ");
    }

    private void Axes(Painter painter, double t)
    {
        Area plot = layout.Plot;
        var scale = new Lettering(layout.Type * 0.9, Face.Mono, 400, Align.Right);
        painter.Line(plot.X, plot.Bottom, plot.Right, plot.Bottom, new Pen(1.5, Tint.LineStrong));
        painter.Line(plot.X, plot.Y, plot.Right, plot.Y, new Pen(1, Tint.Line, 4));
        painter.Text("1", plot.X - 6, plot.Y, scale, Tint.Soft);
        painter.Text("0", plot.X - 6, plot.Bottom, scale, Tint.Soft);
        double floor = Ease.During(t, Squares + 0.9, Squares + 1.4);
        painter.Line(plot.X, layout.Floor, plot.Right, layout.Floor, new Pen(1.25, Tint.Line.At(floor)));
        double unit = layout.Unit; // the size of a square with an error of 1
        for (int place = 0; place < 10; place++)
            painter.Frame(new Area(layout.X(place) - (unit / 2), layout.Floor - unit, unit, unit), new Pen(1, Tint.Line.At(floor), 3), 1);
    }

    private void Bar(Painter painter, int place, double t)
    {
        double rise = Ease.Arriving(t, 0.2 + (0.06 * place), 0.9 + (0.06 * place)), x = layout.X(place), wide = layout.Step * 0.5, type = layout.Type;
        bool isLoud = place == held || place == told;
        var name = new Lettering(type, Face.Mono, place == truth && t >= Labels ? 700 : 400, Align.Center);
        painter.Count(place, x, layout.Plot.Bottom + (type * 1.05), name, Tint.Ink.At(rise));
        painter.Number(outputs[place], 2, x, layout.Plot.Bottom + (type * 2.3), new(Math.Min(type * 0.9, layout.Step * 0.36), Face.Mono, 400, Align.Center), Tint.Soft.At(rise));
        double top = layout.Y(outputs[place] * rise);
        painter.Box(new Area(x - (wide / 2), top, wide, Math.Max(1, layout.Plot.Bottom - top)), (isLoud ? Tint.Ink : Tint.LineStrong).At(0.85), 2);

        // The markers of the label appear; the one of the correct digit rises to 1.
        double comes = Ease.During(t, Labels + 0.2, Labels + 0.6), goes = Ease.During(t, Labels + 0.8, Labels + 1.5), target = layout.Y(Target(place) * goes);
        painter.Line(x - (wide * 0.75), target, x + (wide * 0.75), target, new Pen(3, Tint.Ink.At(comes)));

        // From the height of the label to that of the output; the bar stays, dimmed, when a copy of it has become a square.
        double grows = Ease.During(t, Differs + (0.05 * place), Differs + 0.7 + (0.05 * place));
        if (grows <= 0) return;
        (double from, double to) = (layout.Y(Target(place)), layout.Y(Ease.Lerp(Target(place), outputs[place], grows)));
        double width = wide * 0.62;
        painter.SignedBox(new Area(x - (width / 2), Math.Min(from, to), width, Math.Abs(to - from)), outputs[place] - Target(place), 0.9);
    }

    // The copy of the bar widens to a square, falls, and shrinks like all others; finally it pours into the tank.
    private void Square(Painter painter, int place, double t)
    {
        (double from, double seconds) = Turn(place);
        if (t <= from) return;
        double difference = outputs[place] - Target(place), side = Math.Abs(difference), x = layout.X(place);
        double widens = Ease.During(t, from, from + (seconds * 0.4)), falls = Ease.During(t, from + (seconds * 0.45), from + seconds);
        double pours = Ease.During(t, Pours + 0.2 + (0.12 * place), Pours + 1 + (0.12 * place));
        double large = side * layout.Plot.Height, small = side * layout.Unit, thin = layout.Step * 0.31;
        double wide = Ease.Lerp(thin, large, widens), left = Math.Clamp(x - (thin / 2), layout.Plot.X, Math.Max(layout.Plot.X, layout.Plot.Right - large));
        left = Ease.Lerp(x - (thin / 2), left, widens);
        var born = new Area(left, Math.Min(layout.Y(outputs[place]), layout.Y(Target(place))), wide, large);
        var lies = new Area(x - (small / 2), layout.Floor - small, small, small);
        double before = 0;
        for (int i = 0; i < place; i++) before += squares[i];
        Area area = Area.Lerp(born, lies, falls);
        if (pours > 0)
        {
            painter.SignedBox(lies, difference, 0.25); // its outline on the floor stays
            area = Area.Lerp(lies, layout.Slab(before, squares[place]), pours);
        }

        painter.SignedBox(area, difference, Ease.Lerp(Ease.Lerp(0.75, 0.5, widens), 0.9, falls));
        double number = Ease.Part(falls, 0.7, 1);
        var lettering = new Lettering(Math.Min(layout.Type * 0.9, layout.Step * (layout.IsNarrow ? 0.36 : 0.26)), Face.Mono, place == largest ? 700 : 400, Align.Center);
        painter.Number(squares[place], layout.IsNarrow ? 2 : 4, x, layout.Floor + (layout.Type * 1.05), lettering, Tint.Ink.At(number));
    }

    private void Tank(Painter painter, double t)
    {
        double comes = Ease.During(t, Pours - 0.6, Pours), says = Ease.During(t, Means, Means + 0.5), type = layout.Type;
        if (comes <= 0) return;
        Area tank = layout.Tank;
        painter.Box(tank, Tint.Wash.At(comes), 2);
        painter.Frame(tank, new Pen(1.5, Tint.LineStrong.At(comes)), 2);
        var mean = new Lettering(type * 1.25, Face.Mono, 700, layout.IsNarrow ? Align.Left : Align.Center);
        double x = layout.IsNarrow ? tank.X : tank.CenterX, y = layout.IsNarrow ? tank.Y - (type * 1.1) : tank.Bottom + (type * 1.3);
        painter.Number(sum / 10, 5, x, y, mean, Tint.Ink.At(says), before: layout.IsNarrow ? "mean " : "");
        if (layout.IsNarrow) return;
        var word = new Lettering(type * 0.9, Align: Align.Center);
        painter.Text("mean", x, y + (type * 1.4), word, Tint.Soft.At(says));
        var scale = new Lettering(type * 0.9, Face.Mono, 400, Align.Right);
        painter.Text("1", tank.X - 6, tank.Y + (type * 0.45), scale, Tint.Soft.At(comes));
        painter.Text("0", tank.X - 6, tank.Bottom - (type * 0.45), scale, Tint.Soft.At(comes));
    }

    // The square of one output in numbers: the largest, or the one under the pointer.
    private void Formula(Painter painter, double t)
    {
        int place = held >= 0 ? held : told is >= 0 and <= 9 ? told : largest;
        double comes = place != largest ? Ease.During(t, Differs, Differs + 0.4) : Ease.During(t, Squares + 0.6, Squares + 1), says = Ease.During(t, Squares + 1.4, Squares + 1.8);
        if (comes <= 0) return;
        Span<char> text = stackalloc char[48];
        text[0] = '(';
        int length = 1 + Painter.Format(text[1..], outputs[place], decimals[place]);
        ReadOnlySpan<char> rest = Target(place) == 1 ? " − 1)²" : " − 0)²";
        rest.CopyTo(text[length..]);
        length += rest.Length;
        (double x, double y) = layout.IsNarrow ? (layout.Digit.Right + 12, layout.Digit.CenterY + (layout.Type * 1.5)) : (layout.Plot.X, layout.Floor + (layout.Type * 2.9));
        var lettering = new Lettering(layout.Type * 1.1, Face.Mono, 500);
        painter.Text(text[..length], x, y, lettering, Tint.Ink.At(comes));
        ReadOnlySpan<char> equals = " = ";
        equals.CopyTo(text);
        length = 3 + Painter.Format(text[3..], squares[place], 4);
        painter.TextOn(text[..length], lettering with { Weight = 700 }, Tint.Ink.At(comes * says));
    }
}
