using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;
using static Glassbox.Guide.Scenes.Cover.CoverClock;

namespace Glassbox.Guide.Scenes.Cover;

/// <summary>The cover: a network learns, at first one digit at a time, and the reader can draw one for it.</summary>
/// <remarks>All numbers come from the recording: the first digits are learned in the page, the others by the engine in its worker.</remarks>
public sealed class CoverScene : StageScene
{
    private const int Hidden = CoverLayout.Hidden, Outputs = CoverLayout.Outputs, Side = 28, Pixels = Side * Side;
    private const int NeuronHits = 10; // IDs of hit areas: hidden neurons, then outputs
    private const int RestLines = 0, SignalLines = 1, BlameLines = 2; // layers
    private const double PaintedPerSecond = 20; // for the tiles during the race: they change slowly, and cost most of a frame
    private const double StreamPerSecond = 9; // digits shown on the card
    private const double Quantum = 0.26; // seconds for which the stream shows one prediction

    private static readonly string hiddenCode = CodeMarkers.Hidden.Code, outputCode = CodeMarkers.Output.Code;
    private readonly Recording recording;
    private readonly CoverNetwork network;
    private readonly CoverPad pad;
    private readonly CoverDive deep;
    private readonly CellPicture digits = new(Side, Side * Recording.Followed);
    private readonly CellPicture weighed = new(Side, Side * Hidden);
    private readonly CellPicture grain = new(Side, Side * Hidden);
    private readonly double[] levels = new double[Hidden], outs = new double[Outputs], sums = new double[Hidden + Outputs], progress = new double[Hidden];
    private readonly Answer[] answers = [new(), new()];
    private readonly IReadOnlyList<Beat> beats;
    private CoverLayout layout = new(new StageArea(1280, 720));
    private int weighedDigit = -1, known, pointed = -1;

    /// <summary>Initializes the scene with a recording.</summary>
    /// <param name="recording">The recording; at least its first four digits must have been learned.</param>
    public CoverScene(Recording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        if (recording.Steps.Count < Slow) throw new ArgumentException($"The cover begins with {Slow} digits; {recording.Steps.Count} have been followed.", nameof(recording));
        this.recording = recording;
        network = new CoverNetwork(recording);
        pad = new CoverPad(network);
        deep = new CoverDive(recording, network);
        ReadOnlySpan<double> weights = recording.Start.Weights[0].Values;
        double most = 0;
        foreach (double weight in weights) most = Math.Max(most, Math.Abs(weight));
        grain.Diverging(weights, most);
        TakeDigits();
        Handles = [NeuronHandle()];
        RecordedStep first = recording.Steps[0];
        beats =
        [
            new(0, $"A handwritten {first.Label}"),
            new(Begin(0) + (Phases.Of(0).Weigh.To * Length(0)), "Twenty tiles have weighed its ink"),
            new(Begin(0) + (Phases.Of(0).Guess.To * Length(0)), $"It guesses {first.Guess}"),
            new(Begin(0) + (Phases.Of(0).Told.To * Length(0)), $"It is told: {first.Label}"),
            new(Begin(1), "It has changed"),
            new(Begin(2), "Two digits seen"),
            new(Fast, "Four digits seen"),
            new(CoverClock.Race, "Sixty-four digits seen"),
            new(Learned, "It has seen 60 000 digits"),
            new(CoverClock.End, "Now yours"),
        ];
    }

    /// <inheritdoc/>
    public override string Name => "A network learns to read digits";

    /// <inheritdoc/>
    public override double Duration => CoverClock.End;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles { get; }

    /// <inheritdoc/>
    public override double Ready => When(recording.Seen);

    /// <summary>The scroll progress into the picture: 0 before it, 1 when it has become a neuron.</summary>
    public double Dive { get; private set; }

    /// <summary>The reader's drawing.</summary>
    public Drawing Drawing => pad.Drawing;

    /// <summary>Occurs when a stroke is complete or the drawing was cleared.</summary>
    public event Action? Drawn;

    /// <summary>Puts a drawing on the pad.</summary>
    /// <param name="sheet">[size, size] The ink, as in <see cref="Drawing.Ink"/>; empty for an empty canvas.</param>
    public void Restore(ReadOnlySpan<byte> sheet)
    {
        if (sheet.IsEmpty) pad.Drawing.Clear();
        else pad.Drawing.Take(sheet);
        pad.Take();
        Change();
    }

    /// <summary>Sets whether the pad has the keyboard focus.</summary>
    public void FocusPad(bool isFocused)
    {
        pad.IsKeyed = isFocused;
        Change();
    }

    /// <summary>Handles a key press on the pad.</summary>
    /// <returns>A description of the cursor position and the ink there; null if the pen does not use the key.</returns>
    public string? PressOnPad(string key, bool draws, bool isCommand)
    {
        PenPress press = pad.Pen.Press(pad.Drawing, key, draws, isCommand);
        if (press is PenPress.None) return null;
        if (press is PenPress.Drawn)
        {
            pad.Take();
            Drawn?.Invoke();
        }

        Change();
        return pad.Pen.Place(pad.Drawing);
    }

    /// <summary>Updates the scene when the recording has grown.</summary>
    public void Grown()
    {
        TakeDigits();
        Change();
    }

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new CoverLayout(stage);
        int digit = t < CoverClock.Race ? Math.Min(DigitAt(t), recording.Steps.Count - 1) : -1;
        bool isSlow = digit is >= 0 and < Slow;
        double u = isSlow ? (t - Begin(digit)) / Length(digit) : 0;
        RecordedStep? step = isSlow ? recording.Steps[digit] : null;
        Phases phases = Phases.Of(Math.Max(0, digit));
        double own = t >= Learned && pad.HasInk ? 1 : 0;

