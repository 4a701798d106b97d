using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>
/// The layout: the network on the left of a wide stage or at the top of a narrow one, the program next to or below it. Signals flow along
/// one axis, to the right or down; neurons are spread across it.
/// </summary>
internal sealed class DebuggerLayout
{
    private const int Outputs = UpdateNumbers.Outputs;
    private readonly double outPitch;

    public DebuggerLayout(StageArea stage, int count)
    {
        (Stage, Count, IsNarrow) = (stage, count, stage.IsNarrow);
        Type = stage.Type;
        Small = Math.Max(13, Type * 0.9);
        Tiles = new Area[count];
        if (IsNarrow) Narrow();
        else Wide();
        outPitch = (C1 - C0) / Outputs;
    }

    public StageArea Stage { get; }

    public int Count { get; }

    public bool IsNarrow { get; }

    /// <summary>The font sizes of ordinary and small text.</summary>
    public double Type { get; }

    /// <inheritdoc cref="Type"/>
    public double Small { get; }

    public double Margin { get; private set; }

    public double CaptionY { get; private set; }

    public Area Digit { get; private set; }

    /// <summary>The position of the label next to its digit.</summary>
    public (double X, double Y) Chip { get; private set; }

    /// <summary>The position of the text that names the network and the learning rate.</summary>
    public (double X, double Y) Told { get; private set; }

    public Area[] Tiles { get; }

    /// <summary>The range of the neurons across the signal.</summary>
    public double C0 { get; private set; }

    /// <inheritdoc cref="C0"/>
    public double C1 { get; private set; }

    /// <summary>The distance between hidden neurons.</summary>
    public double Pitch { get; private set; }

    /// <summary>The axis of the hidden sums.</summary>
    public double Sum { get; private set; }

    /// <summary>The length of the largest sum.</summary>
    public double SumLong { get; private set; }

    public double Disc { get; private set; }

    public double Radius { get; private set; }

    /// <summary>The start and end of the lines.</summary>
    public double From { get; private set; }

    /// <inheritdoc cref="From"/>
    public double To { get; private set; }

    /// <summary>The position of the names of the outputs.</summary>
    public double Name { get; private set; }

    /// <summary>The zero line of the bars, their length at 1, and their direction.</summary>
    public double Base { get; private set; }

    /// <inheritdoc cref="Base"/>
    public double Bar { get; private set; }

    /// <inheritdoc cref="Base"/>
    public int Way { get; private set; } = 1;

    /// <summary>The thickness of a bar.</summary>
    public double Thick { get; private set; }

    /// <summary>The thickness of the largest error beam.</summary>
    public double Beam { get; private set; }

    /// <summary>The length of a beam before and after its gate.</summary>
    public double BeamBefore { get; private set; }

    /// <inheritdoc cref="BeamBefore"/>
    public double BeamAfter { get; private set; }

    /// <summary>The positions of the variable names above (0 on narrow stages, which have no room) and of the weight names below.</summary>
    public double NamesY { get; private set; }

    /// <inheritdoc cref="NamesY"/>
    public double WeightNamesY { get; private set; }

    /// <summary>The area of the program.</summary>
    public Area Code { get; private set; }

    public double CodeSize { get; private set; }

    public double CodeStep { get; private set; }

    /// <summary>The width of the line numbers.</summary>
    public double Gutter { get; private set; }

    /// <summary>The area of the opened number's formula.</summary>
    public Area Formula { get; private set; }

    public double FormulaSize { get; private set; }

    public double FormulaStep { get; private set; }

    /// <summary>The center of the shapes.</summary>
    public double ShapesY { get; private set; }

    /// <summary>The plot of the activation function.</summary>
    public Area Curve { get; private set; }

    /// <summary>The area of a tile, or of a row of pairs, in the close-up.</summary>
    public Area Near { get; private set; }

    /// <summary>The plot of its running sum.</summary>
    public Area History { get; private set; }

    /// <summary>The clipping area of the close-up.</summary>
    public Area Picture { get; private set; }

    public double Across(int hidden) => C0 + (Pitch * (hidden + 0.5));

    public double AcrossOutput(int output) => C0 + (outPitch * (output + 0.5));

    /// <summary>The distance between outputs.</summary>
    public double OutputPitch => outPitch;

