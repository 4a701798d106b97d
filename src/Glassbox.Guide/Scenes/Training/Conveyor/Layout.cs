using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>The positions of tiles, row by row.</summary>
/// <param name="X">The left edge.</param>
/// <param name="Y">The top edge.</param>
/// <param name="Tile">The side length of a tile.</param>
/// <param name="Gap">The gap between tiles.</param>
/// <param name="Columns">The number of tiles per row.</param>
internal readonly record struct TileGrid(double X, double Y, double Tile, double Gap, int Columns)
{
    /// <summary>Returns the bounds of a tile.</summary>
    public Area At(int tile) => new(X + (tile % Columns * (Tile + Gap)), Y + (tile / Columns * (Tile + Gap)), Tile, Tile);
}

/// <summary>The positions of the three counters: bars of equal width, one above the other.</summary>
/// <param name="NameX">The left edge of the names.</param>
/// <param name="X">The left edge of the bars.</param>
/// <param name="Right">The right edge of the bars.</param>
/// <param name="Bar">The height of a bar.</param>
/// <param name="First">The center of the first bar.</param>
/// <param name="Step">The distance between bars.</param>
/// <param name="IsStacked">Whether names and numbers are above the bars instead of next to them.</param>
internal readonly record struct CounterPlaces(double NameX, double X, double Right, double Bar, double First, double Step, bool IsStacked);

/// <summary>The layout of a stage.</summary>
internal sealed record Layout
{
    /// <summary>The number of digits per row of the sheet, and of rows.</summary>
    public const int Side = 245;

    private Layout(StageArea stage)
    {
        Stage = stage;
        IsNarrow = stage.IsNarrow;
    }

    /// <summary>The stage.</summary>
    public StageArea Stage { get; }

    /// <summary>Whether the stage is taller than wide.</summary>
    public bool IsNarrow { get; }

    /// <summary>Pixels per unit of the drawing, which is 1280 wide.</summary>
    public double Unit { get; private init; } = 1;

    /// <summary>The scale of text relative to the default.</summary>
    public double Enlarged { get; private init; } = 1;

    /// <summary>The left edge of the caption and the center of its line.</summary>
    public (double X, double Y) Caption { get; private init; }

    /// <summary>The position of a digit while it is learned.</summary>
    public Area Station { get; private init; }

    /// <summary>The tiles next to single digits.</summary>
    public TileGrid Near { get; private init; }

    /// <summary>The tiles next to the sheet.</summary>
    public TileGrid Far { get; private init; }

    /// <summary>The reader's own digit; the text about it ends to its left.</summary>
    public Area Own { get; private init; }

    /// <summary>The ten outputs.</summary>
    public Area Answers { get; private init; }

    /// <summary>The side length of a digit on the belt.</summary>
    public double Cell { get; private init; }

    /// <summary>The center of the digit being read.</summary>
    public (double X, double Y) Head { get; private init; }

    /// <summary>The end of the belt.</summary>
    public double Lip { get; private init; }

    /// <summary>The sheet of all digits.</summary>
    public Area Sheet { get; private init; }

    /// <summary>The position of the copies of finished sheets.</summary>
    public Area Slot0 { get; private init; }

    /// <summary>The offset between these copies.</summary>
    public (double X, double Y) SlotStep { get; private init; }

    /// <summary>Whether the accuracy of a copy is shown below it, not next to it.</summary>
    public bool IsSlotToldUnder { get; private init; }

    /// <summary>The chart while the user draws.</summary>
    public Area LargeChart { get; private init; }

    /// <summary>The chart afterwards.</summary>
    public Area Chart { get; private init; }

    /// <summary>The counters.</summary>
    public CounterPlaces Counters { get; private init; }

    /// <summary>The side length of a digit on the sheet.</summary>
    public double Dot => Sheet.Width / Side;

    /// <summary>Scales a font size.</summary>
    public double Type(double size) => Math.Max(13, size * Unit * Enlarged);

    /// <summary>Returns the position of a copy of a finished sheet.</summary>
    public Area Slot(int epoch) => Slot0 with { X = Slot0.X + (epoch * SlotStep.X), Y = Slot0.Y + (epoch * SlotStep.Y) };

    /// <summary>Returns the start of the bar of an output, the length for 1, and the thickness.</summary>
    public (double X, double Y, double Full, double Thick) Answer(int digit) => IsNarrow
        ? (Answers.X + ((digit + 0.5) * Answers.Width / 10), Answers.Bottom - 18, Answers.Height - 40, Answers.Width / 10 * 0.5)
        : (Answers.X + (34 * Unit * (Enlarged > 1 ? 1.2 : 1)), Answers.Y + ((digit + 0.5) * Answers.Height / 10),
            Answers.Width - (76 * Unit * (Enlarged > 1 ? 1.15 : 1)), Answers.Height / 10 * 0.56);

