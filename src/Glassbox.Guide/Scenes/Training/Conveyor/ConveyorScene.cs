using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;
using static Glassbox.Guide.Widgets.Numbers;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>
/// Training as a conveyor: the first digits are learned one by one; then the camera zooms out, and all 60 000 pass three times. Before it
/// starts, the reader draws the expected curve.
/// </summary>
public sealed class ConveyorScene : StageScene
{
    private const int Followed = 4; // digits slow enough for labels to be read
    internal const int ChartHit = 1, SheetHit = 2, GuessHandles = 10, NeuronHits = 100;
    private readonly Recording recording;
    private readonly Moment now = new();
    private readonly FirstPictures first;
    private readonly Verdicts verdicts;
    private readonly WrongShare wrong;
    private readonly Tiles tiles;
    private readonly SheetPart sheet;
    private readonly NetworkPart network;
    private readonly ChartPart chart;
    private readonly SlotsPart slots;
    private readonly PointedPart pointed;
    private readonly OwnPart own;
    private CaptionTrack captions;
    private Layout layout = Layout.Of(new StageArea(1280, 720));
    private int column = -1;      // the last position of the user's drawing
    private double waiting = -1;  // the time at which the clock waits for the user
    private double known;         // how much of the run is known, in seconds of the scene

    /// <summary>Initializes the scene with what is known of the run; <see cref="Update"/> adds more.</summary>
    /// <param name="recording">The run.</param>
    /// <param name="digits">The thumbnails of all digits.</param>
    public ConveyorScene(Recording recording, DigitSheets digits)
    {
        this.recording = recording;
        first = new FirstPictures(recording);
        verdicts = new Verdicts(recording.Answers);
        wrong = new WrongShare(recording.Answers);
        tiles = new Tiles(recording);
        sheet = new SheetPart(recording, first, verdicts, digits);
        network = new NetworkPart(recording, first, tiles);
        chart = new ChartPart(wrong, Guess);
        slots = new SlotsPart(recording.Answers, verdicts);
        pointed = new PointedPart(recording.Answers, digits);
        own = new OwnPart(recording);
        Beats =
        [
            new(0, "An empty chart: how fast will it learn?"),
            new(Clock.First, "Digits come along a belt; the network has seen none of them"),
            new(Clock.First + (6 * 0.44), "The first digit has gone in, ten answers have come out"),
            new(Clock.First + (6 * 0.61), "The label has come: too much and too little stand out"),
            new(Clock.Start(1), "Every weight has shifted a little: the first update"),
            new(Clock.Start(2), "The second update"),
            new(Clock.Start(4), "Four digits, four updates"),
            new(Clock.Zoom, "Ten digits, ten updates"),
            new(Clock.Wide, "All 60 000 digits as a sheet; a cursor runs through it"),
            new(Clock.End(0), "The end of the first epoch"),
            new(Clock.Begin(1), "The second epoch begins at the top of the sheet"),
            new(Clock.End(1), "The end of the second epoch"),
            new(Clock.Begin(2), "The third epoch begins"),
            new(Clock.End(2), "The end of the third epoch"),
            new(Clock.Sum3 + 0.6, "Three epochs, 60 000 samples each, one update each"),
        ];
        captions = Captions();
        Handles = [.. Guess.Knots.Select((_, knot) => GuessHandle(knot)), SheetHandle()];
        Update();
    }

    /// <inheritdoc/>
    public override string Name => "Training: the conveyor";

    /// <inheritdoc/>
    public override double Duration => Clock.End();

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats { get; }

    /// <inheritdoc/>
    public override double Ready => waiting >= 0 ? waiting : known;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<CodeAct> Acts { get; } =
    [
        new(CodeMarkers.Epochs, CodeMarkers.Samples),
        new(CodeMarkers.ImageAndLabel),
        new(CodeMarkers.Hidden, CodeMarkers.Output),
        new(CodeMarkers.Error, CodeMarkers.Correct),
        new(CodeMarkers.OutputDelta, CodeMarkers.HiddenDelta),
        new(CodeMarkers.OutputUpdate, CodeMarkers.HiddenUpdate),
        new(CodeMarkers.Report),
    ];

    /// <summary>The curve that the reader expects.</summary>
    public Guess Guess { get; } = new();

    /// <summary>Whether the tiles show weights; otherwise, they show the changes by training.</summary>
    public bool ShowsWeights
    {
        get => network.ShowsWeights;
        set
        {
            network.ShowsWeights = value;
            Change();
        }
    }

