using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Running;

/// <summary>
/// Every digit of a set is predicted and flies into the cell of its label and prediction: the first three slowly, then faster, then all.
/// Finally the worst cell, or one selected by the reader, opens to show its digits.
/// </summary>
public sealed class MatrixScene : StageScene
{
    private const double Begins = 1; // by then there is something to see
    internal const double First = 1.8, Slow = 1.5, Races = First + (Few * Slow), Asked = Races + 9, Settled = Asked + Flight, Opens = Settled + 2.6, Yours = Opens + 3;
    private const double Flight = 0.7, Gather = 6; // seconds; the number of digits over which the pace doubles
    private const int Few = 3, Side = 28, AtOnce = 34, Sheet = 20, Truths = 100, Answers = 101; // the IDs of handles; cells are 0 to 99
    private readonly Tally tally;
    private readonly Func<int, byte[]> pixels;
    private readonly int[] seen;      // the digits that visibly fly
    private readonly double[] leaves; // their start times
    private readonly CellPicture flying;
    private readonly Opened worst;
    private readonly CaptionTrack captions;
    private readonly IReadOnlyList<Handle> handles;
    private readonly string asked;
    private Opened chosen;
    private MatrixLayout layout = new(new StageArea(1280, 640));

    /// <summary>Initializes the scene with the predictions for a set.</summary>
    /// <param name="tally">The contents of the cells.</param>
    /// <param name="pixels">Returns the pixels of a digit, [784] 0 to 255.</param>
    internal MatrixScene(Tally tally, Func<int, byte[]> pixels)
    {
        (this.tally, this.pixels) = (tally, pixels);
        seen = [.. Seen()];
        leaves = [.. seen.Select(Leaves)];
        flying = new CellPicture(Sheet * Side, ((seen.Length + Sheet - 1) / Sheet) * Side);
        for (int i = 0; i < seen.Length; i++) Lay(flying, i, Sheet, pixels(seen[i]));
        worst = chosen = Open(tally.Worst.Truth, tally.Worst.Answer);
        asked = $" of {Numbers.Count(tally.Count)}";
        int right = tally.Right(tally.Count);
        captions = new(
            new(0.1, First, "Each digit is shown to the network."),
            new(First, Races, "Rows: what it is. Columns: what the network says."),
            new(Races, Asked, "Each flies into its cell, right ones onto the diagonal."),
            new(Asked, Settled + 0.6, $"{Numbers.Count(right)} right. The other {Numbers.Count(tally.Count - right)} lie off it."),
            new(Settled + 0.6, Opens, $"Most often, {Numbers.A(worst.Truth)} is taken for {Numbers.A(worst.Answer)}."),
            new(Opens, Yours - 0.3, "These are the digits of that cell."),
            new(Yours - 0.3, 1e9, "Your turn: open any cell."));
        Beats =
        [
            new(Begins, "An empty table"), new(Races, "The first three digits"), new(Settled, "All digits in their cells"),
            new(Opens, "The most frequent mistake"), new(Yours, "A cell opened to its digits"),
        ];
        handles =
        [
            new(Truths, "What it is", 0, 9, 1, () => chosen.Truth, value => Choose((int)value, chosen.Answer), value => Numbers.Fixed(value, 0)),
            new(Answers, "What the network says", 0, 9, 1, () => chosen.Answer, value => Choose(chosen.Truth, (int)value), value => Numbers.Fixed(value, 0)),
        ];
    }

    /// <summary>Occurs when the user has opened a cell.</summary>
    public event Action? Chosen;

    /// <inheritdoc/>
    public override string Name => "What each digit is taken for";

    /// <inheritdoc/>
    public override double Duration => Yours;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats { get; }

    /// <inheritdoc/>
    public override double Opening => Begins;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    /// <summary>The open cell.</summary>
    internal (int Truth, int Answer) Cell => (chosen.Truth, chosen.Answer);