    /// <summary>Returns the layout for a stage.</summary>
    public static Layout Of(StageArea stage) => stage.IsNarrow ? Narrow(stage) : Wide(stage);

    private static Layout Wide(StageArea stage)
    {
        double k = Math.Clamp(Math.Min(stage.Width / 1280, stage.Height / 720), 0.45, 3), f = stage.IsPresenter ? 1.5 : 1;
        double left = Math.Max(48 * k, (stage.Width - (1184 * k)) / 2), top = (stage.Height - (720 * k)) / 2;
        double axis = 76 * k * (f > 1 ? 1.3 : k < 0.85 ? 1.15 : 1), numbers = 150 * k * (f > 1 ? 1.42 : k < 0.85 ? 1.12 : 1), right = left + (530 * k);
        return new(stage)
        {
            Unit = k,
            Enlarged = f,
            Caption = (left, top + (46 * k)),
            Station = new(left + (134 * k), top + (134 * k), 196 * k, 196 * k),
            Near = new(right, top + (100 * k), 56 * k, 12 * k, 5),
            Far = new(right, top + (94 * k), 84 * k, 11 * k, 7),
            Own = new(left + (1146 * k), top + (26 * k), 40 * k, 40 * k),
            Answers = new(left + (944 * k), top + (98 * k), 240 * k, 264 * k),
            Cell = 124 * k,
            Head = (left + (232 * k), top + (506 * k)),
            Lip = left + (494 * k),
            Sheet = new(left, top + (94 * k), 490 * k, 490 * k),
            Slot0 = new(left, top + (602 * k), (f > 1 ? 54 : 78) * k, (f > 1 ? 54 : 78) * k),
            SlotStep = (168 * k, 0),
            LargeChart = new(left + (76 * k), top + (118 * k), 1184 * k - (150 * k), 500 * k),
            Chart = new(right + axis, top + (410 * k), (654 * k) - axis - numbers, 124 * k),
            Counters = new(right, right + axis, left + (1184 * k) - numbers, 20 * k, top + (574 * k), 52 * k, false),
        };
    }

    private static Layout Narrow(StageArea stage)
    {
        const double m = 14;
        double width = stage.Width - (2 * m), h = stage.Height, f = stage.IsPresenter ? 1.2 : 1, top = 62;
        double counters = Math.Max(104, 0.17 * h), chart = Math.Max(46, 0.1 * h), counted = h - counters - 4, charted = counted - 22 - chart;
        double gap = 4, tile = Math.Min((width - (6 * gap)) / 7, 0.062 * h), tiles = (3 * tile) + (2 * gap), tiled = charted - 12 - tiles;
        double sheet = Math.Min(0.72 * width, tiled - 10 - top), slots = (sheet + 2) / 3;
        bool isUnder = slots >= 52; // otherwise there is no room for the accuracy below a slot, but more next to it
        double small = Math.Min(46, slots - (isUnder ? 22 : 6));
        double cell = Math.Min(78, 0.105 * h), bars = Math.Max(66, 0.13 * h), barred = charted - 12 - bars;
        double worked = top + cell + 34, room = barred - 10 - worked, near = Math.Min(34, (room - 16 - (3 * gap)) / 4);
        return new(stage)
        {
            Enlarged = f,
            Caption = (m, 24),
            Station = new(m + 4, worked + ((room - Math.Min(room, 112)) / 2), Math.Min(room, 112), Math.Min(room, 112)),
            Near = new(stage.Width - m - (5 * near) - (4 * gap), worked + 20, near, gap, 5), // below the labels of the belt and the caption of the tiles
            Far = new(m + ((width - (7 * tile) - (6 * gap)) / 2), tiled, tile, gap, 7),
            Own = new(stage.Width - m - 22, 37, 22, 22),
            Answers = new(m, barred, width, bars),
            Cell = cell,
            Head = (m + 58, top + (cell / 2)),
            Lip = stage.Width,
            Sheet = new(m, top, sheet, sheet),
            Slot0 = new(m + sheet + 16, top, small, small),
            SlotStep = (0, slots),
            IsSlotToldUnder = isUnder,
            LargeChart = new(m + 44, 92, width - 44, h - 92 - 40),
            Chart = new(m + 44, charted, width - 44, chart),
            Counters = new(m, m, stage.Width - m, 12, counted + 21, (counters - 31) / 2, true),
        };
    }
}
