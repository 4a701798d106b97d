using Glassbox.Guide.Stage;
using static Glassbox.Guide.Widgets.Numbers;

namespace Glassbox.Guide.Scenes.Running;

/// <summary>
/// A shifted digit: it is moved pixel by pixel, then to every possible position, and the network's prediction is recorded for each.
/// </summary>
public sealed class MovedScene : HandScene<MovedScene.Move>
{
    private const double Begins = 0.6; // by then there is something to see
    /// <summary>The maximum shift to either side, in pixels.</summary>
    public const int Most = 8;

    internal const int Side = (2 * Most) + 1, Places = Side * Side, First = 4;
    internal const double Steps = 1.6, Stepped = Steps + (First * 1.1), Walks = Stepped + 2.4, Walked = Walks + 8, Back = Walked + 2, Yours = Back + 1.6;
    private const int Digit = 2, Map = 3; // IDs of what can be dragged; 0 and 1 are the handles' own
    private static readonly Move[] walk = [.. Spiral()];
    private static readonly CaptionTrack own = new(new Caption(0, 1e9, "Your turn: drag the digit."));

    private readonly Answers answers;
    private readonly CellPicture ink = new(28, 28);
    private readonly IReadOnlyList<Handle> handles;
    private readonly CaptionTrack captions;
    private readonly int right; // the number of positions with a correct prediction
    private MovedLayout layout = new(new StageArea(1280, 640));
    private Move shown;
    private (double X, double Y, Move From)? grip;
    private bool isOnMap;

    /// <summary>Initializes the scene for a digit.</summary>
    /// <param name="pixels">[784] The pixels of the digit at its original position, 0 to 255.</param>
    /// <param name="answers">The network's predictions at each position.</param>
    internal MovedScene(ReadOnlySpan<byte> pixels, Answers answers)
    {
        this.answers = answers;
        ink.Ink(pixels);
        right = Enumerable.Range(0, Places).Count(place => answers.At(place) == answers.Truth);
        captions = new(
            new(0.1, Steps, $"At its own place, the network says {answers.At(Place(new(0, 0)))}."),
            new(Steps, Stepped + 0.2, "Move it to the right, pixel by pixel."),
            new(Stepped + 0.2, Walks, answers.At(Place(new(First, 0))) == answers.Truth ? "Still right, four pixels away. And elsewhere?" : $"Four pixels away, it says {answers.At(Place(new(First, 0)))}. And elsewhere?"),
            new(Walks, Walked, "Every place keeps the answer that it got."),
            new(Walked, Yours - 0.4, $"Right at {right} of {Places} places, around the middle."),
            new(Yours - 0.4, 1e9, "Your turn: drag the digit."));
        Beats =
        [
            new(Begins, "The digit where the dataset has it"), new(Stepped, "Four pixels to the right"), new(Walks, "Asked about every place"),
            new(Walked, "The answers at all places"), new(Yours, "The digit can be dragged"),
        ];
        handles =
        [
            new(0, "To the right", -Most, Most, 1, () => Math.Round(shown.Right), value => Take(new((int)value, Math.Round(shown.Down))), value => Fixed(value, 0)),
            new(1, "Down", -Most, Most, 1, () => Math.Round(shown.Down), value => Take(new(Math.Round(shown.Right), (int)value)), value => Fixed(value, 0)),
        ];
    }

    /// <inheritdoc/>
    public override string Name => "A digit out of its place";

    /// <inheritdoc/>
    public override double Duration => Yours;

