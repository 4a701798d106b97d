using System.Globalization;
using Glassbox.Guide.Code;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>
/// One update of the network, one line of the program at a time, in continuous time: the network, the program next to it, and one number
/// opened. Each line has its own animation, in which the opened number leads and all others follow. A detour goes through one row, number
/// by number, and returns to the moment of entry.
/// </summary>
public sealed partial class DebuggerScene : StageScene
{
    /// <summary>The ID of the handle for the opened hidden neuron.</summary>
    public const int HiddenHandle = 1;

    /// <summary>The ID of the handle for the opened output.</summary>
    public const int OutputHandle = 2;

    private const int Outputs = UpdateNumbers.Outputs, Side = UpdatePictures.Side, Pixels = UpdateNumbers.Pixels;
    private const int TileHits = 1_000, DiscHits = 2_000, OutputHits = 3_000, LineHits = 4_000, StopHits = 5_000;

    // The emphasis of each part in each line: digit, tiles, hidden neurons, lines, outputs.
    private static readonly double[][] loudness =
    [
        [1, 0.6, 0.55, 0.45, 0.55], [0.85, 0.55, 0.55, 0.45, 1], [1, 1, 1, 0.4, 0.55], [0.55, 0.65, 1, 0.45, 0.55], [0.5, 0.5, 1, 1, 1],
        [0.5, 0.5, 0.65, 0.55, 1], [0.5, 0.5, 0.55, 0.45, 1], [0.55, 0.5, 0.55, 0.45, 1], [0.5, 0.5, 0.55, 0.45, 1], [0.5, 0.5, 1, 1, 1],
        [0.5, 0.5, 1, 1, 1], [0.5, 0.5, 0.55, 0.55, 1], [1, 1, 1, 0.4, 0.55], [0.55, 0.75, 1, 0.4, 0.55], [1, 1, 1, 0.8, 1],
    ];

    // At the end of a line, everything shown still belongs to that line.
    private const double AtTick = 0.25;

    private readonly Handle[] handles;
    private readonly List<Beat> beats = [];
    private UpdateNumbers numbers = null!;
    private UpdatePictures pictures = null!;
    private ActTimes times = null!;
    private ActLine[] lines = [];
    private OpenedFormula[] formulas = [];
    private bool[] stops = [];
    private int[] ranks = [];
    private CaptionTrack captions = null!;
    private DebuggerLayout? layout;
    private NeuronName[] names = [];
    private Detour? detour;
    private string network = "", rate = "", rateText = "";
    private int hidden, version;
    private int? output;
    private Spot over;               // what is under the pointer
    private OpenedFormula? pointed;  // the number under the pointer

    // The state of the current frame.
    private double now, inside, near, rest, turn;
    private Act act, before;

    /// <summary>Initializes the scene with an update.</summary>
    /// <param name="session">The update.</param>
    /// <param name="network">A name for the network, in one or two words.</param>
    public DebuggerScene(Session session, string network = "")
    {
        handles =
        [
            new Handle(HiddenHandle, "Hidden neuron that is opened", 0, 0, 1, () => hidden, value => Open((int)value, output), value => string.Create(CultureInfo.InvariantCulture, $"hidden neuron {value:F0}")),
            new Handle(OutputHandle, "Output that is opened", 0, Outputs - 1, 1, () => OutputOf(act), value => Open(hidden, (int)value), value => string.Create(CultureInfo.InvariantCulture, $"output {value:F0}")),
        ];
        Show(session, network);
    }

    /// <summary>Occurs when the user opens another neuron.</summary>
    public event Action? Opened;

    /// <summary>Occurs when the user wants to go to the start of a line and play it.</summary>
    public event Action<double>? Wanted;

    /// <summary>Occurs when the user requests an action outside the picture.</summary>
    public event Action<DebuggerWish, int>? Wished;

    /// <inheritdoc/>
    public override string Name => "The program, one line at a time";

