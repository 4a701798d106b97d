using System.Globalization;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Forward;

/// <summary>
/// From the pixels to a prediction in one camera move: a digit becomes a column, a tile becomes a row, the row lies along the column, their
/// products move a level, and the level becomes a disc; then all rows at once, and the same for the outputs.
/// </summary>
public sealed partial class ZoomScene : StageScene
{
    private const double First = 0.6; // by then there is something to see
    /// <summary>The ID of the handle for the tile in the close-up.</summary>
    public const int TileHandle = 1;

    /// <summary>The ID of the handle for the column, which can be dragged to the wrong side.</summary>
    public const int ColumnHandle = 2;

    /// <summary>The ID of the handle that opens a disc of the whole network.</summary>
    public const int DiscHandle = 3;

    /// <summary>The default tile: one that the first digit neither fills nor empties.</summary>
    public const int DefaultTile = 3;

    private const int TileHits = 100, DiscHits = 200;

    private readonly Handle[] handles;
    private ZoomData data = null!;
    private ZoomPace pace = null!;
    private ZoomPictures pictures = null!;
    private ZoomLayout? layout;
    private CaptionTrack captions = null!;
    private string told = "", tileName = "", biasName = "", hiddenSize = "", outputsSize = "";
    private int version;

    /// <summary>Initializes the scene with an image and a network.</summary>
    /// <param name="passing">The forward pass of the image.</param>
    /// <param name="label">The label of the image, 0 to 9.</param>
    /// <param name="tile">The index of the hidden neuron in the close-up.</param>
    /// <param name="network">A short description of the network for the reader.</param>
    public ZoomScene(Passing passing, int label, int tile = DefaultTile, string network = "")
    {
        handles =
        [
            new Handle(TileHandle, "Tile that is looked at", 1, 1, 1, () => data.Tile + 1, value => Choose((int)value - 1), value => string.Create(CultureInfo.InvariantCulture, $"tile {value - 1:F0}")),
            new Handle(ColumnHandle, "Column, dragged to the wrong side of the matrix", 0, 1, 0.25, () => Swapped, value => Reach(OperandsTime, HasOperands, () => Swapped = value), value => value <= 0 ? "on the right, where it fits" : value >= 1 ? "on the left: nineteen hang over" : "on the way"),
            new Handle(DiscHandle, "Disc of the network that is opened", 0, 30, 1, () => opened + 1, value => Reach(ZoomTimes.End, t => t >= ZoomTimes.Whole, () => Open((int)value - 1)), value => value < 1 ? "none" : DiscName((int)value - 1)),
        ];
        Show(passing, label, tile, network);
    }

    /// <summary>Occurs when the user selects another tile.</summary>
    public event Action? TileChosen;

    /// <summary>Occurs when the user drops the column on the wrong side: it springs back from <see cref="SpringTime"/> on.</summary>
    public event Action? Released;

    /// <summary>
    /// Occurs when a key moves a handle that may not be visible: the player must go to the given time, unless the current one satisfies the
    /// condition.
    /// </summary>
    public event Action<double, Func<double, bool>>? Wanted;

    /// <summary>The time from which the operands spring back.</summary>
    public static double SpringTime => ZoomTimes.Spring;

    /// <inheritdoc/>
    public override string Name => "From the pixels to an answer: two matrix products";

    /// <inheritdoc/>
    public override double Duration => ZoomTimes.End;