    /// <inheritdoc/>
    public override double Opening => Begins;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <summary>Sets the position manually.</summary>
    public void Take(Move to) => Hold(shown = new(Math.Clamp(to.Right, -Most, Most), Math.Clamp(to.Down, -Most, Most)));

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new MovedLayout(stage);
        shown = At(t);
        (Hand is null ? captions : own).Draw(painter, Hand is null ? t : 1, layout.Caption.X, layout.Caption.Y, stage);
        Moved(painter, t);
        Answered(painter, t);
        Bars(painter);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        Move at = At(t);
        int place = Place(at);
        yield return new("To the right", Fixed(Math.Round(at.Right) + 0.0, 0));
        yield return new("Down", Fixed(Math.Round(at.Down) + 0.0, 0));
        yield return new("It is", Count(answers.Truth));
        yield return new("The network says", Count(answers.At(place)));
        for (int digit = 0; digit < 10; digit++) yield return new($"Output {digit}", Fixed(answers.Output(place, digit), 3));
        if (IsAllKnown(t)) yield return new("Right at", $"{right} of {Places} places");
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        switch (touch.Kind)
        {
            case TouchKind.Down when touch.Hit is Digit or Map:
                isOnMap = touch.Hit == Map;
                grip = (touch.X, touch.Y, shown);
                if (isOnMap) Drag(touch);
                return true;
            case TouchKind.Move when grip is not null:
                Drag(touch);
                return true;
            case TouchKind.Up or TouchKind.Leave when grip is not null:
                LetGo();
                Take(new(Math.Round(shown.Right), Math.Round(shown.Down))); // snaps to whole pixels
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    protected override void LetGo() => grip = null;

    /// <summary>Returns the position of the digit at a time.</summary>
    internal Move At(double t)
    {
        if (Hand is { } set) return set;
        if (t < Walks)
        {
            double along = Ease.Part(t, Steps, Stepped) * First, whole = Math.Floor(along);
            return new(whole + Ease.During(along - whole, 0.1, 0.6), 0);
        }

        if (t >= Walked) return Between(walk[^1], new(First, 0), Ease.During(t, Back, Yours - 0.3));
        double home = Ease.During(t, Walks, Walks + 0.8);
        if (home < 1) return new(First * (1 - home), 0);
        double step = Walk(t);
        int from = Math.Min((int)step, Places - 1);
        return Between(walk[from], walk[Math.Min(from + 1, Places - 1)], step - from);
    }

    private static int Place(Move at) => (((int)Math.Round(at.Down) + Most) * Side) + (int)Math.Round(at.Right) + Most;

    private static Move Between(Move a, Move b, double u) => new(Ease.Lerp(a.Right, b.Right, u), Ease.Lerp(a.Down, b.Down, u));

    // The number of steps of the walk: the first ones slowly, then faster and faster.
    private static double Walk(double t) => (Places - 1) * Math.Pow(Ease.Part(t, Walks + 0.8, Walked), 2.2);

    private static IEnumerable<Move> Spiral()
    {
        (int x, int y, int dx, int dy) = (0, 0, 1, 0);
        yield return new(0, 0);
        for (int length = 1; length <= Side; length++)
            for (int turn = 0; turn < 2; turn++)
            {
                for (int i = 0; i < length; i++)
                {
                    (x, y) = (x + dx, y + dy);
                    if (Math.Max(Math.Abs(x), Math.Abs(y)) <= Most) yield return new(x, y);
                }

                (dx, dy) = (-dy, dx);
            }
    }

    private bool IsAllKnown(double t) => Hand is not null || t >= Walked;

    private void Drag(Touch touch)
    {
        if (isOnMap) Take(new(Math.Round(((touch.X - layout.Map.X) / layout.Place) - 0.5) - Most, Math.Round(((touch.Y - layout.Map.Y) / layout.Place) - 0.5) - Most));
        else Take(new(grip!.Value.From.Right + ((touch.X - grip.Value.X) / layout.Pixel), grip.Value.From.Down + ((touch.Y - grip.Value.Y) / layout.Pixel)));
    }

    // The network's input: the frame stays fixed, the digit moves.
    private void Moved(Painter painter, double t)
    {
        (Area frame, double pixel) = (layout.Picture, layout.Pixel);
        painter.Box(frame, Tint.Panel);
        painter.Clip(frame);
        painter.Picture(ink, new(frame.X + (shown.Right * pixel), frame.Y + (shown.Down * pixel), frame.Width, frame.Height));
        painter.Restore();
        painter.Line(frame.CenterX, frame.Y, frame.CenterX, frame.Bottom, new Pen(1, Tint.Line, 4));
        painter.Line(frame.X, frame.CenterY, frame.Right, frame.CenterY, new Pen(1, Tint.Line, 4));
        painter.Frame(frame, new Pen(1.5, Tint.LineStrong));
        painter.Hit(Digit, frame);
        painter.Text("what the network sees", frame.X, frame.Bottom + (layout.Type * 1.1), new(layout.Type), Tint.Soft);
        if (Hand is not null) return;
        double finger = Ease.Between(t, Steps - 0.5, Walks - 0.4, 0.3) + Ease.Between(t, Back - 0.2, Duration, 0.3);
        painter.Fingertip(frame.CenterX + (shown.Right * pixel), frame.CenterY + (shown.Down * pixel), finger, finger);
    }

    // Large and green for correct predictions, small and red for wrong ones; labeled if there is room.
    private void Answered(Painter painter, double t)
    {
        Area map = layout.Map;
        painter.Frame(map.Grown(2), new Pen(1, Tint.Line));
        double first = Ease.Part(t, Steps, Stepped) * First, walked = IsAllKnown(t) ? Places : t < Walks + 0.8 ? 0 : Walk(t) + 1;
        Known(painter, first, walked, isRight: true);
        Known(painter, first, walked, isRight: false);
        if (layout.Place >= 15)
            for (int step = 0; step < Places; step++)
                if (IsKnown(step, first, walked)) Said(painter, walk[step]);
        (double x, double y) = Middle(shown);
        painter.Frame(new(x - (layout.Place / 2), y - (layout.Place / 2), layout.Place, layout.Place), new Pen(2.5, Tint.Ink), 2);
        painter.Hit(Map, map);
        var under = new Lettering(layout.Type);
        if (IsAllKnown(t)) painter.Count(right, map.X, map.Bottom + (layout.Type * 1.1), under, Tint.Soft, before: "right at ", after: layout.IsNarrow ? " places" : " of 289 places");
        else painter.Text(layout.IsNarrow ? "its answers" : "its answer at each place", map.X, map.Bottom + (layout.Type * 1.1), under, Tint.Soft);
    }

    private void Known(Painter painter, double first, double walked, bool isRight)
    {
        double size = layout.Place * (isRight ? 0.96 : 0.5);
        Painter.PointList squares = painter.Squares(isRight ? Tint.Right.At(0.32) : Tint.Wrong.At(layout.Place >= 15 ? 0.16 : 0.5));
        for (int step = 0; step < Places; step++)
        {
            if (!IsKnown(step, first, walked) || answers.At(Place(walk[step])) == answers.Truth != isRight) continue;
            (double x, double y) = Middle(walk[step]);
            squares.Add(x, y, layout.Place >= 15 ? layout.Place * 0.96 : size);
        }
    }

    private static bool IsKnown(int step, double first, double walked) =>
        step < walked || (walk[step].Down == 0 && walk[step].Right >= 0 && walk[step].Right <= Math.Min(first + 0.4, First));

    private void Said(Painter painter, Move at)
    {
        int answer = answers.At(Place(at));
        (double x, double y) = Middle(at);
        painter.Count(answer, x, y, new(layout.Place * 0.7, Face.Mono, answer == answers.Truth ? 700 : 400, Align.Center), answer == answers.Truth ? Tint.Right : Tint.Wrong);
    }

    private (double X, double Y) Middle(Move at) => (layout.Map.X + ((at.Right + Most + 0.5) * layout.Place), layout.Map.Y + ((at.Down + Most + 0.5) * layout.Place));

    private void Bars(Painter painter)
    {
        (Area bars, double type, int place) = (layout.Bars, layout.Type, Place(shown));
        int answer = answers.At(place);
        bool isRight = answer == answers.Truth;
        painter.Count(answer, bars.X, bars.Y - (type * 1.2), new(type * 1.6, Face.Serif, 600), Tint.Ink, before: "It says ");
        double mark = bars.X + (type * 8.6);
        if (isRight) painter.Check(mark, bars.Y - (type * 1.2), type * 1.2, Tint.Right);
        else painter.Cross(mark, bars.Y - (type * 1.2), type * 1.2, Tint.Wrong);
        double step = bars.Height / 10, from = bars.X + (type * 1.6), room = Math.Max(10, bars.Width - (type * 5.6));
        for (int digit = 0; digit < 10; digit++)
        {
            double y = bars.Y + ((digit + 0.5) * step), output = answers.Output(place, digit);
            bool isAnswer = digit == answer;
            painter.Count(digit, bars.X, y, new(type * 0.95, Face.Mono, isAnswer ? 700 : 400), isAnswer ? Tint.Ink : Tint.Soft);
            painter.Box(new(from, y - (step * 0.3), room, step * 0.6), Tint.Wash, 2);
            painter.Box(new(from, y - (step * 0.3), Math.Max(1, room * output), step * 0.6), isAnswer ? isRight ? Tint.Right : Tint.Wrong : Tint.LineStrong, 2);
            painter.Number(output, 3, from + room + (type * 0.5), y, new(type * 0.9, Face.Mono, isAnswer ? 700 : 400), Tint.Ink);
        }
    }

    /// <summary>The shift of a digit, in pixels; fractional while it moves.</summary>
    /// <param name="Right">Pixels to the right.</param>
    /// <param name="Down">Pixels down.</param>
    public readonly record struct Move(double Right, double Down);

    /// <summary>A network's predictions for a digit at each position.</summary>
    /// <param name="truth">The label.</param>
    /// <param name="outputs">[289, 10] The outputs, row by row from the upper left.</param>
    internal sealed class Answers(int truth, double[][] outputs)
    {
        private readonly int[] largest = [.. outputs.Select(ten => ten.ArgMax())];

        /// <summary>The label.</summary>
        public int Truth => truth;

        /// <summary>Returns the prediction at a position.</summary>
        public int At(int place) => largest[place];

        /// <summary>Returns one of the ten outputs at a position.</summary>
        public double Output(int place, int digit) => outputs[place][digit];
    }
}
