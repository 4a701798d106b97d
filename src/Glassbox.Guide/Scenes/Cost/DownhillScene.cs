using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Cost;

/// <summary>
/// The cost of a network as a function of one of its weights: gradient descent on a curve, step by step, at rates too small, good and too
/// large; a second cost that still has a slope where the first is flat; and, with a second weight, a landscape.
/// </summary>
public sealed partial class DownhillScene : StageScene
{
    private const double Begins = 1.2; // by then there is something to see
    private const int FlatBall = 0, Tip = 1, LandBall = 2, RateHandle = 3; // ids
    private const double LeastRate = 0.05, MostRate = 40;

    private static readonly CaptionTrack
        ownCurve = new(new Caption(0, 1e9, "Your turn: drop the ball, or drag the arrow’s tip: the rate.")),
        ownLand = new(new Caption(0, 1e9, "Your turn: drop the ball anywhere in the landscape."));

    // The cost; its derivative at the outputs, and the step of a weight.
    private static readonly CodeAct[] acts = [new(CodeMarkers.Error), new(CodeMarkers.OutputDelta, CodeMarkers.UpdateStep, CodeMarkers.UpdateWeights)];

    private readonly DownhillData data;
    private readonly CaptionTrack captions;
    private readonly IReadOnlyList<Beat> beats;
    private readonly IReadOnlyList<Handle> handles;
    private readonly double[]
        creep = new double[DownhillTimes.Creeping + 1], arrive = new double[DownhillTimes.Arriving + 1], leap = new double[DownhillTimes.Leaping + 1],
        squared = new double[DownhillTimes.Racing + 1], entropy = new double[DownhillTimes.Racing + 1], own = new double[DownhillTimes.Own + 1];
    private readonly double highest, highestBoth;
    private DownhillLayout layout;
    private double? hand, rate;          // the first weight and the rate, if set by the user
    private (double First, double Second)? handInLand;
    private int grip = -1;
    private bool hasOwnWalk, isOwnWalkInLand, isEntropy;
    private double ownRate;
    private bool isFlatShown = true;
    private double shownWeight;
    private (double First, double Second) shownInLand;

    /// <summary>Initializes the scene with the cost of a network.</summary>
    /// <param name="network">A network with 784 inputs, at least two hidden neurons and 10 outputs.</param>
    /// <param name="digits">The digits; the first 64 training digits must be loaded.</param>
    /// <param name="ofOutput">The squared error of an output, 0 to 1, for a label, 0 or 1, computed by other code; null for the guide's own.</param>
    public DownhillScene(Network network, IDigits digits, Func<double, double, double>? ofOutput = null)
    {
        data = new DownhillData(network, digits, ofOutput);
        layout = new DownhillLayout(new StageArea(1280, 640), data);
        highest = 1.12 * data.Highest;
        highestBoth = Math.Max(highest, 1.25 * data.Curve(1, data.Far));
        data.Walk(0, data.Start, data.Creep, creep);
        data.Walk(0, data.Start, data.Good, arrive);
        data.Walk(0, data.Start, data.Leap, leap);
        data.Walk(0, data.Far, RaceRate, squared);
        data.Walk(1, data.Far, RaceRate, entropy);
        MakeTrails();
        captions = new CaptionTrack(
            new(0.1, DownhillTimes.Sweeps, "One weight of the network changes. Where is its cost lowest?"),
            new(DownhillTimes.Sweeps, DownhillTimes.Leans, $"At each value, its cost for {DownhillData.Asked} digits."),
            new(DownhillTimes.Leans, DownhillTimes.Creeps - 0.3, "The slope here says which way is down, and how steep."),
            new(DownhillTimes.Creeps - 0.3, DownhillTimes.Back1, "A step is rate × slope. Too small a rate creeps."),
            new(DownhillTimes.Back1, DownhillTimes.Back2, "A good rate arrives, with ever smaller steps."),
            new(DownhillTimes.Back2, DownhillTimes.Compares, "Too large a rate leaps out of the valley."),
            new(DownhillTimes.Compares, DownhillTimes.Races - 0.3, "A second cost, on the same scale: cross-entropy."),
            new(DownhillTimes.Races - 0.3, DownhillTimes.Widens, "Far out, squared error is flat. Cross-entropy still pulls."),
            new(DownhillTimes.Widens, DownhillTimes.Walks, "With a second weight, the curve becomes a landscape."),
            new(DownhillTimes.Walks, DownhillTimes.Yours - 2, "Going downhill is the same with two weights, or 15 910."),
            new(DownhillTimes.Yours - 2, 1e9, "Your turn: drop the ball anywhere in the landscape."));
        beats =
        [
            new(Begins, "One weight, and its cost"), new(DownhillTimes.Leans, "The curve of the cost"), new(DownhillTimes.Creeps, "The slope says which way is down"),
            new(DownhillTimes.Back1, "Too small a rate has crept"), new(DownhillTimes.Back2, "A good rate has arrived"), new(DownhillTimes.Compares, "Too large a rate has leapt out"),
            new(DownhillTimes.Races, "Both costs far out"), new(DownhillTimes.Widens, "Cross-entropy has pulled"), new(DownhillTimes.Walks, "A landscape of two weights"),
            new(DownhillTimes.Yours, "Five walks downhill"),
        ];
        handles =
        [
            new(FlatBall, "First weight", Math.Ceiling(data.Least), Math.Floor(data.Most), 0.25, () => shownWeight, TakeWeight, value => $"{Numbers.Fixed(value, 2)}, cost {Cost(isEntropy ? 1 : 0, value)}"),
            new(RateHandle, "Rate", LeastRate, MostRate, 0.05, () => rate ?? data.Good, value => TakeRate(value), value => Numbers.Fixed(value, 2)),
        ];
    }

