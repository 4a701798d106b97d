using Glassbox.Guide.Code;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Bias;

/// <summary>
/// The line of a neuron with two inputs: pinned to the origin, it only rotates. With a bias, it is freed from its pin, learns to separate
/// two clouds of points, and can be moved and rotated by the user.
/// </summary>
public sealed partial class LineScene : HandScene<Line>
{
    private const double Begins = 1.5; // by then there is something to see
    private const int Pin = 0, Turner = 1, Slider = 2, Pointer = 3; // IDs of what can be dragged
    private const int FirstPoint = 10;                              // IDs of points, for tooltips
    private const int Traced = 160;
    private const double MiddleX = 0.78, MiddleY = 0.51, Farthest = 0.72, Most = 12;

    /// <summary>The initial line: turned the wrong way.</summary>
    public static readonly Line First = new(2, -1, 0);

    private static readonly double firstAngle = Math.Atan2(First.Weight2, First.Weight1), bestAngle = Best();
    private static readonly Line best = First.Turned(bestAngle - firstAngle, 0, 0);
    private static readonly int[] leftToRight = [.. Enumerable.Range(0, Cloud.All.Length).OrderBy(place => Cloud.All[place].X)];
    private static readonly CaptionTrack
        free = new(new Caption(0, 1e9, "Your turn: slide it, turn it, or train it from there.")),
        pinned = new(new Caption(0, 1e9, "Your turn: turn the line, or tap the pin.")),
        slid = new(new Caption(0, 1e9, "You slide it: the bias changes.")),
        turned = new(new Caption(0, 1e9, "You turn it: the weights change."));

    private readonly IReadOnlyList<Beat> beats =
    [
        new(Begins, "Circles and squares in a plane"), new(LineTimes.Turns, "A neuron’s line: yes on one side, no on the other"), new(LineTimes.TurnsOn, "The best that turning can do"),
        new(LineTimes.Frees, "The line is pinned to the origin"), new(LineTimes.Trains, "The pin is out"), new(LineTimes.Races, "Three points have pulled"),
        new(LineTimes.Slides, "The line has learned"), new(LineTimes.Spins, "Slid: that was the bias"), new(LineTimes.Yours, "Turned: those were the weights"),
    ];

    // The prediction of one neuron, and what it learns from one point.
    private static readonly CodeAct[] acts = [new(CodeMarkers.Forward, CodeMarkers.ForwardBody), new(CodeMarkers.UpdateStep, CodeMarkers.UpdateWeights, CodeMarkers.UpdateBias)];

    private readonly IReadOnlyList<Handle> handles;
    private readonly double[] trace = new double[Traced + 1]; // misclassified points over the duration of the scene
    private CaptionTrack captions = null!;
    private LineLayout layout = new(new StageArea(1280, 640));
    private LineRun run = null!;
    private Line shown = First;
    private bool isFreeByHand, isFree;
    private int grip = -1, pointed = -1;
    private (double X, double Y, Line Line, double FootX, double FootY) held;

