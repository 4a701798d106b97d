using Glassbox.Guide.Code;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Backpropagation.Balance;

/// <summary>
/// Errors flow back: all ten at once along 200 lines, with a width of weight times error. At one hidden neuron they land on a beam, cancel,
/// and the balance passes the gate; then at two more neurons, then at all.
/// </summary>
public sealed partial class BlameScene : StageScene
{
    private const int OutputHits = 100; // IDs of outputs; smaller IDs are hidden neurons
    private static readonly string
        deltaCode = Listing.Lines[CodeMarkers.HiddenDelta.Line - 1].Text.Trim(), errorCode = Listing.Lines[CodeMarkers.OutputDelta.Line - 1].Text.Trim();

    private readonly BlameData data;
    private readonly CaptionTrack captions;
    private readonly IReadOnlyList<Beat> beats;
    private readonly IReadOnlyList<Handle> handles;
    private BlameClock clock;
    private BlameLayout layout;
    private int pointed = -1;

    // The state of the current frame.
    private Camera camera;
    private double near; // the progress toward the close-up, 0 to 1
    private double time;

    /// <summary>Initializes the scene with one training step.</summary>
    /// <param name="step">The training step of a digit.</param>
    /// <param name="neuron">The hidden neuron to open; if below 0, an informative one.</param>
    internal BlameScene(SampleStep step, int neuron = -1)
    {
        data = new BlameData(step);
        Neuron = neuron < 0 ? data.Telling : Math.Min(neuron, data.Hidden - 1);
        clock = new BlameClock(data.Hidden, Neuron);
        layout = new BlameLayout(new StageArea(1280, 640), data.Hidden);
        captions = new CaptionTrack(
            new(-1, BlameClock.Blamed, $"{Capital(Numbers.A(step.Label))} was shown: output {step.Label} should say 1, the others 0."),
            new(BlameClock.Blamed, BlameClock.Flow, "Too much is blue, too little is orange."),
            new(BlameClock.Flow, BlameClock.Land - 0.6, "Each error runs back along its lines, as wide as weight × error."),
            new(BlameClock.Land - 0.6, BlameClock.Land + 4.2, "At one hidden neuron: ten pulls, to both sides."),
            new(BlameClock.Land + 4.2, BlameClock.Land + 5.3, "They cancel. What is left is the balance."),
            new(BlameClock.Land + 5.3, BlameClock.Third, "It passes the gate, as wide as the curve is steep."),
            new(BlameClock.Third, BlameClock.Far, "Its neighbors: the same errors, other weights, another balance."),
            new(BlameClock.Far, BlameClock.Over - 0.2, $"And all {Count(data.Hidden)} at once."),
            new(BlameClock.Over - 0.2, 1e9, "Now every hidden neuron has its own share."));
        beats =
        [
            new(0, "Ten outputs, and what they should say"), new(BlameClock.Flow, "Ten errors"), new(BlameClock.Flown, "Each error has run back along its lines"),
            new(BlameClock.Land - 0.1, "One hidden neuron"), new(BlameClock.Land + 4.1, "Ten pulls on one beam"), new(BlameClock.Land + 5.2, "The balance"),
            new(BlameClock.Land + 6.7, "What the gate has let through"), new(BlameClock.Far, "Three neurons"), new(BlameClock.Over, "The blame of all hidden neurons"),
            new(BlameClock.Duration, "Each with its share"),
        ];
        handles = [new(0, "Hidden neuron", 0, data.Hidden - 1, 1, () => Neuron, value => Open((int)value), value => Numbers.Fixed(value, 0))];
    }

    /// <summary>Occurs when another neuron is opened.</summary>
    public event Action<int>? Opened;

    /// <inheritdoc/>
    public override string Name => "Blame travels back";

    /// <inheritdoc/>
    public override double Duration => BlameClock.Duration;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <inheritdoc/>
    public override IReadOnlyList<CodeAct> Acts { get; } = [new(CodeMarkers.OutputDelta), new(CodeMarkers.HiddenDelta)];

    /// <inheritdoc/>
    public override int ActAt(double t) => t < BlameClock.Flow ? 0 : 1;

    /// <summary>The index of the opened hidden neuron.</summary>
    public int Neuron { get; private set; }

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new BlameLayout(stage, data.Hidden);
        time = t;
        Look();
        captions.Draw(painter, t, layout.Caption.X, layout.Caption.Y, stage);
        double told = Accounted, foot = Ease.Lerp(stage.Height, layout.Account.Y, told);
        painter.Clip(new Area(0, layout.Header, stage.Width, foot - layout.Header));
        painter.Look(camera, stage);
        Lines(painter);
        for (int j = 0; j < data.Hidden; j++) Row(painter, j);
        Outputs(painter);
        painter.Restore();
        OutputNumbers(painter);
        Told(painter);
        painter.Restore();
        Account(painter, told);
        Heads(painter);
        for (int j = 0; j < data.Hidden; j++)
        {
            double y = camera.ToY(layout.HiddenY(j), stage), x = camera.ToX(layout.Neuron, stage), half = Math.Max(5, layout.Pitch * camera.Zoom / 2);
            if (y > layout.Header && y < foot) painter.Hit(j, new Area(x - half, y - half, 2 * half, 2 * half));
        }

