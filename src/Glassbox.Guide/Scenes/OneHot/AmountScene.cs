using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.OneHot;

/// <summary>
/// The same digits learned twice, with one-hot labels and with the label as a single number: the predictions of both networks for the test
/// digits during training. At the end, most mistakes of the single number are next to the correct predictions, where neighboring digits
/// are.
/// </summary>
public sealed class AmountScene : StageScene
{
    private const double Begins = 1.4; // by then there is something to see
    /// <summary>The number of evaluations of each network during training.</summary>
    public const int Bursts = 6;

    /// <summary>The two networks.</summary>
    public const int Places = 0, Amount = 1;

    internal const double Learns = 2.4, Burst = 0.7, Again = Learns + (Bursts * Burst) + 0.8, NextDoor = Again + (Bursts * Burst) + 0.8, Fours = NextDoor + 3.6, Yours = Fours + 4;
    private const int Example = 4, Truths = 200, Answers = 201; // the example digit; IDs of handles, after those of the cells
    private static readonly string[] names = [.. Enumerable.Range(0, 100).Select(cell => $"{Numbers.A(cell / 10)}, answered with {cell % 10}")];
    private static readonly string[] titles = ["as ten places", "as an amount"];
    private static readonly CaptionTrack waiting = new(new Caption(0.1, 1e9, "The same digits, learned as ten places and as an amount."));
    private static readonly Beat[] beats =
    [
        new(Begins, "Two networks, and two tables for their answers"), new(Again, "Learned as ten places"),
        new(NextDoor, "Learned as an amount"), new(Fours, "Mistakes that miss by 1"), new(Yours, "What the fours are called"),
    ];

    private readonly Told?[] told = new Told?[2 * Bursts]; // [network, burst]
    private readonly int learned; // the number of digits learned per burst
    private readonly IReadOnlyList<Handle> handles;
    private CaptionTrack captions = waiting;
    private AmountLayout layout = new(new StageArea(1280, 640));
    private int pointed = -1;