    /// <summary>Initializes the scene; training starts with the best line that turning has found.</summary>
    public LineScene()
    {
        handles =
        [
            new(Turner, "Weight 1", -Most, Most, 0.1, () => shown.Weight1, value => Take(shown with { Weight1 = value }, isFree), value => Numbers.Fixed(value, 1)),
            new(Turner + 100, "Weight 2", -Most, Most, 0.1, () => shown.Weight2, value => Take(shown with { Weight2 = value }, isFree), value => Numbers.Fixed(value, 1)),
            new(Slider, "Bias", -Most, Most, 0.1, () => shown.Bias, value => Take(shown with { Bias = value }, true), value => Numbers.Fixed(value, 1)),
            new(Pointer, "Point, from left to right", 0, leftToRight.Length - 1, 1, () => Math.Max(0, Array.IndexOf(leftToRight, pointed)), value => PointAt(leftToRight[(int)value]), value => Told(leftToRight[(int)value])),
        ];
        Begin(best, hasBias: true);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CodeAct> Acts => acts;

    /// <inheritdoc/>
    public override string Name => "The line of a neuron with two inputs";

    /// <inheritdoc/>
    public override double Duration => LineTimes.Yours;

    /// <inheritdoc/>
    public override double Opening => Begins;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <summary>The line that is visible.</summary>
    public Line Shown => shown;

    /// <summary>Whether the visible line has a bias.</summary>
    public bool HasBias => isFree;

    /// <summary>Returns whether the line at a time has a bias.</summary>
    public bool IsFreeAt(double t) => Hand is null ? Freed(t) > 0.5 : isFreeByHand;

    /// <summary>The training run that is played.</summary>
    public LineRun Run => run;

    /// <summary>Whether training starts with the line to which the scene itself leads.</summary>
    public bool IsUsual { get; private set; }

    /// <summary>Trains from another initial line, and ends manual control.</summary>
    /// <param name="start">The initial line.</param>
    /// <param name="hasBias">Whether the bias is trained.</param>
    public void Begin(Line start, bool hasBias)
    {
        IsUsual = start == best && hasBias;
        run = new LineRun(start, hasBias);
        Hand = null;
        grip = -1;
        int wrong = Cloud.Wrong(run.End);
        captions = Captions(wrong, hasBias);
        for (int i = 0; i <= Traced; i++) trace[i] = Cloud.Wrong(Played(TraceTime(i)));
        (shown, isFree) = (Played(0), false);
        Change();
    }

    /// <summary>Restores the default run.</summary>
    public void Reset() => Begin(best, hasBias: true);

    /// <summary>Sets the line manually.</summary>
    /// <param name="line">The line.</param>
    /// <param name="hasBias">Whether it has a bias; otherwise, it passes through the origin.</param>
    public void Take(Line line, bool hasBias)
    {
        isFreeByHand = isFree = hasBias;
        Hold(shown = hasBias ? line : line with { Bias = 0 });
    }

    /// <summary>Returns the line at a time.</summary>
    internal Line At(double t) => Hand ?? Played(t);

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new LineLayout(stage);
        Line line = At(t);
        double freed = Hand is null ? Freed(t) : isFreeByHand ? 1 : 0;
        (shown, isFree) = (line, freed > 0.5);
        Say(painter, t, stage);
        Plane(painter, t, line, freed);
        Side(painter, t, line, freed);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        Line line = At(t);
        yield return new("On the wrong side", $"{Cloud.Wrong(line)} of {Cloud.All.Length}");
        yield return new("Fewest of all lines through the origin", $"{Cloud.FewestWrongThroughOrigin}");
        yield return new("Weight 1", Numbers.Fixed(line.Weight1, 2));
        yield return new("Weight 2", Numbers.Fixed(line.Weight2, 2));
        yield return new("Bias", Numbers.Fixed(line.Bias, 2));
        if (t >= LineTimes.Trains) yield return new("Points seen in training", Numbers.Count((long)LineTimes.Seen(t)));
        if (pointed >= 0) yield return new("Point", Told(pointed));
    }

    /// <inheritdoc/>
    public override int ActAt(double t) => t is >= LineTimes.Trains and < LineTimes.Learned && Hand is null ? 1 : 0;

