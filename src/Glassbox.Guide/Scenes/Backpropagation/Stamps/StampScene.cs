using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Cover;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Backpropagation.Stamps;

/// <summary>
/// From error to weight change: the digit as a row slides down the column of errors, each crossing stamps a cell, the rows roll up into
/// tinted digits, and these land on the tiles; then digit after digit.
/// </summary>
public sealed partial class StampScene : StageScene
{
    private const int TableHit = 0;

    private readonly StampData data;
    private readonly CoverNetwork network;
    private readonly CaptionTrack captions = new(
        new(-1, StampClock.Flip - 0.1, "Twenty hidden neurons with their blame, and one picture."),
        new(StampClock.Flip - 0.1, StampClock.Unroll - 0.1, "Each should change against its blame: blue turns orange."),
        new(StampClock.Unroll - 0.1, StampClock.Cells - 0.4, "The picture becomes a row of 784 pixels."),
        new(StampClock.Cells - 0.4, StampClock.Sweep - 0.1, "Where they cross: minus blame here times signal there."),
        new(StampClock.Sweep - 0.1, StampClock.Roll - 0.1, "The row slides down, and every crossing stamps its cell."),
        new(StampClock.Roll - 0.1, StampClock.Land - 0.1, "Rolled up: each neuron gets the picture, in its tint."),
        new(StampClock.Land - 0.1, StampClock.Next - 0.1, "The stamps land on the weights."),
        new(StampClock.Next - 0.1, StampClock.Grow - 0.1, "Then the next digit, and the next."),
        new(StampClock.Grow - 0.1, 1e9, "Stamp on stamp: what do they become?"));

    private readonly IReadOnlyList<Beat> beats =
    [
        new(0, "Twenty shares of blame, and one picture"), new(StampClock.Unroll - 0.2, "The blame has changed sign"), new(StampClock.Near - 0.2, "The picture is a row of 784 pixels"),
        new(StampClock.Cells - 0.1, "A few of the cells, near"), new(StampClock.Sweep - 0.2, "Three cells are stamped"), new(StampClock.Roll - 0.3, "All 15 680 cells are stamped"),
        new(StampClock.Land - 0.2, "Twenty tinted pictures"), new(StampClock.Next - 0.1, "The first digit has changed the weights"), new(StampClock.Grow - 0.1, "Four digits"),
        new(StampClock.Duration, "180 000 digits"),
    ];

    private StampLayout layout;
    private (int Hidden, int Pixel)? pointed;

    // The state of the current frame.
    private double time, zoomX, zoomY, near;

    /// <summary>Initializes the scene with a run: its first digits, then all of it.</summary>
    /// <param name="recording">The main job; its first digits must be loaded.</param>
    public StampScene(Recording recording) : this(recording, changes: null) { }

    /// <summary>Initializes the scene with only the first digits of a run, and values that other code has computed.</summary>
    /// <param name="recording">A run; its first digits must be loaded.</param>
    /// <param name="changes">For each of the first four digits, [hidden, 784] minus delta times pixel.</param>
    internal StampScene(Recording recording, double[][]? changes)
    {
        ArgumentNullException.ThrowIfNull(recording);
        recording.Follow(StampData.Digits);
        Duration = changes is null ? StampClock.Duration : StampClock.Grow;
        beats = [.. beats.Where(beat => beat.Time <= Duration)];
        data = new StampData(recording, changes);
        network = new CoverNetwork(recording);
        layout = new StampLayout(new StageArea(1280, 640), data.Hidden);
    }

    /// <inheritdoc/>
    public override string Name => "From blame to change";

