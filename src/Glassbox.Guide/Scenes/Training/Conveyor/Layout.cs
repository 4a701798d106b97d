using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>Places of tiles, row by row.</summary>
/// <param name="X">Their left edge.</param>
/// <param name="Y">Their top edge.</param>
/// <param name="Tile">The side of one.</param>
/// <param name="Gap">Between two.</param>
/// <param name="Columns">In a row.</param>
internal readonly record struct TileGrid(double X, double Y, double Tile, double Gap, int Columns)
{
    /// <summary>Where one stands.</summary>
    public Area At(int tile) => new(X + (tile % Columns * (Tile + Gap)), Y + (tile / Columns * (Tile + Gap)), Tile, Tile);
}

/// <summary>The three counters: bars of one width, one above the other.</summary>
/// <param name="NameX">Where names begin.</param>
/// <param name="X">Where the bars begin.</param>
/// <param name="Right">Where the bars end.</param>
/// <param name="Bar">How high a bar is.</param>
/// <param name="First">The middle of the first bar.</param>
/// <param name="Step">From one to the next.</param>
/// <param name="IsStacked">Names and numbers stand above the bars, not beside them.</param>
internal readonly record struct CounterPlaces(double NameX, double X, double Right, double Bar, double First, double Step, bool IsStacked);

/// <summary>Where things stand on a stage.</summary>
internal sealed record Layout
{
    /// <summary>Digits in a row of the sheet, and rows.</summary>
    public const int Side = 245;

    private Layout(StageArea stage)
    {
        Stage = stage;
        IsNarrow = stage.IsNarrow;
    }

    /// <summary>The stage that it is for.</summary>
    public StageArea Stage { get; }

    /// <summary>Whether it is higher than wide.</summary>
    public bool IsNarrow { get; }

    /// <summary>Pixels for a unit of the drawing, which is 1280 wide.</summary>
    public double Unit { get; private init; } = 1;

    /// <summary>By how much type is larger than usual.</summary>
    public double Enlarged { get; private init; } = 1;

    /// <summary>Where the sentence begins, and the middle of its line.</summary>
    public (double X, double Y) Caption { get; private init; }

    /// <summary>Where a digit stands while it is learned from.</summary>
    public Area Station { get; private init; }

    /// <summary>The tiles beside single digits.</summary>
    public TileGrid Near { get; private init; }

    /// <summary>The tiles beside the sheet.</summary>
    public TileGrid Far { get; private init; }

    /// <summary>The reader's own digit; what is said of it ends before it.</summary>
    public Area Own { get; private init; }

    /// <summary>The ten answers.</summary>
    public Area Answers { get; private init; }

    /// <summary>A digit's side on the belt.</summary>
    public double Cell { get; private init; }

    /// <summary>The middle of the digit that is being read.</summary>
    public (double X, double Y) Head { get; private init; }

    /// <summary>Where the belt ends.</summary>
    public double Lip { get; private init; }

    /// <summary>All digits.</summary>
    public Area Sheet { get; private init; }

    /// <summary>Where the copies of finished sheets stand.</summary>
    public Area Slot0 { get; private init; }

    /// <summary>From one of them to the next.</summary>
    public (double X, double Y) SlotStep { get; private init; }

    /// <summary>Whether a copy's share of right answers stands under it, not beside it.</summary>
    public bool IsSlotToldUnder { get; private init; }

    /// <summary>The chart while the reader draws.</summary>
    public Area LargeChart { get; private init; }

    /// <summary>The chart afterwards.</summary>
    public Area Chart { get; private init; }

    /// <summary>The counters.</summary>
    public CounterPlaces Counters { get; private init; }

    /// <summary>A digit's side on the sheet.</summary>
    public double Dot => Sheet.Width / Side;

    /// <summary>A size of type.</summary>
    public double Type(double size) => Math.Max(13, size * Unit * Enlarged);

    /// <summary>One of the copies of finished sheets.</summary>
    public Area Slot(int epoch) => Slot0 with { X = Slot0.X + (epoch * SlotStep.X), Y = Slot0.Y + (epoch * SlotStep.Y) };

    /// <summary>One of the ten answers: where its bar begins, how long 1 is, and how thick it is.</summary>
    public (double X, double Y, double Full, double Thick) Answer(int digit) => IsNarrow
        ? (Answers.X + ((digit + 0.5) * Answers.Width / 10), Answers.Bottom - 18, Answers.Height - 40, Answers.Width / 10 * 0.5)
        : (Answers.X + (34 * Unit * (Enlarged > 1 ? 1.2 : 1)), Answers.Y + ((digit + 0.5) * Answers.Height / 10),
            Answers.Width - (76 * Unit * (Enlarged > 1 ? 1.15 : 1)), Answers.Height / 10 * 0.56);

    /// <summary>For a stage.</summary>
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
        bool isUnder = slots >= 52; // else there is no room under a slot for its share of right answers, and more beside it
        double small = Math.Min(46, slots - (isUnder ? 22 : 6));
        double cell = Math.Min(78, 0.105 * h), bars = Math.Max(66, 0.13 * h), barred = charted - 12 - bars;
        double worked = top + cell + 34, room = barred - 10 - worked, near = Math.Min(34, (room - 16 - (3 * gap)) / 4);
        return new(stage)
        {
            Enlarged = f,
            Caption = (m, 24),
            Station = new(m + 4, worked + ((room - Math.Min(room, 112)) / 2), Math.Min(room, 112), Math.Min(room, 112)),
            Near = new(stage.Width - m - (5 * near) - (4 * gap), worked + 20, near, gap, 5), // below the labels of the belt, and what is said of the tiles
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