    /// <summary>Sets the reader's own digit to predict throughout; null for none.</summary>
    public void Take(Subject? digit)
    {
        own.Take(digit);
        Change();
    }

    /// <summary>Updates the scene with what has become known of the run.</summary>
    public void Update()
    {
        first.Update();
        verdicts.Update();
        wrong.Update();
        captions = Captions();
        long seen = Math.Min(recording.Seen, Math.Max(recording.Steps.Count, recording.Answers.Count));
        known = recording.Steps.Count < Clock.Shown ? Clock.First - 0.7 : seen >= Clock.Epochs * Clock.Epoch ? Duration : Math.Max(Clock.First, Clock.When(seen) - 0.05);
        Change();
    }

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = Layout.Of(stage);
        now.Go(t, layout);
        sheet.Draw(painter, now, layout);
        network.Draw(painter, now, layout);
        chart.Draw(painter, now, layout);
        CountersPart.Draw(painter, now, layout);
        slots.Draw(painter, now, layout);
        own.Draw(painter, now, layout);
        pointed.Draw(painter, now, layout);
        network.Tell(painter);
        captions.Draw(painter, t, layout.Caption.X, layout.Caption.Y, stage);
    }

    // Except for the first digits, the loops are too fast to follow line by line.
    /// <inheritdoc/>
    public override int ActAt(double t)
    {
        const int loops = 0, image = 1, forward = 2, compare = 3, blame = 4, shift = 5, report = 6;
        for (int epoch = 0; epoch < Clock.Epochs; epoch++)
            if (t >= Clock.End(epoch) && (epoch + 1 == Clock.Epochs || t < Clock.Begin(epoch + 1))) return report;
        if (t < Clock.First || t >= Clock.Start(Followed)) return loops;
        double seen = Clock.Seen(t), part = seen - Math.Floor(seen);
        return part < Phases.Lift.To ? image
            : part < Phases.Answer.To ? forward
            : part < Phases.Compare.To ? compare
            : part < Phases.Shift.From ? blame
            : part < Phases.Drop.To ? shift
            : loops;
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        var at = new Moment();
        at.Go(t, layout);
        if (!at.HasBegun) yield break;
        yield return new("Epoch", $"{at.Epoch + 1} of {Clock.Epochs}");
        yield return new("Sample", $"{Count(CountersPart.Sample(at))} of {Count(Clock.Epoch)}");
        yield return new("Update", Count(CountersPart.Updates(at)));
        if (at.IsSingle && at.Sample < recording.Steps.Count)
        {
            RecordedStep step = recording.Steps[at.Sample];
            yield return new("Label", Count(step.Label));
            for (int digit = 0; digit < 10; digit++) yield return new($"Answer {digit}", Fixed(step.Outputs[digit], 3));
        }

        if (own.IsHere)
        {
            own.Ask(NetworkPart.Changed(at));
            yield return new("Your digit is read as", $"{own.Answer} ({Fixed(own.Output, 3)})");
        }

        for (int epoch = 0; epoch <= at.Epoch; epoch++)
            if (at.Seen > epoch * Clock.Epoch)
                yield return new($"Right in epoch {epoch + 1}", Percent(recording.Answers.ShareRight(epoch * Clock.Epoch, (int)Math.Min(at.Seen, (epoch + 1) * Clock.Epoch))));
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        if (column < 0 && touch.Kind is TouchKind.Hover or TouchKind.Leave or TouchKind.Down && Aim(touch.Hit - NeuronHits) && touch.Kind is TouchKind.Hover) return true;
        switch (touch.Kind)
        {
            case TouchKind.Down when touch.Hit == ChartHit:
                (column, waiting) = (-1, touch.Time < Clock.Dock ? touch.Time : waiting); // the clock waits while the user draws
                Draw(touch);
                return true;
            case TouchKind.Move when column >= 0:
                Draw(touch);
                return true;
            case TouchKind.Up when column >= 0:
                (column, waiting) = (-1, -1);
                Change();
                return true;
            case TouchKind.Down when touch.Hit == SheetHit:
                Point(PointedPart.At(touch.X, touch.Y, layout));
                return false; // touch still scrolls the page
            case TouchKind.Hover or TouchKind.Move when column < 0:
                return Point(touch.Hit == SheetHit ? PointedPart.At(touch.X, touch.Y, layout) : -1);
            case TouchKind.Leave:
                return Point(-1);
            default:
                return false;
        }
    }

    // Selects a hidden neuron, or an output after those, for the tooltip; returns whether there is one.
    private bool Aim(int neuron)
    {
        if (network.Aim(neuron)) Change();
        return network.Aimed >= 0;
    }

    private bool Point(int digit)
    {
        if (pointed.Point(digit)) Change();
        return digit >= 0;
    }

    private void Draw(Touch touch)
    {
        Area place = ChartPart.Place(touch.Time, layout);
        int to = Guess.Column((touch.X - place.X) / place.Width);
        double value = (place.Bottom - touch.Y) / place.Height;
        Guess.Draw(column < 0 ? to : column, column < 0 ? value : Guess[column], to, value);
        column = to;
        Change();
    }

    // The guess by keyboard: its values at four points, with straight lines between them.
    private Handle GuessHandle(int knot)
    {
        int column = Guess.Knots[knot];
        string at = Count((long)Math.Round(Guess.Part(column) * Clock.Epochs * Clock.Epoch / 1000) * 1000);
        return new(
            GuessHandles + knot, $"Your guess: wrong answers after {at} digits", 0, 1, 0.01, () => Guess[column],
            value =>
            {
                Guess.Move(knot, value);
                Change();
            },
            value => $"{Percent(value, 0)} of the answers wrong");
    }

    // What the pointer can hover over, by keyboard: digits of the sheet, then tiles, then outputs.
    private Handle SheetHandle() => new(
        SheetHit, "What is told of", 0, Clock.Epoch + recording.Hidden + 10, 1,
        () => network.Aimed >= 0 ? Clock.Epoch + network.Aimed + 1 : pointed.Digit + 1,
        value =>
        {
            int digit = (int)value - 1;
            Aim(digit - Clock.Epoch);
            Point(digit < Clock.Epoch ? digit : -1);
        },
        value => value < 1 ? "none"
            : value <= Clock.Epoch ? $"digit {Count((long)value)}"
            : value <= Clock.Epoch + recording.Hidden ? $"tile {Count((long)value - Clock.Epoch - 1)}"
            : $"answer {Count((long)value - Clock.Epoch - recording.Hidden - 1)}");

    private CaptionTrack Captions()
    {
        double analysis = Clock.First, second = Clock.Start(1);
        string label = recording.Steps.Count > 0 ? $"The label says {recording.Steps[0].Label}." : "The label says what was right.";
        return new(
            new Caption(-1, analysis, "How fast will it learn? Draw your guess."),
            new(analysis, analysis + (6 * 0.44), "A digit goes in. Ten answers come out."),
            new(analysis + (6 * 0.44), analysis + (6 * 0.61), label),
            new(analysis + (6 * 0.61), analysis + (6 * 0.89), "Blame flows back. Every weight shifts a little."),
            new(analysis + (6 * 0.89), second + 0.8, "That was one update."),
            new(second + 0.8, Clock.Start(4), "Next digit, next update."),
            new(Clock.Start(4), Clock.Zoom + 0.2, "Faster: each digit, one update."),
            new(Clock.Zoom + 0.2, Clock.Wide + 1.2, $"All {Count(Clock.Epoch)} digits, once through: one epoch."),
            new(Clock.Wide + 1.2, Clock.End(0), "Each red cell was a wrong answer. They thin out."),
            new(Clock.End(0), Clock.Begin(1) + 0.2, $"Epoch 1: {Share(0)} right. Back to the top."),
            new(Clock.Begin(1) + 0.2, Clock.End(1), "The same digits again, now that it knows more."),
            new(Clock.End(1), Clock.Begin(2) + 0.2, $"Epoch 2: {Share(1)} right. Once more."),
            new(Clock.Begin(2) + 0.2, Clock.End(2), "A third time. The gains are smaller now."),
            new(Clock.End(2), Clock.Sum, $"Epoch 3: {Share(2)} right."),
            new(Clock.Sum, Duration + 1, "Three epochs,"),
            new(Clock.Sum2, Duration + 1, $" {Count(Clock.Epoch)} samples each,", Continues: true),
            new(Clock.Sum3, Duration + 1, " one update each.", Continues: true));
    }

    private string Share(int epoch) => Percent(recording.Answers.ShareRight(epoch * Clock.Epoch, (epoch + 1) * Clock.Epoch));
}