    /// <inheritdoc/>
    public override double Opening => First;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats { get; } =
    [
        new(First, "The network from afar: a digit, tiles of weights, ten outputs"),
        new(ZoomTimes.Into - 0.3, "The digit has gone through and an answer has come out"),
        new(ZoomTimes.Tile - 0.3, "The digit is one column of 784 numbers"),
        new(ZoomTimes.Turn - 0.2, "The tile is one row of 784 weights"),
        new(ZoomTimes.Zoom - 0.2, "The row lies along the column"),
        new(ZoomTimes.First - 0.1, "Weight beside ink, pair by pair"),
        new(ZoomTimes.Faster, "Three products have moved the sum"),
        new(ZoomTimes.All, "All 784 products are one number"),
        new(ZoomTimes.Bias + 1.6, "The bias has moved the sum"),
        new(ZoomTimes.Curve + 3.2, "The sigmoid has made it a number from 0 to 1"),
        new(ZoomTimes.Stack - 0.05, "The camera has drawn back to all tiles"),
        new(ZoomTimes.Product - 0.2, "All tiles are rows of a matrix, beside the column"),
        new(ZoomTimes.ProductEnd + 0.2, "All sums are complete"),
        new(ZoomTimes.Shape - 0.3, "Every sum has become an activation"),
        new(ZoomTimes.Wrong - 0.3, "The sizes: the inner two have met and vanished"),
        new(ZoomTimes.Spring - 0.2, "The wrong way round: nineteen numbers have no partner"),
        new(ZoomTimes.Pan - 0.1, "The operands are back in their order"),
        new(ZoomTimes.Product2 - 0.2, "Ten rows of output weights, beside the activations"),
        new(ZoomTimes.Product2End + 0.1, "Ten sums are complete"),
        new(ZoomTimes.Read + 0.9, "Ten outputs, and the largest wins"),
        new(ZoomTimes.Whole, "The whole network again"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <summary>The index of the tile in the close-up.</summary>
    public int Tile => data.Tile;

    /// <summary>The forward pass of the image.</summary>
    public Passing Passing => data.Passing;

    /// <summary>Shows another image, network, or tile.</summary>
    /// <inheritdoc cref="ZoomScene(Passing, int, int, string)"/>
    public void Show(Passing passing, int label, int tile, string network)
    {
        told = network;
        ArgumentNullException.ThrowIfNull(passing);
        bool isNetworkNew = data is null || data.Passing.Twin != passing.Twin;
        data = new ZoomData(passing, label, tile);
        pace = new ZoomPace(data);
        if (pictures is null || pictures.Hidden != data.Hidden || pictures.Outputs != data.Outputs)
            pictures = new ZoomPictures(data.Hidden, data.Outputs);
        pictures.Fill(data, isNetworkNew);
        layout = null;
        version++;
        string Fixed(double value) => Widgets.Numbers.Fixed(value, 2);
        string Signed(double value) => (value > 0 && Fixed(value) != "0.00" ? "+" : "") + Fixed(value);
        (tileName, hiddenSize, outputsSize) = (string.Create(CultureInfo.InvariantCulture, $"tile {data.Tile}"), Written(data.Hidden), Written(data.Outputs));
        biasName = $"bias {Signed(data.Bias)}";
        handles[0] = handles[0] with { Maximum = data.Hidden };
        handles[2] = handles[2] with { Maximum = data.Hidden + data.Outputs };
        opened = Math.Min(opened, data.Hidden + data.Outputs - 1);
        captions = new CaptionTrack(
            new Caption(0, ZoomTimes.Into, "A digit goes in, an answer comes out. What happens between?"),
            new Caption(ZoomTimes.Into, ZoomTimes.Tile - 0.2, "The digit’s 28 rows join into one column of 784 numbers."),
            new Caption(ZoomTimes.Tile - 0.2, ZoomTimes.Turn - 0.2, $"Tile {data.Tile} unrolls too: into one row of 784 weights."),
            new Caption(ZoomTimes.Turn - 0.2, ZoomTimes.Land - 0.4, "The row turns and lies along the column, cell on cell."),
            new Caption(ZoomTimes.Land - 0.4, ZoomTimes.Faster, "Each pair multiplies. Its product moves the sum up or down."),
            new Caption(ZoomTimes.Faster, ZoomTimes.All - 0.2, "No ink, nothing added. Blue lifts the sum, orange lowers it."),
            new Caption(ZoomTimes.All - 0.2, ZoomTimes.Bias, $"784 products have become one number: {Fixed(data.Dot)}."),
            new Caption(ZoomTimes.Bias, ZoomTimes.Curve, $"The tile’s bias moves it by {Signed(data.Bias)}."),
            new Caption(ZoomTimes.Curve, ZoomTimes.Out, $"The sigmoid squeezes any number into 0 to 1: here {Fixed(data.Activation)}."),
            new Caption(ZoomTimes.Out, ZoomTimes.Stack, $"That was one tile of {data.Hidden}."),
            new Caption(ZoomTimes.Stack, ZoomTimes.Product, $"All {data.Hidden} tiles, unrolled, are the rows of one matrix."),
            new Caption(ZoomTimes.Product, ZoomTimes.Squash, $"Every row meets the same column: {data.Hidden} sums at once."),
            new Caption(ZoomTimes.Squash, ZoomTimes.Shape, "Each gets its bias and is squashed."),
            new Caption(ZoomTimes.Shape, ZoomTimes.Wrong, "The inner sizes meet and vanish. The outer two remain."),
            new Caption(ZoomTimes.Wrong, ZoomTimes.Swap + 1.2, "What if we put them the wrong way round?"),
            new Caption(ZoomTimes.Swap + 1.2, ZoomTimes.Pan, $"A row of 1 meets a column of {data.Hidden}: {data.Hidden - 1} hang over."),
            new Caption(ZoomTimes.Pan, ZoomTimes.Squash2, $"Once more, smaller: {data.Outputs} rows of {data.Hidden} weights."),
            new Caption(ZoomTimes.Squash2, ZoomTimes.Read, "Bias and squash again, and ten bars rise."),
            new Caption(ZoomTimes.Read, ZoomTimes.Home, data.Answer == data.Label ? $"The largest of ten outputs wins. It reads {Widgets.Numbers.A(data.Answer)}." : $"The largest wins. It reads {Widgets.Numbers.A(data.Answer)}, but this is {Widgets.Numbers.A(data.Label)}."),
            new Caption(ZoomTimes.Home, ZoomTimes.End + 1, "The network is two matrix products. Point at any disc."));
        Change();
    }

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout is null || layout.Stage != stage) layout = new ZoomLayout(stage, data.Hidden, data.Outputs);
        if (t < ZoomTimes.Rows + 0.1) Afar(painter, t);
        if (t >= ZoomTimes.Into + 0.8 && t < ZoomTimes.Zoom) Unroll(painter, t);
        if (t >= ZoomTimes.Zoom && t < ZoomTimes.Out + 0.7) Closely(painter, t);
        if (t >= ZoomTimes.Home) Whole(painter, t);
        if (t >= ZoomTimes.Out && t < ZoomTimes.Pan + 1.2) FirstProduct(painter, t);
        if (t >= ZoomTimes.Pan && t < ZoomTimes.Home + 1.6) SecondProduct(painter, t);
        if (t >= ZoomTimes.Out) HiddenDiscs(painter, t);
        if (opened >= 0 && t >= ZoomTimes.Home + 1.6) TellDisc(painter);
        captions.Draw(painter, t, layout.CaptionX, layout.CaptionY, stage);
    }