    /// <summary>Opens a cell.</summary>
    public void Choose(int truth, int answer)
    {
        if ((truth, answer) == Cell) return;
        chosen = Open(Math.Clamp(truth, 0, 9), Math.Clamp(answer, 0, 9));
        Change();
        Chosen?.Invoke();
    }

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new MatrixLayout(stage);
        captions.Draw(painter, t, layout.Caption.X, layout.Caption.Y, stage);
        Table(painter, t);
        Question(painter, t);
        Flying(painter, t);
        OpenCell(painter, t);
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        int landed = Landed(t);
        yield return new("Asked", $"{Numbers.Count(landed)}{asked}");
        yield return new("Right", Numbers.Count(tally.Right(landed)));
        if (t < Settled) yield break;
        Opened open = At(t);
        yield return new("Open", open.Title);
        foreach ((int truth, int answer, int count) in Mistakes().Take(10)) yield return new($"{truth}, taken for {answer}", Numbers.Count(count));
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        if (touch.Kind is not TouchKind.Down || touch.Hit is < 0 or > 99) return false;
        Choose(touch.Hit / 10, touch.Hit % 10);
        return true;
    }

    /// <summary>Returns the time at which a digit starts to fly to its cell.</summary>
    internal double Leaves(int digit) => digit < Few ? First + (Slow * digit) + 1
        : Races + ((Asked - Races) * Math.Log(1 + ((digit - Few) / Gather)) / Pace);

    /// <summary>Returns the number of digits that have landed.</summary>
    internal int Landed(double t)
    {
        double left = t - Flight;
        if (left < Races) return Math.Min(tally.Count, Math.Clamp((int)Math.Floor((left - First - 1) / Slow) + 1, 0, Few));
        if (left >= Asked) return tally.Count;
        return Math.Min(tally.Count, Few + 1 + (int)(Gather * (Math.Exp((left - Races) / (Asked - Races) * Pace) - 1)));
    }

    private double Pace => Math.Log(1 + (Math.Max(1, tally.Count - 1 - Few) / Gather));

    // As many as can be distinguished: all at first, then a decreasing fraction.
    private IEnumerable<int> Seen()
    {
        for (int digit = 0; digit < tally.Count;)
        {
            yield return digit;
            double each = (Gather + Math.Max(0, digit - Few)) * Pace / (Asked - Races); // digits per second
            digit += Math.Max(1, (int)(each * Flight / AtOnce));
        }
    }

    private IEnumerable<(int Truth, int Answer, int Count)> Mistakes() =>
        from cell in Enumerable.Range(0, 100)
        let count = tally.In(cell / 10, cell % 10, tally.Count)
        where cell % 11 != 0 && count > 0
        orderby count descending
        select (cell / 10, cell % 10, count);

    private Opened At(double t) => t >= Yours - 0.01 ? chosen : worst;

    private Opened Open(int truth, int answer)
    {
        IReadOnlyList<int> digits = tally.Of(truth, answer);
        int shown = Math.Min(MatrixLayout.Shown, digits.Count);
        var picture = new CellPicture(8 * Side, 5 * Side);
        for (int i = 0; i < shown; i++) Lay(picture, i, 8, pixels(digits[i]));
        string what = truth == answer ? $"{Numbers.A(truth)}, read as one" : $"{Numbers.A(truth)}, taken for {Numbers.A(answer)}";
        return new(truth, answer, shown, picture, $"{what}: {Numbers.Count(digits.Count)}");
    }

    private static void Lay(CellPicture sheet, int place, int across, byte[] ink)
    {
        for (int p = 0; p < ink.Length; p++)
            sheet.Set((((place / across * Side) + (p / Side)) * sheet.Columns) + (place % across * Side) + (p % Side), Tint.Ink, ink[p] / 255.0);
    }

    private static Area Part(int place, int across) => new(place % across * Side, place / across * Side, Side, Side);

    private void Table(Painter painter, double t)
    {
        (Area cells, double step, double type) = (layout.Cells, layout.Step, layout.Type);
        int landed = Landed(t);
        double quiet = Ease.During(t, Settled + 0.4, Settled + 1.2), number = Math.Min(type, step * 0.4);
        Opened open = At(t);
        for (int truth = 0; truth < 10; truth++)
        {
            for (int answer = 0; answer < 10; answer++)
            {
                int count = tally.In(truth, answer, landed);
                Area cell = layout.Cell(truth, answer);
                bool isRight = truth == answer;
                if (t >= Settled) painter.Hit((10 * truth) + answer, cell);
                if (count == 0) continue;
                double loud = isRight ? Ease.Lerp(1, 0.45, quiet) : 1, share = Math.Sqrt((double)count / (isRight ? tally.MostRight : tally.MostWrong));
                painter.Box(cell, (isRight ? Tint.Right : Tint.Wrong).At(0.5 * share * loud));
                painter.Count(count, cell.CenterX, cell.CenterY, new(count < 1000 ? number : Math.Min(number, step * 0.3), Face.Mono, isRight ? 600 : 400, Align.Center), Tint.Ink.At(Ease.Lerp(0.6, 1, loud)));
            }
        }

        for (int line = 0; line <= 10; line++)
        {
            var pen = new Pen(1, Tint.Line);
            painter.Line(cells.X, cells.Y + (line * step), cells.Right, cells.Y + (line * step), pen);
            painter.Line(cells.X + (line * step), cells.Y, cells.X + (line * step), cells.Bottom, pen);
        }

        var name = new Lettering(Math.Min(type, step * 0.5), Face.Mono, 500, Align.Center);
        for (int digit = 0; digit < 10; digit++)
        {
            painter.Count(digit, cells.X + ((digit + 0.5) * step), cells.Y - (type * 0.8), name, Tint.Soft);
            painter.Count(digit, cells.X - (type * 0.9), cells.Y + ((digit + 0.5) * step), name, Tint.Soft);
        }

        painter.Text(layout.IsNarrow ? "it says" : "what the network says", cells.Right, cells.Y - (type * 2.1), new(type * 0.95, Align: Align.Right), Tint.Soft);
        (double isAt, Align aligned) = layout.IsNarrow ? (6, Align.Left) : (cells.X - (type * 0.4), Align.Right);
        painter.Text("it is", isAt, cells.Y - (type * 0.8), new(type * 0.95, Align: aligned), Tint.Soft);
        double ring = Ease.During(t, Settled + 0.6, Settled + 1.1);
        painter.Frame(layout.Cell(open.Truth, open.Answer).Grown(1), new Pen(2.5, Tint.Ink.At(ring)), 2);
    }

    // The next digit, the network's prediction for it, and the number of digits so far.
    private void Question(Painter painter, double t)
    {
        double alpha = 1 - Ease.During(t, Settled, Settled + 0.5), counts = 1 - Ease.During(t, Opens - 0.4, Opens), type = layout.Type;
        if (counts <= 0) return;
        Area card = layout.Asked;
        int next = Next(t);
        painter.Box(card, Tint.Panel.At(alpha));
        painter.Frame(card, new Pen(1, Tint.Line.At(alpha)));
        (double x, double y) = layout.IsNarrow ? (card.Right + 14, card.Y + (type * 0.8)) : (card.X, card.Bottom + (type * 1.5)); // away from the flying digits
        if (next < seen.Length)
        {
            int digit = seen[next], truth = tally.Labels[digit], answer = tally.Answers[digit];
            double comes = digit == 0 ? Ease.During(t, 0.1, 0.5) : digit < Few ? Ease.During(t, leaves[next] - 1.2, leaves[next] - 0.8) : 1, says = digit < Few ? Ease.During(t, leaves[next] - 0.7, leaves[next] - 0.4) : 1;
            painter.Picture(flying, card, alpha * comes, Part(next, Sheet), isSmooth: card.Width < 60);
            var word = new Lettering(type * 1.2, Face.Sans, 500);
            painter.Count(truth, x, y, word, Tint.Ink.At(alpha * comes), before: "is ");
            if (answer <= 9) painter.Count(answer, x, y + (type * 1.7), word, (truth == answer ? Tint.Right : Tint.Wrong).At(alpha * says), before: "says ");
        }

        int landed = Landed(t);
        double under = y + (type * (layout.IsNarrow ? 3.6 : 4.4)), left = x;
        painter.Count(landed, left, under, new(type * 1.1, Face.Mono, 600), Tint.Ink.At(counts), after: asked);
        if (landed > 0) painter.Number(100.0 * tally.Right(landed) / landed, 1, left, under + (type * 1.6), new(type * 1.1, Face.Mono, 600), Tint.Ink.At(counts), after: " % right");
    }

    // The first of the visible digits that has not started.
    private int Next(double t)
    {
        int at = Array.BinarySearch(leaves, t);
        return at < 0 ? ~at : at;
    }

    private void Flying(Painter painter, double t)
    {
        int next = Next(t);
        for (int i = Math.Max(0, Next(t - Flight)); i < next; i++)
        {
            int truth = tally.Labels[seen[i]], answer = tally.Answers[seen[i]];
            if (answer > 9) continue;
            bool isSlow = seen[i] < Few;
            double part = Ease.Part(t, leaves[i], leaves[i] + Flight), along = isSlow ? Ease.Move(part) : Ease.Arrive(part);
            Area cell = layout.Cell(truth, answer).Grown(-layout.Step * 0.1), from = isSlow ? layout.Asked : Beside(i);
            (double x, double y) = new Bend(from.CenterX, from.CenterY, Ease.Lerp(from.CenterX, cell.CenterX, 0.5), from.CenterY, cell.CenterX, Ease.Lerp(from.CenterY, cell.CenterY, 0.4), cell.CenterX, cell.CenterY).At(along);
            double side = Ease.Lerp(from.Width, cell.Width, along), alpha = 1 - Ease.Part(along, 0.9, 1);
            painter.Picture(flying, new Area(x - (side / 2), y - (side / 2), side, side), alpha, Part(i, Sheet), isSmooth: true);
            if (truth != answer) painter.Frame(new Area(x - (side / 2), y - (side / 2), side, side), new Pen(2, Tint.Wrong.At(alpha)), 2);
        }
    }

    // Digits that start in quick succession start side by side, so that they can be distinguished.
    private Area Beside(int i)
    {
        double side = layout.Asked.Width * 0.3, room = layout.Asked.Height - side, part = i * 5 % 8 / 7.0;
        if (layout.IsNarrow) return new Area(layout.Asked.X + (room * part), layout.Asked.Bottom + 2, side, side); // below the text
        return new Area(layout.Asked.Right - (side * 0.6), layout.Asked.Y + (room * part), side, side);
    }

    // The digits of a cell fly out of it to their positions.
    private void OpenCell(Painter painter, double t)
    {
        double begins = Ease.During(t, Opens, Opens + 0.4);
        if (begins <= 0) return;
        Opened open = At(t);
        Area cell = layout.Cell(open.Truth, open.Answer);
        (double x, double y) = layout.Samples;
        painter.Text(open.Title, x, y - (layout.Type * 1.1), new(layout.Type * 1.05, Face.Sans, 500), Tint.Ink.At(begins));
        for (int i = 0; i < open.Count; i++)
        {
            double along = Ease.During(t, Opens + (0.03 * i), Opens + 0.8 + (0.03 * i));
            if (along <= 0) continue;
            Area area = Area.Lerp(cell.Grown(-layout.Step * 0.1), layout.SampleAt(i), along);
            painter.Box(area, Tint.Panel.At(along), 2);
            painter.Picture(open.Picture, area, Ease.Part(along, 0, 0.2), Part(i, 8), isSmooth: true);
            painter.Frame(area, new Pen(1, Tint.Line.At(along)), 2);
        }
    }

    private sealed record Opened(int Truth, int Answer, int Count, CellPicture Picture, string Title);
}