    /// <summary>Occurs when the user drops a ball: its descent is played from <see cref="OwnTime"/>.</summary>
    public event Action? Dropped;

    /// <summary>The start of the descent that the user has started.</summary>
    public static double OwnTime => DownhillTimes.Yours;

    /// <inheritdoc/>
    public override IReadOnlyList<CodeAct> Acts => acts;

    /// <inheritdoc/>
    public override string Name => "The cost of a network, walked downhill";

    /// <inheritdoc/>
    public override double Duration => DownhillTimes.Yours + (hasOwnWalk ? DownhillTimes.OwnWalk : 0);

    /// <inheritdoc/>
    public override double Opening => Begins;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <summary>Whether a ball that the user drops on the curves descends on the cross-entropy.</summary>
    public bool IsEntropy
    {
        get => isEntropy;
        set
        {
            isEntropy = value;
            Change();
        }
    }

    /// <summary>Three rates: too small, good, too large.</summary>
    public IReadOnlyList<double> Rates => [data.Creep, data.Good, data.Leap];

    /// <summary>The rate set by the user; by default, the good one.</summary>
    public double Rate => rate ?? data.Good;

    internal DownhillData Data => data;

    // Suitable for the flat end of both curves, and for the landscape.
    private double RaceRate => data.Good * 0.3;