    /// <inheritdoc/>
    public override void TimeMoved()
    {
        hand = null;
        opened = -1;
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch) => touch.Hit switch
    {
        >= DiscHits => PointAtDisc(touch),
        >= TileHits => TouchTile(touch),
        ColumnHandle => Drag(touch),
        _ => LeaveDiscs(touch),
    };

    private bool TouchTile(Touch touch)
    {
        if (touch.Kind is TouchKind.Down) Choose(touch.Hit - TileHits);
        return touch.Kind is TouchKind.Down or TouchKind.Up;
    }

    /// <summary>Selects the tile for the close-up.</summary>
    /// <param name="tile">The index of the tile; ignored if it does not exist.</param>
    public void Choose(int tile)
    {
        if (tile == data.Tile || tile < 0 || tile >= data.Hidden) return;
        Show(data.Passing, data.Label, tile, told);
        TileChosen?.Invoke();
    }

    private void Reach(double time, Func<double, bool> willDo, Action move)
    {
        Wanted?.Invoke(time, willDo);
        move();
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);

    // ── Shared helpers ──────────────────────────────────────────────────────────────────────────────────────────────────────

    // The progress of a size that changes geometrically: positions that follow it move in a straight line.
    private static double Grown(double from, double to, double u)
    {
        double ratio = to / from;
        return Math.Abs(ratio - 1) < 0.02 ? u : (Math.Pow(ratio, u) - 1) / (ratio - 1);
    }

    private static Area Zoomed(Area from, Area to, double u)
    {
        double v = Grown(from.Width, to.Width, u);
        return Area.Lerp(from, to, v);
    }

    // A strip of cells at any angle, given by its center, length and thickness; horizontally, its cells run from left to right.
    private static void Strip(Painter painter, CellPicture picture, Area part, double x, double y, double length, double thick, double angle, double alpha, double outline = 1)
    {
        if (alpha <= 0) return;
        var area = new Area(x - (length / 2), y - (thick / 2), length, thick);
        if (angle != 0) painter.Turn(x, y, angle);
        painter.Box(area, Tint.Panel.At(alpha));
        painter.Picture(picture, area, alpha, part, isSmooth: length < 2 * part.Width);
        painter.Frame(area, new Pen(0.8, Tint.LineStrong.At(alpha * outline)));
        if (angle != 0) painter.Restore();
    }

    private Lettering Small(Align align = Align.Left) => new(Math.Max(13, layout!.Type * 0.95), Face.Sans, 400, align);

    private Lettering Figure(double size, Align align = Align.Center, int weight = 600) => new(size * layout!.Type, Face.Mono, weight, align);

    private static Tint SignOf(double value) => value < 0 ? Tint.Negative : Tint.Positive;
}
