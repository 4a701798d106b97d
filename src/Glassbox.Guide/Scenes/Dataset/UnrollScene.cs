using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Dataset;

/// <summary>
/// A digit becomes a column of 784 numbers, row by row. The user can point at its pixels and paint them, and the network predicts what they
/// show.
/// </summary>
public sealed class UnrollScene : StageScene
{
    private const double Begins = 0.6; // by then there is something to see
    private const int Side = UnrollTimes.Rows, Pixels = Side * Side;
    private const int Sheet = 0, PixelHandle = 1, InkHandle = 2; // IDs
    private static readonly CodeAct[] acts = [new(CodeMarkers.Image)];
    private readonly CellPicture picture = new(Side, Side), column = new(1, Pixels);
    private readonly IReadOnlyList<Handle> handles;
    private readonly IReadOnlyList<Beat> beats =
    [
        new(Begins, "A digit, as a picture"), new(UnrollTimes.Ends, "All 28 rows, one below the other"), new(UnrollTimes.Beside, "Some of its 784 numbers"),
        new(UnrollTimes.Below, "Side by side: 1 place apart"), new(UnrollTimes.Yours, "One above the other: 28 places apart"),
    ];

    private readonly CaptionTrack captions = new(
        new(0.1, UnrollTimes.Begins, "Which neighbors end up far apart?"),
        new(UnrollTimes.Begins, UnrollTimes.Ends - 0.6, "Row by row, the picture becomes one column."),
        new(UnrollTimes.Ends - 0.6, UnrollTimes.Beside - 0.3, "784 numbers, from 0 (paper) to 1 (ink)."),
        new(UnrollTimes.Beside - 0.3, UnrollTimes.Below - 0.3, "Pixels side by side stay neighbors."),
        new(UnrollTimes.Below - 0.3, UnrollTimes.Yours - 0.4, "One above the other, they end up 28 places apart."),
        new(UnrollTimes.Yours - 0.4, 1e9, "Your turn: point at a pixel, or paint on it."));

    private byte[] pixels = new byte[Pixels];
    private UnrollTimes times = new(new byte[Pixels]);
    private UnrollLayout layout = new(new StageArea(1280, 640));
    private double[] outputs = new double[10];
    private int answer, pointed = -1, shown;
    private int usual, blank, full; // a pixel with ink whose neighbors also have ink, one without, and the last of those with the most
    private double together; // 0 while the picture is alone, 1 with its column
    private bool isPainting, isTrained;

    private readonly double[] scaled; // [256] the value of each byte

    /// <summary>Initializes the scene with an empty picture.</summary>
    /// <param name="scaled">[256] The value of each byte; by default, the byte divided by 255, unless other code is shown.</param>
    public UnrollScene(double[]? scaled = null)
    {
        this.scaled = scaled ?? [.. Enumerable.Range(0, 256).Select(ink => (double)(ink / 255f))];
        handles =
        [
            new(PixelHandle, "Pixel", 0, Pixels - 1, 1, () => Here, value => PointAt((int)value), value => Told((int)value)),
            new(InkHandle, "Ink of this pixel", 0, 255, 15, () => pixels[Here], value => Paint(Here, (byte)value), value => Numbers.Fixed(value, 0)),
        ];
    }

    /// <summary>Occurs when the user paints a pixel (false) or a stroke is complete (true).</summary>
    public event Action<bool>? Painted;

    /// <inheritdoc/>
    public override IReadOnlyList<CodeAct> Acts => acts;

    /// <inheritdoc/>
    public override string Name => "A picture as a column of numbers";

    /// <inheritdoc/>
    public override double Duration => UnrollTimes.Yours;

    /// <inheritdoc/>
    public override double Opening => Begins;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <summary>[784] The pixels shown, 0 to 255, including those painted.</summary>
    public ReadOnlySpan<byte> Ink => pixels;

    /// <summary>Whether numbers are scaled to 0 to 1, rather than bytes.</summary>
    public bool IsScaled { get; set; } = true;

    /// <summary>The value painted on a pressed pixel; if below 0, pixels are only inspected.</summary>
    public int Pen { get; set; } = -1;