    /// <summary>Initializes an empty scene: <see cref="Take"/> sets the predictions.</summary>
    /// <param name="learned">The number of digits learned between two evaluations.</param>
    public AmountScene(int learned)
    {
        this.learned = learned;
        handles =
        [
            new(Truths, "What it is", 0, 9, 1, () => Math.Max(0, pointed) % 100 / 10, value => Point((10 * (int)value) + (Math.Max(0, pointed) % 10)), value => Numbers.Fixed(value, 0)),
            new(Answers, "What is answered", 0, 9, 1, () => Math.Max(0, pointed) % 10, value => Point((10 * (Math.Max(0, pointed) % 100 / 10)) + (int)value), value => Numbers.Fixed(value, 0)),
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Digits learned as ten places, and as an amount";

    /// <inheritdoc/>
    public override double Duration => Yours;

    /// <inheritdoc/>
    public override double Ready => Known(Places) < Bursts ? Learns + (Known(Places) * Burst) : Known(Amount) < Bursts ? Again + (Known(Amount) * Burst) : Duration;

    /// <inheritdoc/>
    public override double Opening => Begins;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <inheritdoc/>
    public override double PlaysTo(double time) => IsMeasuring || Known(Places) > 0 ? Duration : Learns;

    /// <summary>Whether more predictions are on their way: playback waits for them.</summary>
    public bool IsMeasuring { get; set; }

    /// <summary>Sets the predictions of a network.</summary>
    /// <param name="which"><see cref="Places"/> or <see cref="Amount"/>.</param>
    /// <param name="burst">The number of bursts completed, 1 to <see cref="Bursts"/>.</param>
    /// <param name="counted">The confusion matrix.</param>
    public void Take(int which, int burst, Confusion counted)
    {
        told[(which * Bursts) + burst - 1] = new Told(counted);
        captions = Known(Places) == Bursts && Known(Amount) == Bursts ? Captions(told[Bursts - 1]!, told[^1]!) : Captions(null, null);
        Change();
    }

    /// <summary>Discards the predictions of a network, which will be evaluated again.</summary>
    public void Forget(int which)
    {
        told.AsSpan(which * Bursts, Bursts).Clear();
        captions = Known(Places) > 0 ? Captions(null, null) : waiting;
        Change();
    }

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new AmountLayout(stage);
        captions.Draw(painter, t, layout.Caption.X, layout.Caption.Y, stage);
        for (int which = 0; which < 2; which++) Table(painter, which, t);
        Tell(painter, t);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        for (int which = 0; which < 2; which++)
        {
            if (Last(which, t) is not { } now) continue;
            yield return new($"Right, {titles[which]}", Numbers.Percent(now.Share));
            yield return new($"Mistakes that miss by just 1, {titles[which]}", Numbers.Percent(now.NextDoor, 0));
        }

        if (pointed < 0) yield break;
        for (int which = 0; which < 2; which++)
            if (Last(which, t) is { } now) yield return new($"{Capital(names[pointed % 100])}, {titles[which]}", Numbers.Count(now.Counts[pointed % 100]));
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        int over = touch.Kind is TouchKind.Leave || touch.Hit is < 0 or >= Truths ? -1 : touch.Hit;
        if (touch.Kind is not (TouchKind.Hover or TouchKind.Leave or TouchKind.Down)) return false;
        if (over != pointed) Point(over);
        return over >= 0 && touch.Kind is TouchKind.Hover;
    }

    /// <inheritdoc/>
    public override void TimeMoved() => pointed = -1;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static CaptionTrack Captions(Told? places, Told? amount)
    {
        List<Caption> all =
        [
            new(0.1, Learns, "The same digits, learned as ten places and as an amount."),
            new(Learns, Again - 0.2, "Ten outputs. The place of the largest is the answer."),
            new(Again - 0.2, NextDoor - 0.2, "One output: times nine and rounded, it is the answer."),
        ];
        if (places is not null && amount is not null)
        {
            all.Add(new(NextDoor - 0.2, Fours - 0.2, $"Wrong by just 1: {Share(places)} of the places’ mistakes, {Share(amount)} of the amount’s."));
            all.Add(new(Fours - 0.2, Yours - 0.5, $"A 4 is called a 3 or a 5 {Called(places)}; as an amount, {Called(amount)}."));
            all.Add(new(Yours - 0.5, 1e9, "Your turn: point at a cell, or choose another learning rate."));
        }

        return new([.. all]);
        static string Share(Told told) => Numbers.Percent(told.NextDoor, 0);
        static string Called(Told told)
        {
            int times = told.Counts[(10 * Example) + Example - 1] + told.Counts[(10 * Example) + Example + 1];
            return times == 1 ? "once" : $"{Numbers.Count(times)} times";
        }
    }

    private void Point(int cell)
    {
        pointed = cell;
        Change();
    }

    private int Known(int which)
    {
        int known = 0;
        while (known < Bursts && told[(which * Bursts) + known] is not null) known++;
        return known;
    }

    // The number of bursts that a network has learned at a time; fractional while its predictions change.
    private double Learned(int which, double t) => Math.Min(Known(which), Math.Clamp((t - (which == Places ? Learns : Again)) / Burst, 0, Bursts));

    // The predictions of the last evaluation.
    private Told? Last(int which, double t) => (int)Learned(which, t) is > 0 and var burst ? told[(which * Bursts) + burst - 1] : null;

    private void Table(Painter painter, int which, double t)
    {
        (Area table, double step, double type) = (layout.Table(which), layout.Step, layout.Type);
        double come = Ease.During(t, 0.2 + (0.3 * which), 0.8 + (0.3 * which)), learned = Learned(which, t), mix = Ease.Move(learned - Math.Floor(learned));
        Told? from = Last(which, t), to = learned < Bursts && told[(which * Bursts) + (int)learned] is { } next ? next : from;
        for (int line = 0; line <= 10; line++)
        {
            var pen = new Pen(1, Tint.Line.At(come));
            painter.Line(table.X, table.Y + (line * step), table.Right, table.Y + (line * step), pen);
            painter.Line(table.X + (line * step), table.Y, table.X + (line * step), table.Bottom, pen);
        }

        for (int truth = 0; truth < 10; truth++)
            for (int answer = 0; answer < 10; answer++) Cell(painter, which, truth, answer, Ease.Lerp(from?.Part(truth, answer) ?? 0, to?.Part(truth, answer) ?? 0, mix), Loud(truth, answer, t));
        Named(painter, which, come);
        Numbered(painter, which, from, come);
        if (t < Fours || from is null) return;

        // The row of the fours, in numbers.
        double says = Ease.During(t, Fours + 0.4, Fours + 0.9);
        painter.Frame(new Area(table.X, table.Y + (Example * step), table.Width, step), new Pen(2, Tint.Ink.At(says)), 2);
        for (int answer = 0; answer < 10; answer++)
        {
            int count = from.Counts[(10 * Example) + answer];
            if (count == 0) continue;
            Area cell = layout.Cell(which, Example, answer);
            double size = Math.Min(type * 0.9, step * 0.54), wide = size * 0.62 * Digits(count);
            painter.Box(new Area(cell.CenterX - (wide / 2), cell.CenterY - (size * 0.56), wide, size * 1.12), Tint.Paper.At(says), 2);
            painter.Count(count, cell.CenterX, cell.CenterY, new(size, Face.Mono, 600, Align.Center), Tint.Ink.At(says));
        }
    }

    private static int Digits(int count) => count > 999 ? 4 : count > 99 ? 3 : count > 9 ? 2 : 1;

    // The area of the square is the share of the digits in its row.
    private void Cell(Painter painter, int which, int truth, int answer, double part, double loud)
    {
        Area cell = layout.Cell(which, truth, answer);
        painter.Hit((which * 100) + (10 * truth) + answer, cell);
        if (part <= 0) return;
        double side = Math.Max(2, 0.94 * layout.Step * Math.Sqrt(part));
        painter.Box(new Area(cell.CenterX - (side / 2), cell.CenterY - (side / 2), side, side), (truth == answer ? Tint.Right : Tint.Wrong).At(loud), 1);
    }

    // Emphasizes what the caption is about: mistakes that are off by 1, then the row of the fours.
    private static double Loud(int truth, int answer, double t)
    {
        const double quiet = 0.22;
        double near = Ease.Between(t, NextDoor, Fours, 0.4), fours = Ease.Between(t, Fours - 0.4, Yours - 0.4, 0.4);
        double loud = Math.Abs(truth - answer) == 1 ? 1 : Ease.Lerp(1, quiet, near);
        return 0.9 * (truth == Example ? Ease.Lerp(loud, 0.5, fours) : Ease.Lerp(loud, quiet, fours));
    }

    private void Named(Painter painter, int which, double come)
    {
        (Area table, double step, double type) = (layout.Table(which), layout.Step, layout.Type);
        var name = new Lettering(Math.Min(type * 0.95, step * 0.62), Face.Mono, 400, Align.Center);
        for (int digit = 0; digit < 10; digit++)
        {
            painter.Count(digit, table.X + ((digit + 0.5) * step), table.Y - (type * 0.75), name, Tint.Soft.At(come));
            painter.Count(digit, table.X - (type * 0.8), table.Y + ((digit + 0.5) * step), name, Tint.Soft.At(come));
        }

        double above = table.Y - (type * (layout.IsNarrow ? 1.85 : 2.1));
        painter.Text(titles[which], table.X, above, new(type * 1.1, Face.Sans, 600), Tint.Ink.At(come));
        painter.Text(layout.IsNarrow ? "answer" : "what is answered", table.Right, above, new(type * 0.9, Align: Align.Right), Tint.Soft.At(come));
        if (layout.IsNarrow) return;
        painter.Text("it is", table.X - (type * 1.6), table.Y - (type * 0.75), new(type * 0.9, Align: Align.Right), Tint.Soft.At(come));
    }

    private void Numbered(Painter painter, int which, Told? now, double come)
    {
        (double x, double y) = layout.Numbers(which);
        double type = layout.Type;
        var large = new Lettering(type * 1.35, Face.Mono, 600);
        if (now is null)
        {
            // Not asked yet.
            painter.Text("?\u202f%", x, y, large, Tint.Soft.At(come));
            if (layout.IsNarrow) painter.Text("right", x, y + (type * 1.4), new(type), Tint.Soft.At(come));
            else painter.TextOn(" of the test digits are right", new(type), Tint.Soft.At(come));
            return;
        }

        painter.Number(100 * now.Share, 1, x, y, large, Tint.Ink.At(come), after: "\u202f%");
        int seen = learned * (1 + Array.IndexOf(told, now) - (which * Bursts));
        if (layout.IsNarrow)
        {
            painter.Text("right", x, y + (type * 1.4), new(type), Tint.Soft.At(come));
            painter.Count(seen, x, y + (type * 3.4), new(type * 0.95, Face.Mono), Tint.Soft.At(come));
            painter.Text("digits seen", x, y + (type * 4.7), new(type * 0.95), Tint.Soft.At(come));
            return;
        }

        painter.TextOn(" of the test digits are right", new(type), Tint.Soft.At(come));
        painter.Count(seen, x, y + (type * 1.7), new(type), Tint.Soft.At(come), after: " digits learned from");
    }

    private void Tell(Painter painter, double t)
    {
        if (pointed < 0) return;
        int cell = pointed % 100;
        Told? places = Last(Places, t), amount = Last(Amount, t);
        if (places is null) return;
        Area place = layout.Cell(pointed / 100, cell / 10, cell % 10);
        if (amount is null) Tip.Draw(painter, layout.Stage, place, names[cell], -1, [new(titles[Places], places.Counts[cell], 0), new("of", places.Of[cell / 10], 0)], "");
        else Tip.Draw(painter, layout.Stage, place, names[cell], -1, [new(titles[Places], places.Counts[cell], 0), new(titles[Amount], amount.Counts[cell], 0), new("of", places.Of[cell / 10], 0)], "");
    }

    // The predictions of a network, prepared for drawing.
    private sealed class Told
    {
        public Told(Confusion counted)
        {
            Counts = [.. Enumerable.Range(0, 100).Select(cell => counted[cell / 10, cell % 10])];
            Of = [.. Enumerable.Range(0, 10).Select(counted.Of)];
            Share = (double)counted.Right / Math.Max(1, Of.Sum());
            NextDoor = (double)counted.NextDoor / Math.Max(1, counted.Wrong);
        }

        public int[] Counts { get; } // [truth · 10 + answer]

        public int[] Of { get; } // [10] the number of digits of each class

        /// <summary>The accuracy.</summary>
        public double Share { get; }

        /// <summary>The fraction of mistakes that are off by 1.</summary>
        public double NextDoor { get; }

        public double Part(int truth, int answer) => (double)Counts[(10 * truth) + answer] / Math.Max(1, Of[truth]);
    }
}
