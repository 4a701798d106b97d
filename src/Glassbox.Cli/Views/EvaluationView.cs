using System.Globalization;
using Glassbox.Cli.Training;
using Spectre.Console;
using static Glassbox.Cli.Views.Numerals;

namespace Glassbox.Cli.Views;

/// <summary>How well a network does: the numbers, the confusion matrix, each class, the worst mistakes.</summary>
internal static class EvaluationView
{
    public static void Show(Screen screen, KeptNetwork kept, Evaluation evaluation, IReadOnlyList<Mistake> mistakes, string set)
    {
        screen.Line($"[bold]{kept.Network.Architecture}[/]");
        string loss = double.IsNaN(evaluation.MeanLoss) ? "" : $", mean loss {Fixed(evaluation.MeanLoss, 5)}";
        screen.Line(
            $"{Count(evaluation.Count)} {set} digits: [bold green]{Percent(evaluation.Accuracy)}[/] right"
            + $" ({Count(evaluation.Correct)}), mean error {Fixed(evaluation.MeanSquaredError, 5)}{loss}");
        screen.Line();
        Confusion(screen, evaluation.Confusion);
        screen.Draw(Classes(evaluation.Confusion));
        if (mistakes.Count > 0) Mistakes(screen, kept.Set, mistakes);
    }

    private static void Confusion(Screen screen, ConfusionMatrix confusion)
    {
        var view = new ConfusionView(confusion);
        if (view.Width <= screen.Columns)
        {
            screen.Draw(view);
            return;
        }

        // Too wide for this terminal: what is mistaken most often instead.
        screen.Line("Most often mistaken");
        foreach ((int truth, int answer, int count) in MostConfused(confusion).Take(10))
            screen.Line($"  {truth} taken for {answer}: {Count(count)}");
    }

    private static IEnumerable<(int Truth, int Answer, int Count)> MostConfused(ConfusionMatrix confusion) =>
        from truth in Enumerable.Range(0, confusion.Classes)
        from answer in Enumerable.Range(0, confusion.Classes)
        where truth != answer && confusion[truth, answer] > 0
        orderby confusion[truth, answer] descending
        select (truth, answer, confusion[truth, answer]);

    private static Table Classes(ConfusionMatrix confusion)
    {
        Table table = new Table { Border = TableBorder.Simple }
            .AddColumns(Right("class"), Right("digits"), Right("precision"), Right("recall"), Right("F1"));
        for (int c = 0; c < confusion.Classes; c++)
        {
            if (confusion.Samples(c) + confusion.Answers(c) == 0) continue;
            table.AddRow(
                c.ToString(CultureInfo.InvariantCulture), Count(confusion.Samples(c)),
                Share(confusion.Precision(c)), Share(confusion.Recall(c)), Fixed(confusion.F1(c), 4));
        }

        return table;
    }

    private static void Mistakes(Screen screen, Dataset digits, IReadOnlyList<Mistake> mistakes)
    {
        screen.Line("[bold]The worst mistakes[/]");
        if (screen.IsOutputTerminal)
        {
            screen.Draw(new MistakesView(digits, mistakes));
            return;
        }

        foreach (Mistake mistake in mistakes)
            screen.Line(
                $"{mistake.Index}: {mistake.Label}, not {mistake.Answer}"
                + $"  {Fixed(mistake.Outputs[mistake.Answer], 3)} against {Fixed(mistake.Outputs[mistake.Label], 3)}");
    }

    private static TableColumn Right(string name) => new TableColumn(name) { NoWrap = true, Padding = new Padding(0, 0, 1, 0) }.RightAligned();

    private static string Share(double fraction) => double.IsNaN(fraction) ? "-" : Percent(fraction);
}