    /// <inheritdoc/>
    public override double Duration { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override double Ready => Duration < StampClock.Duration || data.Recording.Seen >= StampClock.All ? Duration : Math.Max(StampClock.Grow, StampClock.When(data.Recording.Seen));

    /// <inheritdoc/>
    public override IReadOnlyList<CodeAct> Acts { get; } = [new(CodeMarkers.HiddenDelta), new(CodeMarkers.HiddenUpdate)];

    /// <inheritdoc/>
    public override int ActAt(double t) => t < StampClock.Unroll ? 0 : 1;

    /// <summary>Returns whether enough digits are loaded to start.</summary>
    public static bool CanShow(Recording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        recording.Follow(StampData.Digits);
        return recording.Steps.Count >= StampData.Digits;
    }

    /// <summary>Redraws the scene when the run has made progress.</summary>
    public void Grown() => Change();

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new StampLayout(stage, data.Hidden);
        time = t;
        near = Ease.During(t, StampClock.Near, StampClock.Cells - 0.1) * (1 - Ease.During(t, StampClock.Sweep - 0.1, StampClock.Sweep + 1.5));
        (zoomX, zoomY) = (Math.Pow(layout.ZoomX, near), Math.Pow(layout.ZoomY, near));
        captions.Draw(painter, t, layout.Caption.X, layout.Caption.Y, stage);
        if (t < StampClock.Roll + 1)
        {
            Blame(painter);
            Table(painter);
            Digit(painter);
            Cells(painter);
            Pointed(painter);
        }

        if (t >= StampClock.Roll) Tiles(painter);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        if (t < StampClock.Roll)
        {
            for (int which = 0; which < 3; which++)
            {
                if (t < StampClock.Stamp(which).To - 0.1) yield break;
                (int j, int p) = Stamped(which);
                yield return new($"Neuron {j}, pixel {p}", $"{Numbers.Fixed(data.Way(0, j), 3)} × {Numbers.Fixed(data.Signal(0, p), 2)} = {Numbers.Fixed(data.Change(0, j, p), 3)}");
            }

            yield break;
        }

        int digit = StampClock.Digit(t);
        if (t >= StampClock.Grow) yield return new("Digits seen", Numbers.Count((long)Math.Round(StampClock.Seen(t))));
        else for (int j = 0; j < data.Hidden; j++) yield return new($"Minus the blame of hidden neuron {j}", Numbers.Fixed(data.Way(digit, j), 3));
    }

    /// <inheritdoc/>
    public override void TimeMoved() => pointed = null;

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        (int, int)? before = pointed;
        pointed = touch.Hit == TableHit && touch.Kind is TouchKind.Hover or TouchKind.Down or TouchKind.Move ? At(touch.X, touch.Y) : null;
        if (before != pointed) Change();
        return pointed is not null && touch.Kind is not TouchKind.Hover;
    }

    // The three cells that are stamped slowly: close together, and moving left, so that no beam crosses the numbers of the previous cell.
    private (int Hidden, int Pixel) Stamped(int which) => (which + 1, data.Focus + 2 - which);

    private double CellWidth => layout.TableWidth / StampData.Pixels * zoomX;

    private double RowHeight => layout.RowHeight * zoomY;

    private double RowY(int j) => layout.RowTop + (j * RowHeight);

    // The position of a pixel of the row: the camera stretches the row around the focused pixel.
    private double PixelX(double pixel)
    {
        double plain = layout.TableWidth / StampData.Pixels, focus = data.Focus * plain, goal = layout.TableWidth * (layout.IsNarrow ? 0.06 : 0.4); // with room for numbers on its right
        return layout.TableX + ((pixel * plain) - focus) * zoomX + Ease.Lerp(focus, goal, near);
    }

    private (int Hidden, int Pixel)? At(double x, double y)
    {
        int j = (int)((y - layout.RowTop) / RowHeight), p = (int)((x - PixelX(0)) / CellWidth);
        return j >= 0 && j < data.Hidden && p >= 0 && p < StampData.Pixels ? (j, p) : null;
    }

    private Lettering Figures(Align align = Align.Center, double size = 1, int weight = 600) => new(layout.Type * size, Face.Mono, weight, align);

    private Lettering Words(Align align = Align.Left) => new(layout.Type * 0.95, Face.Sans, 400, align);
}