    /// <inheritdoc/>
    public override double Duration => times.End + (detour is null ? 0 : Detour.Length);

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override double Opening => OpensAt;

    /// <inheritdoc/>
    public override IReadOnlyList<CodeAct> Acts { get; } = [.. Enum.GetValues<Act>().Select(line => new CodeAct(MarkersOf(line)))];

    /// <summary>The time at which the page opens the scene.</summary>
    public double OpensAt { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <summary>The update shown.</summary>
    public Session Session => numbers.Session;

    /// <summary>The opened hidden neuron.</summary>
    public int HiddenRow => hidden;

    /// <summary>The output opened by the user; null if each line opens its own.</summary>
    public int? OutputRow => output;

    /// <summary>The detour into one row; null if there is none.</summary>
    internal Detour? Inside => detour;

    /// <summary>Shows another update. What is opened stays open if it exists there.</summary>
    /// <inheritdoc cref="DebuggerScene(Session, string)"/>
    public void Show(Session session, string network)
    {
        ArgumentNullException.ThrowIfNull(session);
        bool isOther = numbers?.Session != session;
        this.network = network;
        if (!isOther)
        {
            Change();
            return;
        }

        numbers = new UpdateNumbers(session);
        if (pictures?.Count != numbers.Count) pictures = new UpdatePictures(numbers.Count);
        pictures.Fill(numbers);
        times = new ActTimes(session.Script);
        lines = ActLine.All(numbers);
        stops = new bool[session.Script.Steps.Count];
        rateText = Numbers.Invariant(session.Rate);
        rate = $"rate {rateText}";
        handles[0] = handles[0] with { Maximum = numbers.Count - 1 };
        captions = new CaptionTrack([.. times.Order.Select((line, i) => new Caption(
            i == 0 ? -1 : times.From(line) + AtTick, line == Act.Again ? times.End + 1 : times.To(line) + AtTick, lines[(int)line].Said))]);
        layout = null;
        detour = null;
        Open(null, null);
    }

    /// <summary>Opens a neuron of each layer: it leads in each animation, and its number is shown below the program.</summary>
    /// <param name="hiddenRow">The hidden neuron; null for the one with the largest delta.</param>
    /// <param name="outputRow">The output; null for the one most relevant to each line.</param>
    public void Open(int? hiddenRow, int? outputRow)
    {
        hidden = Math.Clamp(hiddenRow ?? numbers.MostBlamed, 0, numbers.Count - 1);
        output = outputRow is { } chosen ? Math.Clamp(chosen, 0, Outputs - 1) : null;
        ranks = new int[numbers.Count];
        for (int j = 0, rank = 1; j < ranks.Length; j++) ranks[j] = j == hidden ? 0 : rank++;
        formulas = [.. Enum.GetValues<Act>().Select(line => new OpenedFormula(numbers, line, hidden, OutputOf(line)))];
        if (detour is not null) detour = new Detour(numbers, detour.Act, detour.At, RowOf(detour.Act));
        if (layout is not null) LayFormulas();
        SetBeats();
        version++;
        Change();
    }

    /// <summary>Sets the steps of the script after which playback pauses.</summary>
    /// <param name="isStop">Returns whether playback pauses after a step.</param>
    public void StopAt(Func<ScriptStep, bool> isStop)
    {
        for (int i = 0; i < stops.Length; i++) stops[i] = isStop(Session.Script.Steps[i]);
        Change();
    }

    /// <summary>Returns the time at which a step of the script is complete.</summary>
    /// <param name="key">The name of the step; if it does not exist, the start is used.</param>
    public double DoneAt(string key) => WithDetour(times.StepsDone[Session.Script.Find(key) ?? 0]);

    /// <summary>Returns the step before a step of the script.</summary>
    /// <param name="key">The name of the step.</param>
    public string StepBefore(string key) => Session.Script.Steps[Math.Max(0, (Session.Script.Find(key) ?? 0) - 1)].Key;

    /// <summary>Returns the index of the last step of the script that is complete at a time.</summary>
    public int StepAt(double t) => times.StepAt(Base(t));

    /// <inheritdoc/>
    public override double PlaysTo(double time)
    {
        for (int i = 0; i < stops.Length; i++)
            if (stops[i] && WithDetour(times.StepsDone[i]) > time + 0.05) return WithDetour(times.StepsDone[i]);
        return Duration;
    }

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout is null || layout.Stage != stage) Lay(stage);
        now = Base(t);
        inside = detour is not null && t > detour.At && t < detour.At + Detour.Length ? t - detour.At : -1;
        near = inside < 0 ? 0 : Detour.Near(inside);
        rest = Math.Pow(1 - near, 2.2);
        int place = times.PlaceAt(now);
        (act, before) = (times.Order[place], times.Order[Math.Max(0, place - 1)]);
        turn = Ease.During(now, times.From(act), times.From(act) + 0.4);
        PrepareLines(painter);
        Network(painter);
        if (near > 0) Row(painter);
        Words(painter);
        if (near == 0) Points(painter);
    }

    /// <inheritdoc/>
    public override int ActAt(double t) => (int)(LineAt(Base(t)) ?? Act.Image);

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        int step = StepAt(t);
        ScriptStep done = Session.Script.Steps[step];
        Act line = ActTimes.ActOf(done.Key);
        yield return new("network", network);
        yield return new("line that has acted", done.Key == "start" ? "none yet" : lines[(int)line].Code);
        if (done.Key != "start") yield return new("one number opened", formulas[(int)line].Text);
        if (done.Writes is not { } written) yield break;
        double[] values = Session.At(step).Written!.Values;
        if (values.Length > 64) yield break;
        for (int i = 0; i < values.Length; i++)
            yield return new(values.Length == 1 ? written.Name : string.Create(CultureInfo.InvariantCulture, $"{written.Name}[{i}]"), Numbers.Brief(values[i]));
    }

    /// <inheritdoc/>
    public override bool Pressed(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        switch (key)
        {
            case "ArrowUp": Step(-1); return true;
            case "ArrowDown": Step(1); return true;
            case "i" or "I": Wished?.Invoke(DebuggerWish.Into, 0); return true;
            case "o" or "O": Wished?.Invoke(DebuggerWish.Out, 0); return true;
            case "b" or "B": Wished?.Invoke(DebuggerWish.Stop, -1); return true;
            case "u" or "U": Wished?.Invoke(DebuggerWish.Undo, 0); return true;
            default: return false;
        }
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        Spot spot = SpotOf(touch.Hit);
        if (touch.Kind is TouchKind.Down)
        {
            switch (spot.Kind)
            {
                case SpotKind.Line: Wanted?.Invoke(WithDetour(times.From((Act)spot.Place))); return true;
                case SpotKind.Stop: Wished?.Invoke(DebuggerWish.Stop, spot.Place); return true;
                case SpotKind.Tile or SpotKind.Disc: Choose(spot.Place, output); return true;
                case SpotKind.Output: Choose(hidden, spot.Place); return true;
                default: return false;
            }
        }

        if (touch.Kind is TouchKind.Hover or TouchKind.Leave && spot != over) Point(spot);
        return touch.Kind is TouchKind.Up || (touch.Kind is TouchKind.Hover && pointed is not null);
    }

    private void Choose(int? hiddenRow, int? outputRow)
    {
        Open(hiddenRow, outputRow);
        Opened?.Invoke();
    }

    // Up and Down move through the rows of the current line.
    private void Step(int by)
    {
        Act line = LineAt(now) ?? act;
        if (IsOfOutput(line)) Choose(hidden, Math.Clamp(OutputOf(line) + by, 0, Outputs - 1));
        else Choose(hidden + by, output);
    }

    // Selects what is under the pointer, whose number is shown immediately.
    private void Point(Spot spot)
    {
        over = spot;
        pointed = null;
        if (spot.Kind is SpotKind.Tile or SpotKind.Disc or SpotKind.Output)
        {
            int step = times.StepAt(now);
            Act? told = null;
            for (int i = 0; i <= step; i++)
                if (Tells(ActTimes.ActOf(Session.Script.Steps[i].Key), spot.Kind)) told = ActTimes.ActOf(Session.Script.Steps[i].Key);
            if (told is { } line)
            {
                bool isOutput = spot.Kind == SpotKind.Output;
                pointed = new OpenedFormula(numbers, line, isOutput ? hidden : spot.Place, isOutput ? spot.Place : OutputOf(line));
                if (layout is not null) pointed.Lay(layout.FormulaSize, layout.FormulaStep, layout.Formula.Width);
            }
        }

        Change();
    }

    // The line of the loop, and, if it is the same for both layers, the line that does the work in the functions it calls.
    private static CodeMarker[] MarkersOf(Act line) => line switch
    {
        Act.Image => [CodeMarkers.ImageAndLabel, CodeMarkers.Image],
        Act.Label => [CodeMarkers.ImageAndLabel, CodeMarkers.OneHot],
        Act.HiddenSums => [CodeMarkers.Hidden, CodeMarkers.DotSum],
        Act.Hidden => [CodeMarkers.Hidden, CodeMarkers.Sigmoid],
        Act.OutputSums => [CodeMarkers.Output],
        Act.Output => [CodeMarkers.Output, CodeMarkers.Sigmoid],
        Act.Error => [CodeMarkers.Error],
        Act.Correct => [CodeMarkers.Correct, CodeMarkers.ArgMax],
        Act.OutputDelta => [CodeMarkers.OutputDelta],
        Act.HiddenDelta => [CodeMarkers.HiddenDelta, CodeMarkers.BackwardBody],
        Act.OutputWeights => [CodeMarkers.OutputUpdate, CodeMarkers.UpdateWeights],
        Act.OutputBiases => [CodeMarkers.OutputUpdate, CodeMarkers.UpdateBias],
        Act.HiddenWeights or Act.HiddenBiases => [CodeMarkers.HiddenUpdate],
        _ => [CodeMarkers.Hidden, CodeMarkers.Output, CodeMarkers.Error],
    };

    private static bool Tells(Act line, SpotKind kind) => kind switch
    {
        SpotKind.Tile => line is Act.HiddenSums or Act.HiddenWeights,
        SpotKind.Disc => line is Act.HiddenSums or Act.Hidden or Act.HiddenDelta or Act.HiddenBiases,
        _ => line is Act.Label or Act.OutputSums or Act.Output or Act.OutputDelta or Act.OutputBiases,
    };

    private static bool IsOfOutput(Act line) => line is Act.Label or Act.OutputSums or Act.Output or Act.Error or Act.Correct or Act.OutputDelta or Act.OutputWeights or Act.OutputBiases;

    private int OutputOf(Act line) => output ?? (line == Act.Label ? numbers.Label : line < Act.Error ? numbers.Guess : numbers.MostOff);

    private int RowOf(Act line) => line is Act.OutputSums or Act.OutputWeights ? OutputOf(line) : hidden;

    // ── Time ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    // Returns the time without the detour: during the detour, the time of entry.
    private double Base(double t) => detour is null || t <= detour.At ? t : Math.Max(detour.At, t - Detour.Length);

    private double WithDetour(double t) => detour is null || t <= detour.At ? t : t + Detour.Length;

    private double Sec(Act line, double from, double to) => Ease.During(now, times.From(line) + from, times.From(line) + to);

    /// <summary>Returns the eased progress of a motion after a line has executed.</summary>
    private double After(Act line, double from, double to) => Ease.During(now, times.To(line) + from, times.To(line) + to);

    private double Loud(int part) => Ease.Lerp(loudness[(int)before][part], loudness[(int)act][part], turn);

    // The opened neuron leads, the others follow one after the other.
    private double Lag(int neuron, double leader, double others, double span) =>
        neuron == hidden ? leader : others + (span * ranks[neuron] / numbers.Count);

    private void SetBeats()
    {
        beats.Clear();
        for (int i = 0; i < times.StepsDone.Length; i++)
        {
            double done = times.StepsDone[i];
            if (detour is not null && done > detour.At && beats.All(beat => beat.Time <= detour.At)) beats.AddRange(detour.Beats);
            beats.Add(new Beat(WithDetour(done), Session.Script.Steps[i].Title));
        }

        if (detour is not null && beats[^1].Time <= detour.At) beats.AddRange(detour.Beats);
    }

    // ── Hit areas ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    private void Points(Painter painter)
    {
        for (int j = 0; j < numbers.Count; j++)
        {
            (double x, double y) = layout!.At(layout.Disc, layout.Across(j));
            painter.Hit(TileHits + j, layout.Tiles[j]);
            painter.Hit(DiscHits + j, new Area(x - (0.5 * layout.Pitch), y - (0.5 * layout.Pitch), layout.Pitch, layout.Pitch));
        }

        for (int o = 0; o < Outputs; o++) painter.Hit(OutputHits + o, OutputArea(o));
        for (int i = 0; i < times.Order.Length; i++)
        {
            Area row = CodeArea(i);
            if (row.Height <= 0) continue;
            if (layout!.Gutter > 0) painter.Hit(StopHits + (int)times.Order[i], row with { Width = layout.Gutter });
            painter.Hit(LineHits + (int)times.Order[i], row with { X = row.X + layout.Gutter, Width = row.Width - layout.Gutter });
        }
    }

    private static Spot SpotOf(int hit) => hit switch
    {
        >= StopHits => new(SpotKind.Stop, hit - StopHits),
        >= LineHits => new(SpotKind.Line, hit - LineHits),
        >= OutputHits => new(SpotKind.Output, hit - OutputHits),
        >= DiscHits => new(SpotKind.Disc, hit - DiscHits),
        >= TileHits => new(SpotKind.Tile, hit - TileHits),
        _ => default,
    };

    // How strongly an element is highlighted as the opened one.
    private double Lit(SpotKind kind, int place)
    {
        if (pointed is not null) return over.Kind == kind && over.Place == place ? 1 : 0;
        return Ease.Lerp(IsLit(before, kind, place) ? 1 : 0, IsLit(act, kind, place) ? 1 : 0, turn);
    }

    private bool IsLit(Act line, SpotKind kind, int place) => kind switch
    {
        SpotKind.Tile => place == hidden && line == Act.HiddenWeights,
        SpotKind.Disc => place == hidden && line is Act.HiddenSums or Act.Hidden or Act.HiddenDelta or Act.OutputWeights or Act.HiddenBiases && place == hidden,
        _ => line is Act.Label or Act.OutputSums or Act.Output or Act.OutputDelta or Act.OutputWeights or Act.OutputBiases && OutputOf(line) == place,
    };

    private enum SpotKind
    {
        None,
        Tile,
        Disc,
        Output,
        Line,
        Stop,
    }

    private readonly record struct Spot(SpotKind Kind, int Place);

    private sealed record NeuronName(string Name, double From, double To, double X, double Y, Align Align);
}

/// <summary>Requests from the picture to the debugger around it.</summary>
public enum DebuggerWish
{
    /// <summary>Enter the opened row.</summary>
    Into,

    /// <summary>Leave the row.</summary>
    Out,

    /// <summary>Set or clear a breakpoint: the line of an act, or -1 for the one that has executed.</summary>
    Stop,

    /// <summary>Undo the last selection.</summary>
    Undo,
}