        Levels(t, step, u, phases, own);
        network.Go(Learning(t < CoverClock.Race ? t : Math.Floor(t * PaintedPerSecond) / PaintedPerSecond), isSlow ? digit : -1);
        ReadOnlySpan<double> each = Stagger(isSlow, u, phases);
        network.Paint(each);
        if (Dive > 0) deep.Take(pad.HasInk ? pad.Image : recording.Steps[OnCard(t)].Image, pad.HasInk ? pad.Version : -1 - OnCard(t));
        bool isNear = CoverDive.Into(Dive) < 1;
        if (isNear) Afar(painter, t, digit, step, isSlow, u, phases, own, stage);
        if (Dive <= 0) return;
        painter.Hits.Clear(); // the hit areas behind are no longer visible
        deep.Draw(painter, Dive, layout);
    }

    // The whole picture, until the camera has zoomed in.
    private void Afar(Painter painter, double t, int digit, RecordedStep? step, bool isSlow, double u, Phases phases, double own, StageArea stage)
    {
        Area tile = layout.Tiles[CoverDive.Tile], place = CoverDive.Place(tile, Dive, stage);
        double scale = place.Width / tile.Width;
        if (Dive > 0)
        {
            painter.Opacity = 1 - CoverDive.Into(Dive);
            painter.Clip(new Area(0, 0, stage.Width, stage.Height));
            painter.Transform(scale, 0, 0, scale, place.X - (tile.X * scale), place.Y - (tile.Y * scale));
        }

        Lines(painter, digit, step, u, phases, own);
        Card(painter, t, digit, u, phases, own);
        Tiles(painter, t, digit, isSlow, u, phases, own);
        Discs(painter, step, u, phases);
        Results(painter, t, step, u, phases, own);
        Counters(painter, t, stage);
        Sentence(painter, t, step, u, own, stage);
        pad.Draw(painter, t, layout, stage);
        Hits(painter);
        if (pointed >= 0 && Dive <= 0) Tell(painter, t, step, own);
        if (Dive <= 0) return;
        painter.Restore();
        painter.Restore();
        painter.Opacity = 1;
    }

    /// <inheritdoc/>
    public override void Scrolled(double part)
    {
        if (Dive == part) return;
        Dive = part;
        Change();
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        long seen = Seen(t);
        yield return new("Digits seen", seen.ToString(System.Globalization.CultureInfo.InvariantCulture));
        yield return new("Read right", Widgets.Numbers.Percent(recording.ShareRight(seen), 0));
        if (t < Fast && recording.Steps[DigitAt(t)] is var step)
        {
            yield return new("Digit", Widgets.Numbers.Fixed(step.Label, 0));
            yield return new("Guess", Widgets.Numbers.Fixed(step.Guess, 0));
        }

        if (Dive > 0)
        {
            yield return new($"Tile {CoverDive.Tile}: one weight times its ink", $"{Widgets.Numbers.Fixed(deep.Looked.Weight, 2)} × {Widgets.Numbers.Fixed(deep.Looked.Ink, 2)}");
            yield return new("Its sum with bias", Widgets.Numbers.Fixed(deep.Sum, 2));
            yield return new("Squashed", Widgets.Numbers.Fixed(deep.Activation, 2));
        }

        if (pointed >= 0)
        {
            RecordedStep? shown = t < Fast ? recording.Steps[DigitAt(t)] : null;
            (double sum, double activation) = ValueOf(pointed, t, shown, t >= Learned && pad.HasInk ? 1 : 0);
            yield return new(pointed < Hidden ? $"Tile {pointed}" : $"Output {pointed - Hidden}", $"sum {Widgets.Numbers.Fixed(sum, 3)}, squashed {Widgets.Numbers.Fixed(activation, 3)}");
        }

        if (pad.HasInk) yield return new("Your digit is read as", Widgets.Numbers.Fixed(pad.Best, 0));
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        if (touch.Kind is TouchKind.Hover or TouchKind.Leave or TouchKind.Down && PointAt(touch.Hit - NeuronHits) && touch.Kind is TouchKind.Hover) return true;
        bool isUsed = pad.Touched(touch, layout);
        if (isUsed) Change();
        if (isUsed && (touch.Kind is TouchKind.Up || touch.Hit == CoverPad.Clear)) Drawn?.Invoke();
        return isUsed;
    }

    // Selects a hidden neuron, or an output after those, for the tooltip; returns whether there is one.
    private bool PointAt(int neuron)
    {
        if (neuron is < 0 or >= Hidden + Outputs) neuron = -1;
        if (neuron != pointed)
        {
            pointed = neuron;
            Change();
        }

        return neuron >= 0;
    }

    private void Hits(Painter painter)
    {
        for (int j = 0; j < Hidden; j++) painter.Hit(NeuronHits + j, layout.Tiles[j]);
        for (int o = 0; o < Outputs; o++) painter.Hit(NeuronHits + Hidden + o, OutputArea(o));
    }

    private Area OutputArea(int output)
    {
        (double x, double y) = layout.Outs[output];
        return new Area(x - layout.OutRadius, y - layout.OutRadius, 2 * layout.OutRadius, 2 * layout.OutRadius);
    }

    // The tooltip of the neuron under the pointer, for the digit shown or the last one of the stream.
    private void Tell(Painter painter, double t, RecordedStep? step, double own)
    {
        (double sum, double activation) = ValueOf(pointed, t, step, own);
        bool isHidden = pointed < Hidden;
        Tip.Draw(
            painter, layout.Stage, isHidden ? layout.Tiles[pointed] : OutputArea(pointed - Hidden), isHidden ? "tile " : "output ", isHidden ? pointed : pointed - Hidden,
            [new("sum with bias", sum, 3, true), new("squashed", activation)], isHidden ? hiddenCode : outputCode);
    }

    private (double Sum, double Activation) ValueOf(int neuron, double t, RecordedStep? step, double own)
    {
        bool isHidden = neuron < Hidden;
        int output = neuron - Hidden;
        if (own > 0) return (sums[neuron], isHidden ? levels[neuron] : outs[output]);
        if (step is not null) return isHidden ? (step.HiddenSums[neuron], step.Hidden[neuron]) : (step.OutputSums[output], step.Outputs[output]);
        Answer answer = Ask(StreamedQuantum(Math.Min(t, Learned)));
        return (answer.Sums[neuron], isHidden ? answer.Levels[neuron] : answer.Outs[output]);
    }

    private Handle NeuronHandle() => new(
        NeuronHits, "Tile or output that is told of", 0, Hidden + Outputs, 1, () => pointed + 1, value => PointAt((int)value - 1),
        value => value < 1 ? "none" : value <= Hidden ? $"tile {Widgets.Numbers.Fixed(value - 1, 0)}" : $"output {Widgets.Numbers.Fixed(value - 1 - Hidden, 0)}");

    private void TakeDigits()
    {
        for (; known < recording.Steps.Count; known++)
        {
            byte[] pixels = recording.Steps[known].Pixels;
            for (int p = 0; p < Pixels; p++) digits.Set((known * Pixels) + p, Tint.Ink, pixels[p] / 255.0);
        }
    }

    // The levels of the discs and outputs: the values of the digit as far as computed, or the latest predictions of the stream.
    private void Levels(double t, RecordedStep? step, double u, Phases phases, double own)
    {
        if (own > 0)
        {
            pad.Levels(levels, outs, sums);
            return;
        }

        if (step is not null)
        {
            double end = 1 - Ease.During(u, 0.965, 1);
            double weigh = Ease.During(u, Ease.Lerp(phases.Weigh.From, phases.Weigh.To, 0.6), phases.Weigh.To + 0.02) * end;
            double signal = Ease.Arriving(u, Ease.Lerp(phases.Signal.From, phases.Signal.To, 0.72), phases.Signal.To + 0.03) * end;
            for (int j = 0; j < Hidden; j++) levels[j] = step.Hidden[j] * weigh;
            for (int o = 0; o < Outputs; o++) outs[o] = step.Outputs[o] * signal;
            return;
        }

        double beat = (t - Fast) / Quantum, whole = Math.Floor(beat), rest = 1 - Ease.During(t, Learned - 0.2, Learned + 0.3);
        Answer from = Ask(Math.Max(0, (int)whole - 1)), to = Ask(Math.Max(0, (int)whole));
        double mix = Ease.Move(Math.Min(1, (beat - whole) * 1.25));
        for (int j = 0; j < Hidden; j++) levels[j] = Ease.Lerp(from.Levels[j], to.Levels[j], mix) * rest;
        for (int o = 0; o < Outputs; o++) outs[o] = Ease.Lerp(from.Outs[o], to.Outs[o], mix) * rest;
    }

    // The prediction that the stream shows for a quantum of time: for one of the first digits, by the network at that time.
    private Answer Ask(int quantum)
    {
        Answer answer = answers[quantum & 1];
        if (answer.Quantum == quantum && answer.States == recording.States.Count) return answer;
        double at = Fast + (quantum * Quantum);
        int digit = at < CoverClock.Race ? Math.Min(DigitAt(at), recording.Steps.Count - 1) : (quantum * 7) % recording.Steps.Count;
        network.Go(Learning(Math.Min(at, Learned)));
        network.Answer(recording.Steps[digit].Image, answer.Levels, answer.Outs, answer.Sums);
        (answer.Quantum, answer.States, answer.Label) = (quantum, recording.States.Count, recording.Steps[digit].Label);
        return answer;
    }

    // The tiles change one after the other, starting with those nearest to the outputs.
    private ReadOnlySpan<double> Stagger(bool isSlow, double u, Phases phases)
    {
        if (!isSlow || u < phases.Change.From) return [];
        double span = phases.Change.To - phases.Change.From;
        for (int j = 0; j < Hidden; j++)
        {
            double far = layout.IsNarrow ? (3 - (j / 5)) / 3.0 : (3 - (j % 4)) / 3.0;
            progress[j] = Ease.During(u, phases.Change.From + (0.4 * span * far), phases.Change.From + (span * (0.6 + (0.4 * far))));
        }

        return progress;
    }

    private void Lines(Painter painter, int digit, RecordedStep? step, double u, Phases phases, double own)
    {
        (double from, double to) = layout.Front;
        long size = (long)(layout.Stage.Width * 16) + ((long)(layout.Stage.Height * 16) << 20);
        if (painter.BeginLayer(RestLines, size))
        {
            for (int j = 0; j < Hidden; j++)
                for (int o = 0; o < Outputs; o++) Wire(painter, j, o, new Pen(0.8, Tint.LineStrong.At(0.2)));
            painter.EndLayer();
        }

        painter.DrawLayer(RestLines, layout.Part(from, to));
        if (own > 0)
        {
            if (painter.BeginLayer(SignalLines, size + (1L << 50) + pad.Version))
            {
                for (int j = 0; j < Hidden; j++)
                    for (int o = 0; o < Outputs; o++) Wire(painter, j, o, network.OutputWeight(o, j) * levels[j] / 2.2);
                painter.EndLayer();
            }

            painter.DrawLayer(SignalLines, layout.Part(from, to), 0.75);
            return;
        }

        if (step is null) return;
        double lit = 1 - phases.Told.Move(u), signal = phases.Signal.Move(u);
        if (signal > 0 && lit > 0)
        {
            if (painter.BeginLayer(SignalLines, size + ((long)digit << 42)))
            {
                for (int j = 0; j < Hidden; j++)
                    for (int o = 0; o < Outputs; o++) Wire(painter, j, o, step.OutputWeights[(o * Hidden) + j] * step.Hidden[j] / 0.42);
                painter.EndLayer();
            }

            double front = Ease.Lerp(from, to, signal);
            painter.DrawLayer(SignalLines, layout.Part(from, front), 0.8 * lit);
            if (signal < 1) Beads(painter, step, front, isBlame: false);
        }

        double blame = phases.Blame.Move(u), gone = 1 - Ease.During(u, 0.95, 1);
        if (blame <= 0 || gone <= 0) return;
        if (painter.BeginLayer(BlameLines, size + ((long)digit << 42)))
        {
            for (int j = 0; j < Hidden; j++)
                for (int o = 0; o < Outputs; o++) Wire(painter, j, o, -step.OutputWeights[(o * Hidden) + j] * step.OutputDelta[o] / 0.2);
            painter.EndLayer();
        }

        double back = Ease.Lerp(to, from, blame);
        painter.DrawLayer(BlameLines, layout.Part(back, to), 0.9 * gone);
        if (blame < 1) Beads(painter, step, back, isBlame: true);
    }

    // The width and color represent the value.
    private void Wire(Painter painter, int hidden, int output, double value)
    {
        double size = Math.Min(1, Math.Abs(value));
        if (size >= 0.03) Wire(painter, hidden, output, new Pen(0.6 + (1.9 * size), Shade.Diverging(value).At(0.12 + (0.7 * size))));
    }

    private void Wire(Painter painter, int hidden, int output, Pen pen)
    {
        (double x, double y) = layout.Discs[hidden];
        if (layout.IsNarrow) painter.Line(x, y, x, layout.Exit, pen);
        else painter.Line(x, y, layout.Exit, y, pen);
        painter.Curve(layout.Fan(hidden, output), pen);
    }

    // A bead at the wavefront on each line with a sufficient value.
    private void Beads(Painter painter, RecordedStep step, double front, bool isBlame)
    {
        for (int sign = 0; sign < 2; sign++)
        {
            Painter.PointList beads = painter.Dots((sign == 0 ? Tint.Positive : Tint.Negative).At(0.85));
            for (int j = 0; j < Hidden; j++)
            {
                if ((layout.IsNarrow ? layout.Discs[j].Y : layout.Discs[j].X) > front) continue;
                for (int o = 0; o < Outputs; o++)
                {
                    double weight = step.OutputWeights[(o * Hidden) + j];
                    double value = isBlame ? -weight * step.OutputDelta[o] / 0.2 : weight * step.Hidden[j] / 0.42;
                    double size = Math.Min(1, Math.Abs(value));
                    if (size < 0.15 || value < 0 != (sign == 1)) continue;
                    (double x, double y) = layout.Along(j, o, front);
                    beads.Add(x, y, (layout.IsNarrow ? 0.7 : 0.9) + (1.9 * size));
                }
            }
        }
    }

    private void Card(Painter painter, double t, int digit, double u, Phases phases, double own)
    {
        Area card = layout.Card;
        painter.Box(card, Tint.Panel, 8);
        painter.Frame(card, new Pen(1, Tint.Line), 8);
        painter.Clip(card.Grown(-1), 7);
        if (own > 0)
        {
            painter.Picture(pad.Prepared, card);
        }
        else if (digit >= 0)
        {
            double length = Length(digit), turn = Ease.During(t, Begin(digit), Begin(digit) + Math.Min(0.35, length * 0.4));
            bool isSlow = digit < Slow;
            double ink = isSlow ? Ease.Lerp(1, 0.25, phases.Ink.Part(u)) : 0.9;
            if (digit > 0 && turn < 1) Digit(painter, digit - 1, card with { Y = card.Y - (turn * card.Height) }, (isSlow ? 0.25 : 0.9) * (1 - turn));
            Digit(painter, digit, digit == 0 ? card : card with { Y = card.Y + ((1 - turn) * card.Height) }, ink);
        }
        else
        {
            // Many digits, crossfading; the last one stays.
            double beat = Math.Min(t, Learned) * StreamPerSecond, whole = Math.Floor(beat), mix = beat - whole, still = Ease.During(t, Learned - 0.3, Learned + 0.3);
            Digit(painter, StreamDigit((int)whole - 1), card, 0.8 * (1 - mix) * (1 - still));
            Digit(painter, StreamDigit((int)whole), card, Ease.Lerp(0.8 * mix, 0.9, still));
        }

        painter.Restore();
    }

    /// <summary>Returns the digit on the card at a time.</summary>
    internal int OnCard(double t) =>
        t < CoverClock.Race ? Math.Min(DigitAt(t), recording.Steps.Count - 1) : StreamDigit((int)Math.Floor(Math.Min(t, Learned) * StreamPerSecond));

    private int StreamDigit(int beat) => (Math.Max(0, beat) * 11) % recording.Steps.Count;

    private void Digit(Painter painter, int digit, Area area, double alpha, bool isSmooth = true) =>
        painter.Picture(digits, area, alpha, new Area(0, digit * Side, Side, Side), isSmooth);

    private void Tiles(Painter painter, double t, int digit, bool isSlow, double u, Phases phases, double own)
    {
        // At first, the initial noise is visible; it fades as the changes become more important.
        double learned = Math.Log(Math.Max(1, Learning(t))) / Math.Log(All), noise = 0.2 * (1 - Ease.Part(learned, 0.25, 0.6));
        for (int j = 0; j < Hidden; j++)
        {
            Area tile = layout.Tiles[j], part = new(0, j * Side, Side, Side);
            painter.Box(tile, Tint.Panel, 5);
            painter.Picture(grain, tile, noise, part);
            painter.Picture(network.Tiles, tile, 1, part, isSmooth: true);
            painter.Frame(tile, new Pen(1, Tint.Line), 5);
            if (own > 0) painter.Picture(pad.Prepared, tile, 0.34, isSmooth: true);
        }

        if (isSlow)
        {
            Flight(painter, digit, u, phases);
            Weighing(painter, digit, u, phases);
        }
        else if (own == 0)
        {
            Flock(painter, t);
        }

        double type = layout.Stage.Type;
        Legend(painter);
        if (layout.IsNarrow) return;
        double first = digit == 0 ? 1 - Ease.During(u, 0.82, 0.86) : 0;
        var label = new Lettering(type * 0.9);
        double labelY = layout.Grid.Y - (type * 0.95);
        painter.Text("twenty tiles, nothing learned yet", layout.Grid.X, labelY, label, Tint.Soft.At(first));
        if (first < 1) painter.Count(Rounded(network.Enlarged), layout.Grid.X, labelY, label, Tint.Soft.At(1 - first), "what each tile has learned, ", " × enlarged");
    }

    // What the two colors mean, above the lines that carry them.
    private void Legend(Painter painter)
    {
        double size = layout.IsNarrow ? 13 : layout.Stage.Type * 0.9, swatch = size * 0.85, word = size * 5;
        (double x, double y) = layout.Legend;
        var lettering = new Lettering(size);
        painter.SignedBox(new Area(x, y - (swatch / 2), swatch, swatch), 1, radius: 2);
        painter.Text("positive", x + (1.6 * swatch), y, lettering, Tint.Soft);
        x += (1.6 * swatch) + word;
        painter.SignedBox(new Area(x, y - (swatch / 2), swatch, swatch), -1, radius: 2);
        painter.Text("negative", x + (1.6 * swatch), y, lettering, Tint.Soft);
    }

    // Rounds to two significant digits, as one would say it.
    private static long Rounded(double number)
    {
        if (number < 10) return (long)Math.Round(number);
        double unit = Math.Pow(10, Math.Floor(Math.Log10(number)) - 1);
        return (long)(Math.Round(number / unit) * unit);
    }

    // The digit's ink lifts off cell by cell and lands as a translucent copy in each tile: the first three slowly, then all.
    private void Flight(Painter painter, int digit, double u, Phases phases)
    {
        RecordedStep step = recording.Steps[digit];
        double begin = phases.Ink.From, span = phases.Ink.To - phases.Ink.From;
        bool isFirst = digit == 0;
        double fly = span * (isFirst ? 0.4 : 0.52), spread = span * (isFirst ? 0.24 : 0.34);
        int stride = isFirst && !layout.IsNarrow ? 1 : 2;
        double from = layout.Card.Width / Side, to = layout.Tiles[0].Width / Side;
        double copy = Ease.Lerp(0.5, 0.18, phases.Weigh.Move(u));
        int inked = step.Ink.Length;
        for (int j = 0; j < Hidden; j++)
        {
            double starts = begin + (isFirst ? span * (j < 3 ? 0.085 * j : 0.19 + (0.0105 * (j - 3))) : span * 0.14 * j / (Hidden - 1));
            if (u <= starts) break;
            if (u >= starts + spread + fly)
            {
                double gone = progressOf(j);
                Digit(painter, digit, layout.Tiles[j], copy * (1 - gone));
                continue;
            }

            Painter.PointList points = painter.Squares(Tint.Ink.At(0.55));
            for (int i = 0; i < inked; i += stride)
            {
                double v = (u - starts - (spread * i / inked)) / fly;
                if (v <= 0) break;
                int pixel = step.Ink[i];
                if (step.Pixels[pixel] < 80) continue;
                (double x0, double y0) = layout.CardCell(pixel);
                (double x1, double y1) = layout.TileCell(j, pixel);
                if (v >= 1)
                {
                    points.Add(x1, y1, to);
                    continue;
                }

                // Small from the start, to avoid smearing; it leaves along one axis and arrives along the other.
                double e = v < 0.5 ? 2 * v * v : 1 - (2 * (1 - v) * (1 - v)), soft = e * e * (3 - (2 * e));
                (double across, double down) = layout.IsNarrow ? (soft, e) : (e, soft);
                points.Add(x0 + ((x1 - x0) * across), y0 + ((y1 - y0) * down), Ease.Lerp(from * 0.8, to, e));
            }
        }

        double progressOf(int tile) => u < phases.Change.From ? 0 : progress[tile];
    }

    // Blue where ink and weight agree, orange where they differ; then all of it gathers in the tile's disc.
    private void Weighing(Painter painter, int digit, double u, Phases phases)
    {
        (double from, double to) = (phases.Weigh.From, phases.Weigh.To);
        if (u <= from || u >= to + 0.01) return;
        if (weighedDigit != digit)
        {
            weighedDigit = digit;
            RecordedStep step = recording.Steps[digit];
            RecordedState state = recording.States[digit];
            ReadOnlySpan<double> start = recording.Start.Weights[0].Values;
            for (int i = 0; i < Hidden * Pixels; i++)
            {
                double product = step.Image[i % Pixels] * (start[i] + state.Change[i]);
                weighed.Set(i, product < 0 ? Tint.Negative : Tint.Positive, Math.Abs(product) * 2.6);
            }
        }

        double glowTo = Ease.Lerp(from, to, 0.42);
        for (int j = 0; j < Hidden; j++)
        {
            double glow = Ease.During(u, from + ((to - from) * 0.12 * j / (Hidden - 1)), glowTo);
            double gather = Ease.During(u, glowTo + ((to - glowTo) * 0.15 * j / (Hidden - 1)), to);
            if (gather >= 1) continue;
            (double x, double y) = layout.Discs[j];
            double size = layout.Tiles[j].Width * (1 - (gather * 0.93));
            var end = new Area(x - (size / 2), y - (size / 2), size, size);
            painter.Picture(weighed, Area.Lerp(layout.Tiles[j], end, gather), glow, new Area(0, j * Side, Side, Side));
        }
    }

    // The stream: small digits fly from the card to the tiles and dissolve there.
    private void Flock(Painter painter, double t)
    {
        const int many = 54;
        const double way = 0.72; // seconds from card to tile
        Area card = layout.Card;
        for (int i = 0; i < many; i++)
        {
            double offset = way * i / many, cycle = Math.Floor((t - offset) / way), leaves = (cycle * way) + offset;
            if (leaves < Fast || leaves > Learned - 0.4) continue;
            int c = (int)cycle;
            if (Hash((i * 769) + (c * 7919)) > 0.12 + (0.88 * Ease.Part(leaves, Fast, Fast + 4))) continue;
            double v = (t - leaves) / way;
            Area tile = layout.Tiles[(int)(Hash((i * 131) + (c * 977)) * Hidden)];
            int digit = leaves < CoverClock.Race ? Math.Min(DigitAt(leaves), recording.Steps.Count - 1) : (int)(Hash((i * 31) + (c * 53)) * recording.Steps.Count);
            double e = v * (1.3 - (0.3 * v)), soft = Ease.Smooth(v), small = card.Width * (layout.IsNarrow ? 0.4 : 0.27);
            double size = v < 0.75 ? small : Ease.Lerp(small, tile.Width, Ease.Arrive((v - 0.75) / 0.25));
            double aside = 0.4 * (Hash((i * 43) + c) - 0.5);
            (double across, double down) = layout.IsNarrow ? (soft, e) : (e, soft);
            double x = Ease.Lerp(card.CenterX + (card.Width * aside * 0.5), tile.CenterX, across);
            double y = Ease.Lerp(card.CenterY + (card.Height * aside), tile.CenterY, down);
            double alpha = v < 0.2 ? 0.85 * v / 0.2 : v < 0.75 ? 0.85 : 0.85 * Math.Pow(1 - ((v - 0.75) / 0.25), 1.3);
            Digit(painter, digit, new Area(x - (size / 2), y - (size / 2), size, size), alpha);
        }
    }

    private static double Hash(int i)
    {
        uint h = (uint)i;
        h = (h ^ (h >> 16)) * 0x45d9f3b;
        h = (h ^ (h >> 16)) * 0x45d9f3b;
        return (h ^ (h >> 16)) / 4294967296.0;
    }

    private void Discs(Painter painter, RecordedStep? step, double u, Phases phases)
    {
        (double from, double to) = layout.Front;
        for (int j = 0; j < Hidden; j++)
        {
            (double x, double y) = layout.Discs[j];
            painter.Neuron(x, y, layout.DiscRadius, levels[j], Tint.Ink);
            if (step is null) continue;
            double far = (to - (layout.IsNarrow ? y : x)) / (to - from), span = phases.Blame.To - phases.Blame.From;
            double come = Ease.During(u, phases.Blame.From + (span * far * 0.75), phases.Blame.From + (span * ((far * 0.75) + 0.25))) * (1 - Ease.During(u, 0.96, 1));
            double size = Math.Clamp(Math.Abs(step.HiddenDelta[j]) / 0.04, 0, 1);
            if (size > 0.05) painter.Ring(x, y, layout.DiscRadius + 2.4, new Pen(1 + (2.4 * size), Shade.Diverging(-step.HiddenDelta[j]).At(come * (0.25 + (0.75 * size)))));
        }
    }

    private void Results(Painter painter, double t, RecordedStep? step, double u, Phases phases, double own)
    {
        double r = layout.OutRadius, end = step is null ? 1 : 1 - Ease.During(u, 0.965, 1);
        double guessed = step is null ? 0 : phases.Guess.Arrive(u) * end;
        double judged = step is null ? 0 : Ease.Arriving(u, Ease.Lerp(phases.Told.From, phases.Told.To, 0.8), phases.Told.To) * end;
        double blame = step is null ? 0 : Ease.During(u, phases.Told.To - 0.03, phases.Blame.From + 0.02) * end;
        int best = own > 0 ? pad.Best : -1;
        int streamed = step is null && own == 0 && t < Learned ? Streamed(t) : -1;
        for (int o = 0; o < Outputs; o++)
        {
            (double x, double y) = layout.Outs[o];
            bool isGuess = step is not null && o == step.Guess, isLabel = step is not null && o == step.Label;
            Shade fill = Tint.Ink, numeral = Tint.Soft;
            if (isGuess) numeral = Shade.Between(Tint.Soft, Tint.Ink, guessed);
            if (isGuess && judged > 0) (fill, numeral) = isLabel
                ? (Shade.Between(Tint.Ink, Tint.Right, judged), Shade.Between(Tint.Ink, Tint.Right, judged))
                : (Shade.Between(Tint.Ink, Tint.Wrong, judged), Shade.Between(Tint.Ink, Tint.Wrong, judged));
            else if (isLabel && judged > 0) numeral = Shade.Between(Tint.Soft, Tint.Right, judged);
            if (o == streamed)
            {
                Tint verdict = o == answers[StreamedQuantum(t) & 1].Label ? Tint.Right : Tint.Wrong;
                fill = numeral = verdict;
            }

            if (o == best) numeral = Tint.Ink;
            painter.Disc(x, y, r, Tint.Panel);
            // Excess activation turns orange; what is missing at the correct output is filled in blue.
            if (isLabel) painter.Disc(x, y, r - 1.5, Tint.Positive.At(blame));
            double level = (r - 1.5) * Math.Sqrt(Math.Clamp(outs[o], 0, 1));
            if (isLabel && blame > 0) painter.Ring(x, y, level, new Pen(2.5, Tint.Panel.At(blame)));
            painter.Disc(x, y, level, blame > 0 && !isLabel && !isGuess ? Shade.Between(Tint.Ink, Tint.Negative, blame) : fill);
            painter.Ring(x, y, r, new Pen(1.3, Tint.LineStrong));
            double mark = isGuess ? guessed : o == best ? own : 0;
            if (mark > 0) painter.Ring(x, y, r + 5 - (2 * mark), new Pen(2.4, (numeral.From == Tint.Soft ? (Shade)Tint.Ink : numeral).At(mark)));
            if (isLabel && !isGuess && judged > 0) painter.Ring(x, y, r + 3, new Pen(2.6, Tint.Right.At(judged), 5));

            double size = (layout.IsNarrow ? 15 : layout.Stage.Type * 1.15) * (1 + (0.22 * mark));
            var lettering = new Lettering(size, Face.Sans, mark > 0.5 || (isLabel && judged > 0.5) ? 700 : 500, Align.Center);
            double nx = layout.IsNarrow ? x : x + (r * 2.2), ny = layout.IsNarrow ? y + r + 13 : y;
            painter.Count(o, nx, ny, lettering, numeral);
            if (judged <= 0 || (!isGuess && !isLabel)) continue;
            double tx = layout.IsNarrow ? x + 14 : x + (r * 3.7), mini = layout.IsNarrow ? 9 : 14;
            if (isLabel) painter.Check(tx, ny, mini, Tint.Right.At(judged));
            else painter.Cross(tx, ny, mini, Tint.Wrong.At(judged));
        }

        if (step is not null) Telling(painter, step, u, phases);
    }

    private static int StreamedQuantum(double t) => Math.Max(0, (int)Math.Floor((t - Fast) / Quantum));

    private int Streamed(double t)
    {
        Answer answer = Ask(StreamedQuantum(t));
        network.Go(Learning(t));
        return answer.Outs.AsSpan().ArgMax();
    }

    // The label leaves the card and lands at its output.
    private void Telling(Painter painter, RecordedStep step, double u, Phases phases)
    {
        (double from, double to) = (phases.Told.From, phases.Told.To);
        double alpha = Ease.During(u, from - 0.05, from) * (1 - Ease.During(u, to - 0.01, to + 0.02));
        if (alpha <= 0) return;
        double way = Ease.During(u, from, to - ((to - from) * 0.12));
        (double ox, double oy) = layout.Outs[step.Label];
        double r = layout.OutRadius, x1 = layout.IsNarrow ? ox : ox + (r * 2.2), y1 = layout.IsNarrow ? oy + r + 13 : oy;
        double x = Ease.Lerp(layout.Card.CenterX, x1, way);
        double y = Ease.Lerp(layout.Card.CenterY, y1, layout.IsNarrow ? way * way * (1.6 - (0.6 * way)) : way) - (layout.IsNarrow ? 0 : Math.Sin(Math.PI * way) * 34);
        double size = Ease.Lerp(layout.Card.Width * 0.16, r * 0.95, way);
        painter.Disc(x, y, size, Tint.Panel.At(alpha));
        painter.Ring(x, y, size, new Pen(2, Tint.Right.At(alpha)));
        painter.Count(step.Label, x, y, new Lettering(size * 1.3, Face.Sans, 700, Align.Center), Tint.Right.At(alpha));
    }

    private void Counters(Painter painter, double t, StageArea stage)
    {
        long seen = Seen(t);
        double share = recording.ShareRight(seen);
        Shade green = seen > 0 ? Tint.Right : Tint.Soft;
        (double x, double y) = layout.Counter;
        ReadOnlySpan<char> words = seen == 1 ? " digit seen" : " digits seen";
        if (layout.IsNarrow)
        {
            painter.Count(seen, x, y, new Lettering(15, Face.Mono, 600), Tint.Ink, after: seen == 1 ? " digit" : " digits");
            painter.Number(100 * share, 0, layout.Chart.Right, y, new Lettering(15, Face.Mono, 600, Align.Right), green, after: "\u202f% right");
        }
        else
        {
            var large = new Lettering(stage.Type * 1.7, Face.Mono, 600);
            var small = new Lettering(stage.Type * 0.9);
            painter.Count(seen, x, y, large, Tint.Ink);
            painter.TextOn(words, small, Tint.Soft);
            painter.Number(100 * share, 0, x, y + (stage.Type * 2.3), large, green);
            painter.TextOn("\u202f%", large with { Face = Face.Sans }, green);
            painter.TextOn(" read right", small, Tint.Soft);
            painter.Text("of the last 500", x, y + (stage.Type * 3.9), small with { Size = Math.Max(12, small.Size * 0.9) }, Tint.Soft.At(Ease.Part(seen, 400, 600)));
        }

        Curve(painter, seen, share);
    }

    // The fraction of correct predictions over all digits so far, on a logarithmic axis.
    private void Curve(Painter painter, long seen, double share)
    {
        Area chart = layout.Chart;
        var axis = new Pen(1, Tint.Line);
        painter.Line(chart.X, chart.Bottom, chart.Right, chart.Bottom, axis);
        painter.Line(chart.X, chart.Y, chart.Right, chart.Y, axis with { Dash = 3 });
        if (!layout.IsNarrow) painter.Text("100\u202f%", chart.Right, chart.Y - (layout.Stage.Type * 0.6), new Lettering(Math.Max(12, layout.Stage.Type * 0.85), Align: Align.Right), Tint.Soft);
        if (seen < 1) return;
        double xNow = X(seen), yNow = Y(share);
        Painter.Path area = painter.Polygon(Tint.Right.At(0.1));
        area.Add(chart.X, chart.Bottom);
        Walk(area, seen);
        area.Add(xNow, yNow);
        area.Add(xNow, chart.Bottom);
        Painter.Path line = painter.Polyline(new Pen(2, Tint.Right));
        Walk(line, seen);
        line.Add(xNow, yNow);
        painter.Disc(xNow, yNow, 4, Tint.Right);

        double X(double n) => chart.X + (chart.Width * Math.Log(Math.Max(1, n)) / Math.Log(All));
        double Y(double right) => chart.Bottom - (chart.Height * right);
        void Walk(Painter.Path path, long to)
        {
            for (int i = 1; i < recording.States.Count && recording.States[i].Seen < to; i++)
                path.Add(X(recording.States[i].Seen), Y(recording.ShareRight(recording.States[i].Seen)));
        }
    }

    // "It guesses 2. It is told: 5. It changes. It gets better." grows in one place and explains the training loop.
    private void Sentence(Painter painter, double t, RecordedStep? step, double u, double own, StageArea stage)
    {
        (double x, double y) = layout.Caption;
        var lettering = new Lettering(layout.IsNarrow ? 17 : stage.Type * 1.45, Face.Serif, 500);
        if (own > 0)
        {
            painter.Text(layout.IsNarrow ? "Your ink, in the same tiles." : "Your ink, weighed by the same twenty tiles.", x, y, lettering, Tint.Ink);
            return;
        }

        Span<char> text = stackalloc char[40];
        if (step is not null && step.Index == 0 && u < 0.53)
        {
            Phases phases = Phases.Of(0);
            double middle = phases.Weigh.From;
            painter.Text(Said(text, "A handwritten ", step.Label, " goes in."), x, y, lettering, Tint.Ink.At(Ease.Between(u, -1, middle, 0.04)));
            painter.Text("Twenty tiles weigh its ink.", x, y, lettering, Tint.Ink.At(Ease.Between(u, middle, 0.53, 0.04)));
            return;
        }

        // The sentence about the previous digit stays until the next one arrives: when paused between them, it describes what has happened.
        bool isOne = step is not null;
        double stays = !isOne ? 1 - Ease.During(t, Fast, Fast + 0.1) : step!.Index > 0 ? 1 - Ease.During(u, 0.02, 0.06) : 0;
        if (stays > 0)
        {
            RecordedStep last = recording.Steps[isOne ? step!.Index - 1 : Slow - 1];
            painter.Text(Said(text, "It guesses ", last.Guess, "."), x, y, lettering, Tint.Soft.At(stays));
            painter.TextOn(Said(text, " It is told: ", last.Label, "."), lettering, Tint.Soft.At(stays));
            painter.TextOn(" It changes.", lettering, Tint.Ink.At(stays));
            return;
        }

        painter.Text(isOne ? Said(text, "It guesses ", step!.Guess, ".") : "It guesses.", x, y, lettering, Part(0.53, 0.61));
        painter.TextOn(isOne ? Said(text, " It is told: ", step!.Label, ".") : " It is told.", lettering, Part(0.62, 0.75));
        painter.TextOn(" It changes.", lettering, Part(0.76, 2));
        double better = Ease.During(t, Fast + 0.6, Fast + 1.1);
        if (better <= 0) return;
        if (layout.IsNarrow) painter.Text("It gets better.", x, y + 22, lettering, Tint.Ink.At(better));
        else painter.TextOn(" It gets better.", lettering, Tint.Ink.At(better));

        // The current part is in ink, earlier parts are dimmed, later parts are not visible yet.
        Shade Part(double from, double to) => !isOne ? Tint.Soft.At(Ease.During(t, Fast + 0.1, Fast + 0.3))
            : Shade.Between(Tint.Ink, Tint.Soft, Ease.During(u, to, to + 0.03)).At(Ease.During(u, from - 0.02, from + 0.02));
    }

    private static ReadOnlySpan<char> Said(Span<char> text, ReadOnlySpan<char> before, int digit, ReadOnlySpan<char> after)
    {
        before.CopyTo(text);
        text[before.Length] = (char)('0' + digit);
        after.CopyTo(text[(before.Length + 1)..]);
        return text[..(before.Length + 1 + after.Length)];
    }

    private sealed class Answer
    {
        public int Quantum { get; set; } = -1;

        public int States { get; set; }

        public int Label { get; set; }

        public double[] Levels { get; } = new double[Hidden];

        public double[] Outs { get; } = new double[Outputs];

        public double[] Sums { get; } = new double[Hidden + Outputs];
    }
}
