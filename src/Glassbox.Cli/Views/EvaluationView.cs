using Glassbox.Cli.Tables;
using Glassbox.Cli.Training;
using Glassbox.Data;
using Spectre.Console;
using static Glassbox.Cli.Views.Numerals;
using Table = Spectre.Console.Table;
using TableColumn = Spectre.Console.TableColumn;

namespace Glassbox.Cli.Views;

/// <summary>How well a network does: the numbers, the confusion matrix, each class, the worst mistakes.</summary>
internal static class EvaluationView
{
    public static void Show(Screen screen, SavedNetwork kept, Evaluation evaluation, IReadOnlyList<Misclassification> mistakes, string set, IReadOnlyList<string> names)
    {
        screen.Line($"[bold]{kept.Network.Architecture}[/]");
        string loss = double.IsNaN(evaluation.MeanLoss) ? "" : $", mean loss {Fixed(evaluation.MeanLoss, 5)}";
        screen.Line(
            $"{Count(evaluation.Count)} {set} digits: [bold green]{Percent(evaluation.Accuracy)}[/] right"
            + $" ({Count(evaluation.Correct)}), mean error {Fixed(evaluation.MeanSquaredError, 5)}{loss}");
        if (evaluation.Unanswered > 0)
            screen.Line($"[bold red]{Count(evaluation.Unanswered)} got no answer[/], as outputs are NaN or infinite: this network is broken, and must be trained again.");
        screen.Line();
        Confusion(screen, evaluation.Confusion, names);
        screen.Draw(Classes(evaluation.Confusion, screen.Columns, names, "digits"));
        if (mistakes.Count > 0) Mistakes(screen, kept.Set, mistakes, names);
    }

    /// <summary>The same of rows of a table.</summary>
    public static void Show(Screen screen, Model model, ModelEvaluation evaluation)
    {
        screen.Line($"[bold]{model.Network.Architecture}[/]");
        TableLines.Test(screen, evaluation, $"{Count(evaluation.Count)} rows");
        if (evaluation.Details.Unanswered > 0)
            screen.Line($"[bold red]{Count(evaluation.Details.Unanswered)} got no answer[/], as outputs are NaN or infinite: this network is broken, and must be trained again.");
        if (model.Task != ModelTask.Classes) return;
        screen.Line();
        Confusion(screen, evaluation.Confusion, model.Classes);
        screen.Draw(Classes(evaluation.Confusion, screen.Columns, model.Classes, "rows"));
    }

    private static void Confusion(Screen screen, ConfusionMatrix confusion, IReadOnlyList<string> names)
    {
        var view = new ConfusionView(confusion, names);
        if (view.Width <= screen.Columns)
        {
            screen.Draw(view);
            return;
        }

        // Too wide for this terminal: what is mistaken most often instead.
        screen.Line("Most often mistaken");
        foreach ((int truth, int answer, int count) in MostConfused(confusion).Take(10))
            screen.Line($"  {Name(names, truth)} taken for {Name(names, answer)}: {Count(count)}");
    }

    private static IEnumerable<(int Truth, int Answer, int Count)> MostConfused(ConfusionMatrix confusion) =>
        from truth in Enumerable.Range(0, confusion.Classes)
        from answer in Enumerable.Range(0, confusion.Classes)
        where truth != answer && confusion[truth, answer] > 0
        orderby confusion[truth, answer] descending
        select (truth, answer, confusion[truth, answer]);

    private static Table Classes(ConfusionMatrix confusion, int width, IReadOnlyList<string> names, string samples)
    {
        bool isNarrow = width < 48;
        Table table = new Table { Border = TableBorder.Simple }.AddColumns(Right("class"), Right("precision"), Right("recall"));
        if (!isNarrow) table.AddColumns(Right("F1"), Right(samples));
        for (int c = 0; c < confusion.Classes; c++)
        {
            if (confusion.Samples(c) + confusion.Answers(c) == 0) continue;
            List<string> cells = [Name(names, c), Share(confusion.Precision(c)), Share(confusion.Recall(c))];
            if (!isNarrow) cells.AddRange([Fixed(confusion.F1(c), 4), Count(confusion.Samples(c))]);
            table.AddRow([.. cells]);
        }

        return table;
    }

    private static void Mistakes(Screen screen, Dataset digits, IReadOnlyList<Misclassification> mistakes, IReadOnlyList<string> names)
    {
        screen.Line("[bold]The worst mistakes[/]");
        if (screen.IsOutputTerminal)
        {
            screen.Draw(new MisclassificationsView(digits, mistakes, names));
            return;
        }

        foreach (Misclassification mistake in mistakes)
            screen.Line(
                $"{mistake.Index}: {Name(names, mistake.Label)}, not {Name(names, mistake.Answer)}"
                + $"  {Fixed(mistake.Outputs[mistake.Answer], 3)} against {Fixed(mistake.Outputs[mistake.Label], 3)}");
    }

    private static TableColumn Right(string name) => new TableColumn(name) { NoWrap = true, Padding = new Padding(0, 0, 1, 0) }.RightAligned();

    private static string Name(IReadOnlyList<string> names, int place) => TrainingLines.Escape(ClassNames.Of(names, place));

    private static string Share(double fraction) => double.IsNaN(fraction) ? "-" : Percent(fraction);
}