        for (int o = 0; o < BlameData.Outputs && near == 0; o++) painter.Hit(OutputHits + o, OutputArea(o));
        Tell(painter, stage);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        if (t < BlameClock.Land)
        {
            for (int o = 0; o < BlameData.Outputs; o++) yield return new($"Output {o} minus label", Numbers.Fixed(data.OutputDelta[o], 3));
            yield break;
        }

        if (t < BlameClock.All)
        {
            for (int o = 0; o < BlameData.Outputs; o++)
            {
                yield return new($"Neuron {Neuron}, from output {o}", $"{Numbers.Fixed(data.Network.Weights[1][o, Neuron], 3)} × {Numbers.Fixed(data.OutputDelta[o], 3)} = {Numbers.Fixed(data.Pull(Neuron, o), 3)}");
            }

            yield return new($"Neuron {Neuron}, balance", Numbers.Fixed(data.Net(Neuron), 3));
            yield return new($"Neuron {Neuron}, slope", Numbers.Fixed(data.Slopes[Neuron], 3));
            yield return new($"Neuron {Neuron}, delta", Numbers.Fixed(data.Delta[Neuron], 3));
            yield break;
        }

        for (int j = 0; j < data.Hidden; j++) yield return new($"Delta of hidden neuron {j}", Numbers.Fixed(data.Delta[j], 3));
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        int over = touch.Kind is TouchKind.Hover ? touch.Hit : -1;
        if (over != pointed) Change();
        pointed = over;
        if (touch.Kind is not TouchKind.Down || touch.Hit is < 0 or >= OutputHits) return over >= 0;
        Open(touch.Hit);
        return true;
    }

    /// <inheritdoc/>
    public override void TimeMoved() => pointed = -1;

    private Area OutputArea(int o) => new(
        layout.Output - layout.OutputRadius, layout.OutputY(o) - layout.OutputRadius, (2 * layout.OutputRadius) + 4 + layout.OutputBar, 2 * layout.OutputRadius);

    // The tooltip, with numbers only once the timeline has shown them.
    private void Tell(Painter painter, StageArea stage)
    {
        if (pointed >= OutputHits && near == 0)
        {
            int o = pointed - OutputHits;
            Tip.Draw(painter, stage, OutputArea(o), "output ", o, [new("it says", data.Output[o]), new("it should say", o == data.Label ? 1 : 0, 0), new("too much or too little", data.OutputDelta[o], 3, true)], errorCode);
        }
        else if (pointed >= 0 && pointed < data.Hidden && time > clock.Settles(pointed).To)
        {
            double y = camera.ToY(layout.HiddenY(pointed), stage), x = camera.ToX(layout.Neuron, stage), r = layout.Radius * camera.Zoom;
            Tip.Draw(painter, stage, new Area(x - r, y - r, 2 * r, 2 * r), "hidden neuron ", pointed, [new("balance of ten pulls", data.Net(pointed), 3, true), new("slope of its curve", data.Slopes[pointed]), new("its delta", data.Delta[pointed], 4, true)], deltaCode);
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Count(int number) => number == 20 ? "twenty" : Numbers.Fixed(number, 0);

    private void Open(int neuron)
    {
        Neuron = Math.Clamp(neuron, 0, data.Hidden - 1);
        clock = new BlameClock(data.Hidden, Neuron);
        Opened?.Invoke(Neuron);
        Change();
    }

    // The whole, then one neuron, then three, then the whole.
    private void Look()
    {
        StageArea stage = layout.Stage;
        var whole = new Camera(stage.Width / 2, stage.Height / 2, 1);
        (double from, _) = clock.Passes(Neuron);
        double y = layout.HiddenY(Neuron), pass = Ease.During(time, from - 0.4, from + 0.5);
        double middle = (layout.HiddenY(Neuron) + layout.HiddenY(clock.Before) + layout.HiddenY(clock.After)) / 3, zoom = stage.IsNarrow ? 1.6 : 2.3;
        camera = Camera.Between(whole, layout.Before(Ease.Lerp(layout.FocusX, layout.PassX, pass), y, layout.Zoom, layout.Middle), Ease.During(time, BlameClock.Near, BlameClock.Land - 0.1));
        camera = Camera.Between(camera, layout.Filled(layout.Before(layout.ThreeX, middle, zoom, layout.ThreeMiddle)), Ease.During(time, BlameClock.Third, BlameClock.Three + 0.3));
        camera = Camera.Between(camera, whole, Ease.During(time, BlameClock.Far, BlameClock.All + 0.4));
        near = Math.Clamp(Math.Log(camera.Zoom) / Math.Log(layout.Zoom), 0, 1);
    }

    private double During((double From, double To) span) => Ease.During(time, span.From, span.To);

    // Dims what is out of focus while the camera is close.
    private double Loudness(int j, double quiet) => Ease.Lerp(1, j == Neuron || (clock.IsClose(j) && time > BlameClock.Third) ? 1 : quiet, near);

    private Lettering Figures(Align align = Align.Center, double size = 1, int weight = 600) => new(layout.Type * size, Face.Mono, weight, align);
}