    private int Here => pointed >= 0 ? pointed : usual;

    /// <summary>Shows another picture, or the prediction of another network.</summary>
    /// <param name="ink">[784] The pixels, 0 to 255.</param>
    /// <param name="reading">The network's response to the picture.</param>
    /// <param name="isTrainedNetwork">Whether the network has been trained.</param>
    public void Show(byte[] ink, NetworkReading reading, bool isTrainedNetwork)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (!pixels.AsSpan().SequenceEqual(ink)) Look(ink);
        (outputs, answer, isTrained) = (reading.Outputs, reading.Answer, isTrainedNetwork);
        Change();
    }

    /// <summary>Redraws the scene when something other than the picture has changed.</summary>
    public void Refresh() => Change();

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new UnrollLayout(stage);
        captions.Draw(painter, t, layout.Caption.X, layout.Caption.Y, stage);
        shown = ShownAt(t);
        together = Ease.During(t, UnrollTimes.MakesRoom, UnrollTimes.HasRoom);
        layout.Open(together);
        Card(painter, t);
        Extremes(painter, t);
        Stack(painter, t);
        for (int row = 0; row < Side; row++) Strip(painter, row, t);
        Neighbors(painter, t);
        Lens(painter, t);
        Says(painter, t);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        yield return new("Numbers in the column", $"{Side * times.Landed(t)} of {Pixels}");
        yield return new("Zeros", $"{pixels.Count(p => p == 0)} of {Pixels}");
        yield return new("Pixel", Told(ShownAt(t)));
        yield return new("The network says", isTrained ? $"{answer}, output {Numbers.Fixed(outputs[answer], 2)}" : "not trained yet");
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        int place = PlaceAt(touch.X, touch.Y);
        switch (touch.Kind)
        {
            case TouchKind.Hover or TouchKind.Leave:
                place = touch.Kind is TouchKind.Leave ? -1 : place;
                if (place == pointed) return false;
                PointAt(place);
                return place >= 0;
            case TouchKind.Down:
                if (place < 0) return false;
                PointAt(place);
                if (Pen < 0) return false; // touch that only inspects may scroll the page
                isPainting = true;
                Paint(place, (byte)Pen);
                return true;
            case TouchKind.Move when isPainting:
                if (place < 0) return true;
                pointed = place;
                Paint(place, (byte)Pen);
                return true;
            case TouchKind.Up when isPainting:
                isPainting = false;
                Painted?.Invoke(true);
                return true;
            default:
                return false;
        }
    }

    private int PlaceAt(double x, double y)
    {
        if (layout.Picture.Has(x, y))
            return Math.Min(Pixels - 1, ((int)((y - layout.Picture.Y) / layout.Cell) * Side) + Math.Min(Side - 1, (int)((x - layout.Picture.X) / layout.Cell)));
        return layout.Column.Has(x, y) && !isPainting && together == 1 ? Math.Clamp((int)((y - layout.Column.Y) / layout.Column.Height * Pixels), 0, Pixels - 1) : -1;
    }

    private void PointAt(int place)
    {
        pointed = place;
        Change();
    }

    private void Paint(int place, byte ink)
    {
        if (pixels[place] == ink) return;
        byte[] painted = [.. pixels];
        painted[place] = ink;
        Look(painted);
        pointed = place;
        Painted?.Invoke(!isPainting);
        Change();
    }

    private void Look(byte[] ink)
    {
        pixels = ink;
        times = new UnrollTimes(ink);
        for (int p = 0; p < Pixels; p++)
        {
            picture.Set(p, Tint.Ink, ink[p] / 255.0);
            column.Set(p, Tint.Ink, ink[p] / 255.0);
        }

        blank = (14 * Side) + 3;
        for (int p = Side; p < Pixels && ink[blank] > 0; p++) blank = p;

        full = 0;
        for (int p = 0; p < Pixels; p++)
            if (ink[p] >= ink[full]) full = p;

        // The start of a stroke: ink here, to the right and below.
        usual = (7 * Side) + 14;
        for (int p = 0; p < Pixels - Side - 1; p++)
        {
            if (p % Side == Side - 1 || ink[p] < 64 || ink[p + 1] < 64 || ink[p + Side] < 64) continue;
            usual = p;
            break;
        }
    }

    private double Value(int place) => IsScaled ? scaled[pixels[place]] : pixels[place];

    private string Told(int place) =>
        $"row {place / Side}, column {place % Side}: byte {pixels[place]}, {Numbers.Fixed(scaled[pixels[place]], 3)}; image[{place}] = {Numbers.Brief(Value(place))}";

    // The pixel shown in detail: selected by the user, or by the timeline.
    private int ShownAt(double t) => pointed >= 0 ? pointed : t < UnrollTimes.Beside ? usual : t < UnrollTimes.Below ? usual + 1 : usual + Side;

    // Rows that have left stay visible as a shadow until the whole picture is interactive.
    private void Card(Painter painter, double t)
    {
        Area area = layout.Picture;
        painter.Box(area, Tint.Panel, 4);
        double back = Ease.During(t, UnrollTimes.Ends - 0.2, UnrollTimes.Ends + 0.5);
        for (int row = 0; row < Side; row++)
        {
            double gone = times.Of(row, t) > 0 ? 1 - back : 0;
            painter.Picture(picture, new Area(area.X, area.Y + (row * layout.Cell), area.Width, layout.Cell + 0.4), 1 - (0.75 * gone), new Area(0, row, Side, 1));
        }

        painter.Frame(area, new Pen(1.25, Tint.Line), 4);
        if (pointed >= 0) painter.Frame(layout.Pixel(pointed), new Pen(2, Tint.Ink));
        painter.Hit(Sheet, area);
        painter.Text("28 × 28 pixels", area.Right, area.Y - (layout.Type * 0.85), new Lettering(layout.Small, Face.Mono, 400, Align.Right), Tint.Soft.At(layout.IsNarrow ? 0 : 1));
    }

    // While the picture is alone: what the number of a pixel means, at one without ink and at one with ink, or at the one pointed at.
    private void Extremes(Painter painter, double t)
    {
        double says = Ease.During(t, 0.1, 0.4) * (1 - Ease.Part(together, 0, 0.4));
        Extreme(painter, blank, isLeft: true, says);
        Extreme(painter, pointed >= 0 ? pointed : full, isLeft: false, says);
    }

    private void Extreme(Painter painter, int place, bool isLeft, double alpha)
    {
        if (alpha <= 0) return;
        (Area cell, Area area, double type) = (layout.Pixel(place), layout.Picture, layout.Type);
        painter.Frame(cell.Grown(1), new Pen(2.25, Tint.Ink.At(alpha)));
        var line = new Pen(1.25, Tint.LineStrong.At(alpha));
        var number = new Lettering(type * 1.7, Face.Mono, 600, isLeft ? Align.Right : Align.Left);
        double x = isLeft ? area.X - (1.4 * type) : area.Right + (1.4 * type), y = cell.CenterY;
        if (layout.IsNarrow)
        {
            (x, y) = (isLeft ? area.X : area.Right, area.Bottom + 34);
            number = number with { Align = isLeft ? Align.Left : Align.Right };
            painter.Line(cell.CenterX, cell.Bottom + 1, cell.CenterX, area.Bottom + 12, line);
        }
        else if (isLeft)
        {
            painter.Line(x + (0.5 * type), y, cell.X - 1, y, line);
        }
        else
        {
            painter.Line(cell.Right + 1, y, x - (0.5 * type), y, line);
        }

        painter.Number(Value(place), IsScaled ? 3 : 0, x, y, number, Tint.Ink.At(alpha));
        painter.Text(pixels[place] == 0 ? "paper" : "ink", x, y + (1.6 * type), new Lettering(type, Align: number.Align), Tint.Soft.At(alpha));
    }

    private void Stack(Painter painter, double t)
    {
        Area area = layout.Column;
        int landed = times.Landed(t);
        double there = Ease.Part(together, 0.5, 1);
        painter.Box(area, Tint.Panel.At(there), 2);
        if (landed > 0) painter.Picture(column, new Area(area.X, area.Y, area.Width, area.Height * landed / Side), 1, new Area(0, 0, 1, Side * landed), isSmooth: true);
        painter.Frame(area, new Pen(1.25, Tint.Line.At(there)), 2);
        painter.Hit(Sheet, area);
        painter.Count(Side * landed, area.CenterX, area.Y - (layout.Type * 0.85), new Lettering(layout.Type * 0.9, Face.Mono, 600, Align.Center), Tint.Ink.At(there));
    }

    // A row leaves the picture to the right, rotates so that its left end is at the top, and lands below the others.
    private void Strip(Painter painter, int row, double t)
    {
        double u = times.Of(row, t);
        if (u is <= 0 or >= 1) return;
        double slide = Ease.During(u, 0, 0.4), turn = Ease.During(u, 0.35, 1);
        (Area from, Area column) = (layout.Picture, layout.Column);
        double length = column.Height / Side, x0 = from.CenterX, y0 = from.Y + ((row + 0.5) * layout.Cell);
        double out0 = x0 + (slide * (layout.IsNarrow ? 24 : from.Width * 0.32));
        double x = Ease.Lerp(out0, column.CenterX, turn), y = Ease.Lerp(y0, column.Y + ((row + 0.5) * length), turn);
        double width = Ease.LerpRatio(from.Width, length, turn), height = Ease.Lerp(layout.Cell, column.Width, turn);
        var strip = new Area(x - (width / 2), y - (height / 2), width, height);
        painter.Turn(x, y, turn * Math.PI / 2);
        painter.Box(strip, Tint.Panel);
        painter.Picture(picture, strip, 1, new Area(0, row, Side, 1));
        painter.Frame(strip, new Pen(1, Tint.LineStrong.At(0.7)));
        painter.Restore();
    }

    // A pixel and its neighbor, in the picture and in the column.
    private void Neighbors(Painter painter, double t)
    {
        if (pointed >= 0)
        {
            Linked(painter, pointed, Ease.Part(together, 0.9, 1));
            return;
        }

        double first = Ease.During(t, UnrollTimes.Opens, UnrollTimes.Opens + 0.5), beside = Ease.Between(t, UnrollTimes.Beside, UnrollTimes.Below, 0.3), below = Ease.During(t, UnrollTimes.Below, UnrollTimes.Below + 0.4);
        if (first > 0) Linked(painter, usual, first);
        if (beside > 0) Linked(painter, usual + 1, beside);
        if (below > 0) Linked(painter, usual + Side, below);
    }

    private void Linked(Painter painter, int place, double alpha)
    {
        Area cell = layout.Pixel(place);
        double y = layout.Down(place);
        painter.Frame(cell, new Pen(2.25, Tint.Ink.At(alpha)));
        painter.Curve(Bend.Across(cell.Right, cell.CenterY, layout.Column.X, y), new Pen(1.5, Tint.Ink.At(0.55 * alpha)), 0, alpha);
        painter.Line(layout.Column.X - 3, y, layout.Column.Right + 3, y, new Pen(2, Tint.Ink.At(alpha)));
    }

    // Some numbers around the selected one, with their indices in the column.
    private void Lens(Painter painter, double t)
    {
        double open = pointed >= 0 ? Ease.Part(together, 0.9, 1) : Ease.During(t, UnrollTimes.Opens, UnrollTimes.Opens + 0.7);
        if (open <= 0) return;
        Area area = layout.Opened;
        int middle = pointed >= 0 ? pointed : usual, here = shown;
        bool isFar = Math.Abs(here - middle) > layout.Numbers / 2;
        int before = isFar ? Math.Min(layout.Numbers / 2, layout.Numbers - 3) : layout.Numbers / 2; // the last two rows are then the gap and the distant neighbor
        int first = Math.Clamp(middle - before, 0, Pixels - layout.Numbers);
        double type = layout.Type, y0 = layout.Down(first - 0.5), y1 = layout.Down(first + layout.Numbers - 0.5);
        if (!layout.IsNarrow)
        {
            var edge = new Pen(1.25, Tint.LineStrong.At(0.7 * open));
            painter.Line(layout.Column.Right, y0, area.X - 12, area.Y, edge);
            painter.Line(layout.Column.Right, y1, area.X - 12, area.Bottom, edge);
        }

        painter.Box(area.Grown(layout.IsNarrow ? 4 : 12), Tint.Panel.At(open), 6);
        painter.Frame(area.Grown(layout.IsNarrow ? 4 : 12), new Pen(1.25, Tint.Line.At(open)), 6);
        int decimals = IsScaled ? 3 : 0;
        double size = Math.Min(area.Width / 14, area.Height / layout.Numbers * 0.55);
        for (int line = 0; line < layout.Numbers; line++)
        {
            int place = first + line;
            if (isFar && line >= layout.Numbers - 2) place = line == layout.Numbers - 1 ? here : -1; // distant: after a gap
            double y = layout.Row(line);
            if (place < 0)
            {
                painter.Text("…", area.X + (size * 4), y, new Lettering(size, Face.Mono, 400, Align.Center), Tint.Soft.At(open));
                continue;
            }

            bool isHere = place == here || (place == middle && pointed < 0);
            var mono = new Lettering(size, Face.Mono, isHere ? 700 : 400);
            painter.Count(place, area.X + (size * 6.2), y, mono with { Align = Align.Right }, (isHere ? Tint.Ink : Tint.Soft).At(open), before: "image[", after: "]");
            var swatch = new Area(area.X + (size * 7), y - (size * 0.55), size * 1.6, size * 1.1);
            painter.Box(swatch, Tint.Ink.At(open * pixels[place] / 255.0));
            painter.Frame(swatch, new Pen(1, Tint.Line.At(open)));
            painter.Number(Value(place), decimals, area.X + (size * 12.6), y, mono with { Align = Align.Right }, (isHere ? Tint.Ink : Tint.Soft).At(open));
        }

        if (pointed >= 0 || t < UnrollTimes.Beside) return;
        double apart = t < UnrollTimes.Below ? Ease.During(t, UnrollTimes.Beside, UnrollTimes.Beside + 0.4) : Ease.During(t, UnrollTimes.Below, UnrollTimes.Below + 0.4);
        painter.Count(here - middle, area.Right, layout.IsNarrow ? area.Y + (size * 0.7) : area.Y - 14 - (type * 0.8), new Lettering(size, Face.Sans, 600, Align.Right), Tint.Ink.At(apart), after: " apart");
    }

    // Ten outputs below the picture, with the largest marked.
    private void Says(Painter painter, double t)
    {
        double there = Pen >= 0 || pointed >= 0 ? Ease.Part(together, 0.9, 1) : Ease.During(t, UnrollTimes.Yours - 0.8, UnrollTimes.Yours - 0.3);
        if (there <= 0) return;
        (Area area, double type) = (layout.Says, layout.Type);
        if (!isTrained)
        {
            painter.Text("The network is not trained yet.", area.X, area.CenterY, new Lettering(type), Tint.Soft.At(there));
            return;
        }

        double words = layout.IsNarrow ? type * 6.2 : type * 7.4, step = (area.Width - words) / 10, height = area.Height - (type * 1.3);
        painter.Count(answer, area.X, area.CenterY, new Lettering(type), Tint.Ink.At(there), before: layout.IsNarrow ? "It says " : "Network: a ");
        for (int digit = 0; digit < 10; digit++)
        {
            double x = area.X + words + (step * (digit + 0.5)), foot = area.Y + height;
            painter.Line(x - (step * 0.36), foot, x + (step * 0.36), foot, new Pen(1, Tint.LineStrong.At(0.7 * there)));
            painter.Box(new Area(x - (step * 0.3), foot - (height * outputs[digit]), step * 0.6, height * outputs[digit]), Tint.Ink.At((digit == answer ? 1 : 0.45) * there));
            painter.Count(digit, x, foot + (type * 0.7), new Lettering(layout.Small, Face.Mono, digit == answer ? 700 : 400, Align.Center), (digit == answer ? Tint.Ink : Tint.Soft).At(there));
        }
    }
}