    /// <summary>Converts coordinates along and across the signal to stage coordinates.</summary>
    public (double X, double Y) At(double along, double across) => IsNarrow ? (across, along) : (along, across);

    /// <summary>Returns a bar that starts at a position along the signal, with a length that may be negative, centered across.</summary>
    public Area Block(double along, double across, double length, double thick)
    {
        double begin = length < 0 ? along + length : along, size = Math.Abs(length);
        return IsNarrow ? new Area(across - (thick / 2), begin, thick, size) : new Area(begin, across - (thick / 2), size, thick);
    }

    /// <summary>Returns the line from a hidden neuron to an output.</summary>
    public Bend Wire(int output, int hidden)
    {
        (double a, double b) = (Across(hidden), AcrossOutput(output));
        return IsNarrow ? Bend.Down(a, From, b, To) : Bend.Across(From, a, To, b);
    }

    /// <summary>Returns the part of the lines between two positions along the signal, 0 to 1.</summary>
    public Area Lines(double from, double to)
    {
        double a = Ease.Lerp(From - 3, To + 3, from), b = Ease.Lerp(From - 3, To + 3, to);
        return IsNarrow ? new Area(0, a, Stage.Width, b - a) : new Area(a, 0, b - a, Stage.Height);
    }

    /// <summary>Returns the center of a pixel of the digit.</summary>
    public (double X, double Y) DigitCell(int pixel) => Cell(Digit, pixel);

    /// <summary>Returns the center of a weight in its tile.</summary>
    public (double X, double Y) TileCell(int tile, int pixel) => Cell(Tiles[tile], pixel);

    public static (double X, double Y) Cell(Area area, int pixel)
    {
        double size = area.Width / UpdatePictures.Side;
        return (area.X + (((pixel % UpdatePictures.Side) + 0.5) * size), area.Y + (((pixel / UpdatePictures.Side) + 0.5) * size));
    }

    private void Wide()
    {
        (double w, double h) = (Stage.Width, Stage.Height);
        double m = Margin = Math.Clamp(0.022 * w, 14, 44);
        CaptionY = (0.4 * m) + (1.15 * Type);
        NamesY = CaptionY + (1.9 * Type);
        C0 = NamesY + (1.1 * Type);
        C1 = h - (3.6 * Type);
        WeightNamesY = C1 + (1.1 * Type);
        double code = Math.Clamp(0.44 * w, 330, 780), codeX = w - m - code, left = codeX - m - Math.Max(18, 0.022 * w);
        Digit = new Area(m, C0, 0.15 * left, 0.15 * left);
        Chip = (Digit.CenterX, Digit.Bottom + (1.7 * Type));
        Told = (m, Chip.Y + (2.6 * Type));
        double tilesX = Digit.Right + (0.03 * left), room = 0.45 * left;
        PlaceTiles(room, (tile, step, across) => new Area(tilesX + step, across, tile, tile));
        double end = Tiles.Max(tile => tile.Right);
        Sum = end + (0.05 * left);
        SumLong = 0.036 * left;
        Radius = Math.Min(0.38 * Pitch, 0.75 * Type);
        Disc = Sum + SumLong + Radius + 4;
        From = Disc + Radius + 1;
        Bar = Math.Min(0.125 * left, 110);
        Base = codeX - Math.Max(20, 0.022 * w) - Bar;
        Name = Base - (0.8 * Type);
        To = Name - (0.9 * Type);
        double pitch = (C1 - C0) / Outputs;
        Thick = Math.Min(0.42 * pitch, 24);
        Beam = 0.85 * Pitch;
        BeamBefore = 0.3 * (Disc - Radius - end);
        BeamAfter = 0.55 * (Disc - Radius - end);

        // Sixteen lines, some of which wrap to two rows, and three rows of a formula.
        double shapes = h - (5.2 * Type), high = shapes - (1.2 * Type) - NamesY;
        CodeSize = Math.Clamp(Math.Min((code - 22) / (52.5 * 0.6), high / 32.5), 13, 24);
        Gutter = CodeSize * 1.5;
        FormulaSize = Math.Max(14, CodeSize * 1.14);
        FormulaStep = FormulaSize * 1.5;
        double formula = shapes - (1.2 * Type) - (3.4 * FormulaStep);
        ShapesY = shapes + (1.6 * Type);
        Code = new Area(codeX, NamesY - (0.5 * Type), code, formula - NamesY);
        CodeStep = Math.Clamp(Code.Height / 18, 1.42 * CodeSize, 1.55 * CodeSize);
        Code = Code with { Height = Math.Floor(Code.Height / CodeStep) * CodeStep }; // no partial line
        Formula = new Area(codeX, formula, code, 3.4 * FormulaStep);
        Curve = new Area(w - m - Math.Min(150, 0.32 * code), shapes - (0.3 * Type), Math.Min(150, 0.32 * code), 4.1 * Type);
        double side = Math.Min(C1 - C0, 0.58 * (codeX - m));
        Near = new Area(m, C0 + (0.3 * (C1 - C0 - side)), side, side);
        History = new Area(Near.Right + (3.6 * Type), Near.Y + (2.6 * Type), codeX - (1.3 * m) - Near.Right - (4.2 * Type), side - (5 * Type));
        Picture = new Area(0, NamesY - Type, codeX - 8, h - NamesY + Type);
    }