    /// <summary>Sets the rate: a dropped ball descends again.</summary>
    public void TakeRate(double value)
    {
        rate = Math.Clamp(value, LeastRate, MostRate);
        if (hasOwnWalk && !isOwnWalkInLand) data.Walk(isEntropy ? 1 : 0, own[0], Rate, own);
        else if (hasOwnWalk) WalkInLand(ownTrail[0].First, ownTrail[0].Second);
        else if (isFlatShown) hand ??= shownWeight; // shows its step
        ownRate = Rate;
        Change();
    }

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new DownhillLayout(stage, data);
        bool isOwn = t >= DownhillTimes.Yours && hasOwnWalk;
        isFlatShown = isOwn ? !isOwnWalkInLand : t < DownhillTimes.Widens + 1;
        Say(painter, t, stage);
        double lean = isOwn && !isOwnWalkInLand ? 0 : Ease.During(t, DownhillTimes.Widens + 0.3, DownhillTimes.Widens + 2.1);
        if (lean > 0) Relief(painter, t, lean);
        if (lean < 1) Curves(painter, t, lean);
        if (lean > 0) Trails(painter, t, lean);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        yield return new("Output", $"{data.Output}");
        if (isFlatShown)
        {
            int kind = t >= DownhillTimes.Yours && isEntropy ? 1 : 0;
            (double weight, _) = Ball(t, kind);
            yield return new("First weight", Numbers.Fixed(weight, 2));
            yield return new("Cost, squared error", Cost(0, weight));
            yield return new("Slope, squared error", Numbers.Fixed(data.Slope(0, weight), 2));
            if (t >= DownhillTimes.Compares)
            {
                if (t < DownhillTimes.Yours) weight = Ball(t, 1).Weight;
                yield return new("Cost, cross-entropy", Cost(1, weight));
                yield return new("Slope, cross-entropy", Numbers.Fixed(data.Slope(1, weight), 2));
            }

            yield return new("Rate", Numbers.Fixed(RateAt(t), 2));
        }
        else
        {
            (double first, double second) = InLand(t);
            yield return new("First weight", Numbers.Fixed(first, 2));
            yield return new("Second weight", Numbers.Fixed(second, 2));
            yield return new("Cost, squared error", Numbers.Fixed(data.At(0, first, second, out _, out _), 2));
        }
    }

    /// <inheritdoc/>
    public override int ActAt(double t) => t < DownhillTimes.Creeps - 0.3 ? 0 : 1;

    /// <inheritdoc/>
    public override void TimeMoved()
    {
        (hand, handInLand) = (null, null);
        grip = -1;
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        switch (touch.Kind)
        {
            case TouchKind.Down when touch.Hit is FlatBall or Tip or LandBall:
                grip = touch.Hit;
                if (grip == FlatBall) TakeWeight(shownWeight);
                else if (grip == LandBall) handInLand = shownInLand;
                else hand = shownWeight;
                Change();
                return true;
            case TouchKind.Down when IsInPicture(touch):
                grip = isFlatShown ? FlatBall : LandBall;
                Drag(touch);
                return true;
            case TouchKind.Move when grip >= 0:
                Drag(touch);
                return true;
            case TouchKind.Up when grip >= 0:
                Drop();
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public override bool Pressed(string key)
    {
        if (key != "Enter" || (hand is null && handInLand is null)) return false;
        grip = hand is not null ? FlatBall : LandBall;
        Drop();
        return true;
    }

    private static string Text(double cost) => cost < 0.05 ? "< 0.1" : Numbers.Fixed(cost, 1);

    private string Cost(int kind, double weight) => Text(data.At(kind, weight, data.SecondWeight, out _, out _));

    private void TakeWeight(double weight)
    {
        hand = Math.Clamp(weight, data.Least, data.Most);
        Change();
    }

    // A mouse may drop a ball anywhere in the picture; touch scrolls the page there.
    private bool IsInPicture(Touch touch) =>
        !layout.IsNarrow && touch.Hit < 0 && touch.Y > layout.Top && touch.Y < layout.Base && touch.X > layout.Left && touch.X < layout.Right && (touch.Time >= DownhillTimes.Leans);

    private void Drag(Touch touch)
    {
        if (grip == FlatBall) TakeWeight(layout.Weight(touch.X));
        else if (grip == LandBall) handInLand = Nearest(touch.X, touch.Y);
        else if (data.Slope(isEntropy ? 1 : 0, shownWeight) is var slope && Math.Abs(slope) > 1e-3)
            rate = Math.Clamp((layout.Weight(touch.X) - shownWeight) / -slope, LeastRate, MostRate);
        Change();
    }

    private void Drop()
    {
        if (grip == LandBall && handInLand is { } place) WalkInLand(place.First, place.Second);
        else data.Walk(isEntropy ? 1 : 0, hand ?? shownWeight, Rate, own);
        (hasOwnWalk, isOwnWalkInLand, ownRate) = (true, grip == LandBall, Rate);
        (hand, handInLand, grip) = (null, null, -1);
        Change();
        Dropped?.Invoke();
    }

    private void Say(Painter painter, double t, StageArea stage)
    {
        (double x, double y) = layout.Caption;
        if (grip >= 0 || hand is not null || handInLand is not null || (t >= DownhillTimes.Yours && hasOwnWalk)) (isFlatShown ? ownCurve : ownLand).Draw(painter, 1, x, y, stage);
        else captions.Draw(painter, t, x, y, stage);
    }
}