    /// <inheritdoc/>
    protected override void LetGo() => grip = -1;

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        switch (touch.Kind)
        {
            case TouchKind.Hover or TouchKind.Leave:
                int over = touch.Hit >= FirstPoint ? touch.Hit - FirstPoint : -1;
                if (over == pointed) return false;
                PointAt(over);
                return true;
            case TouchKind.Down:
                if (touch.Hit >= FirstPoint) PointAt(touch.Hit - FirstPoint); // touch may still scroll the page
                return TakeHold(touch);
            case TouchKind.Move when grip >= 0:
                Drag(touch);
                return true;
            case TouchKind.Up:
                bool wasHeld = grip >= 0;
                grip = -1;
                if (wasHeld) Change();
                return wasHeld;
            default:
                return false;
        }
    }

    private static double TraceTime(int i) => LineTimes.Splits + ((LineTimes.Yours - LineTimes.Splits) * i / Traced);

    // The angle closest to the initial one, so that the line turns the short way.
    private static double Best()
    {
        double angle = Math.Atan2(Cloud.BestThroughOrigin.Weight2, Cloud.BestThroughOrigin.Weight1);
        while (angle < firstAngle - Math.PI) angle += 2 * Math.PI;
        return angle;
    }

    private static CaptionTrack Captions(int wrong, bool hasBias) => new(
        new(0.1, 2.2, "Can a straight line separate the circles from the squares?"),
        new(2.2, LineTimes.Turns, "A neuron draws one: yes on this side, no on that."),
        new(LineTimes.Turns, LineTimes.Claims, "Its two weights turn the line around the origin."),
        new(LineTimes.Claims, LineTimes.Frees, $"However it turns, at least {Cloud.FewestWrongThroughOrigin} of {Cloud.All.Length} stay on the wrong side."),
        new(LineTimes.Frees, LineTimes.Trains - 0.4, "A bias pulls out the pin."),
        new(LineTimes.Trains - 0.4, LineTimes.Races, hasBias ? "Now it learns. Each point in turn pulls a little." : "The pin is back. Each point in turn pulls a little."),
        new(LineTimes.Races, LineTimes.Learned, $"Slow, then faster: all {Cloud.All.Length} points, {LineRun.Epochs} times."),
        new(LineTimes.Learned, LineTimes.Slides - 0.3, wrong == 0 ? "No point is on the wrong side." : hasBias ? $"{wrong} of {Cloud.All.Length} are on the wrong side." : $"Pinned, it leaves {wrong} of {Cloud.All.Length} on the wrong side."),
        new(LineTimes.Slides - 0.3, LineTimes.Spins - 0.3, hasBias ? "Slide the line: that is the bias." : "Pinned, the line cannot slide."),
        new(LineTimes.Spins - 0.3, LineTimes.Yours - 0.4, hasBias ? "Turn it: those are the weights." : "It can only turn: those are the weights."),
        new(LineTimes.Yours - 0.4, 1e9, hasBias ? "Your turn: slide it, turn it, or train it from there." : "Your turn: turn the line, or tap the pin."));

    private static double Answer(Line line, int point) => 1 / (1 + Math.Exp(-Cloud.Sum(Cloud.All[point], line)));

    private string Told(int place)
    {
        CloudPoint point = Cloud.All[place];
        return $"{(point.Kind == 1 ? "circle" : "square")} at {Numbers.Fixed(point.X, 2)}, {Numbers.Fixed(point.Y, 2)}: sum {Numbers.Fixed(Cloud.Sum(point, shown), 2)}, answer {Numbers.Fixed(Answer(shown, place), 2)}, {(Cloud.IsRight(point, shown) ? "right" : "wrong")}";
    }

    private void PointAt(int place)
    {
        pointed = place;
        Change();
    }

    private void Say(Painter painter, double t, StageArea stage)
    {
        (double x, double y) = layout.Caption;
        if (Hand is null) captions.Draw(painter, t, x, y, stage);
        else (grip == Slider ? slid : grip == Turner ? turned : isFreeByHand ? free : pinned).Draw(painter, 1, x, y, stage);
    }

    // The animation: turned by its weights alone, freed, trained; then moved and rotated as a user would.
    private Line Played(double t)
    {
        double angle = Ease.Lerp(firstAngle, bestAngle, Ease.During(t, LineTimes.Turns + 0.2, LineTimes.Claims))
            + (0.85 * (Ease.During(t, LineTimes.TurnsOn, LineTimes.TurnsOn + 0.8) - Ease.During(t, LineTimes.TurnsOn + 1, LineTimes.Frees - 0.1)));
        if (t < LineTimes.Trains - 0.7) return First.Turned(angle - firstAngle, 0, 0);
        if (t < LineTimes.Trains) return Line.Lerp(best, run.Start, Ease.During(t, LineTimes.Trains - 0.7, LineTimes.Trains - 0.1));
        Line line = run.At(LineTimes.Seen(t));
        if (run.HasBias)
        {
            double slide = Ease.During(t, LineTimes.Slides + 0.4, LineTimes.Slides + 1.1) - Ease.During(t, LineTimes.Slides + 1.4, LineTimes.Slides + 2.1);
            line = line with { Bias = line.Bias + (0.3 * slide * line.Steepness) };
        }

        double spin = Ease.During(t, LineTimes.Spins + 0.4, LineTimes.Spins + 1.1) - Ease.During(t, LineTimes.Spins + 1.4, LineTimes.Spins + 2.1);
        if (spin <= 0) return line;
        (double x, double y) = run.HasBias ? line.Nearest(MiddleX, MiddleY) : (0, 0);
        return line.Turned(0.7 * spin, x, y);
    }

    private double Freed(double t) =>
        Ease.During(t, LineTimes.Frees + 0.2, LineTimes.Frees + 1) * (run.HasBias ? 1 : 1 - Ease.During(t, LineTimes.Trains - 0.7, LineTimes.Trains - 0.1));

    private bool TakeHold(Touch touch)
    {
        Line line = At(touch.Time);
        if (touch.Hit == Pin)
        {
            Take(line, !isFree);
            return true;
        }

        (double x, double y) = (layout.Input1(touch.X), layout.Input2(touch.Y));
        grip = touch.Hit is Turner or Slider ? touch.Hit
            : touch.Hit < 0 && line.Exists && layout.Field.Has(touch.X, touch.Y) && Math.Abs(line.Sum(x, y)) / line.Steepness * layout.Unit < 18 ? isFree ? Slider : Turner
            : -1;
        if (grip < 0) return false;
        (double footX, double footY) = isFree ? line.Nearest(MiddleX, MiddleY) : (0, 0);
        held = (x, y, line, footX, footY);
        Take(line, isFree);
        return true;
    }

    private void Drag(Touch touch)
    {
        (double x, double y) = (layout.Input1(touch.X), layout.Input2(touch.Y));
        Line line = held.Line;
        if (grip == Slider)
        {
            double bias = line.Bias - ((line.Weight1 * (x - held.X)) + (line.Weight2 * (y - held.Y)));
            double middle = (line.Weight1 * MiddleX) + (line.Weight2 * MiddleY), reach = Farthest * line.Steepness; // keeps it in the picture
            Take(line with { Bias = Math.Clamp(bias, -middle - reach, -middle + reach) }, true);
            return;
        }

        double from = Math.Atan2(held.Y - held.FootY, held.X - held.FootX), to = Math.Atan2(y - held.FootY, x - held.FootX);
        Take(line.Turned(to - from, held.FootX, held.FootY), isFree);
    }
}