    private void Narrow()
    {
        (double w, double h) = (Stage.Width, Stage.Height);
        double m = Margin = 14, unit = Math.Clamp(h / 560, 0.8, 1.25);
        CaptionY = 16;
        Way = -1;
        CodeSize = 13;
        CodeStep = 17;
        Gutter = 0;
        FormulaSize = 13;
        FormulaStep = 18;
        ShapesY = h - 16;

        // The formula stands between the network and the program: its numbers fly to it from the network, and would cross the code otherwise.
        Code = new Area(m, h - 30 - (3 * CodeStep), w - (2 * m), 3 * CodeStep);
        Formula = new Area(m, Code.Y - 7 - (3.25 * FormulaStep), w - (2 * m), 3.25 * FormulaStep);
        Digit = new Area(m, 32, 50 * unit, 50 * unit);
        Chip = (Digit.Right + 24, Digit.CenterY);
        Told = (Chip.X + 24, Digit.Y + 12);
        (C0, C1) = (m, w - m);
        double top = Digit.Bottom + (8 * unit), end = Formula.Y - 15;
        NamesY = 0;
        WeightNamesY = end - 2;
        Base = end - 26;
        Bar = 0.19 * (end - top);
        Name = Base + 10;
        To = Base - Bar - 5;
        double rows = 0.36 * (end - top);
        PlaceTiles(rows, (tile, step, across) => new Area(across, top + step, tile, tile));
        double last = Tiles.Max(tile => tile.Bottom);
        SumLong = 0.04 * (end - top);
        Radius = Math.Min(0.4 * Pitch, 6.5);
        Sum = last + SumLong + 3;
        Disc = Sum + SumLong + Radius + 3;
        From = Disc + Radius + 1;
        Thick = Math.Min(0.5 * (C1 - C0) / Outputs, 16);
        Beam = 0.85 * Pitch;
        BeamBefore = 0.3 * (Disc - Radius - last);
        BeamAfter = 0.55 * (Disc - Radius - last);
        Curve = new Area(w - m - 84, Formula.Bottom - 40, 84, 36);
        double side = Math.Min(w - (2 * m), 0.7 * (end - Digit.Y));
        Near = new Area((w - side) / 2, Digit.Y + 2, side, side);
        History = new Area(m, Near.Bottom + 10, w - (2 * m), end - Near.Bottom - 14);
        Picture = new Area(0, 26, w, end - 26);
    }

    // Tiles are arranged in groups, one behind the other along the signal, so that each has a straight line to its disc. The size of the
    // groups is chosen to make the tiles as large as possible.
    private void PlaceTiles(double room, Func<double, double, double, Area> place)
    {
        int best = 1;
        double largest = 0;
        for (int each = 1; each <= 8; each++)
        {
            double tile = SizeOf(each);
            if (tile > largest) (best, largest) = (each, tile);
        }

        int groups = (Count + best - 1) / best;
        double group = (C1 - C0) / groups;
        Pitch = group / best;
        for (int j = 0; j < Count; j++)
            Tiles[j] = place(largest, j % best * Math.Min(room / best, 1.16 * largest), C0 + (j / best * group) + ((group - largest) / 2));

        double SizeOf(int each)
        {
            double across = (C1 - C0) / ((Count + each - 1) / each);
            return Math.Min(0.9 * across, 0.92 * room / each);
        }
    }
}
