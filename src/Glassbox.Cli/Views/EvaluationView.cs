using Glassbox.Cli.Evaluations;
using Glassbox.Data;
using Spectre.Console;
using Spectre.Console.Rendering;
using static Glassbox.Cli.Views.Numerals;
using Table = Spectre.Console.Table;
using TableColumn = Spectre.Console.TableColumn;

namespace Glassbox.Cli.Views;

/// <summary>Shows an evaluation: metrics, confusion matrix, scores per class, calibration, importance of columns, worst mistakes.</summary>
internal static class EvaluationView
{
    public static void Show(Screen screen, Evaluated evaluated)
    {
        ModelEvaluation scores = evaluated.Scores;
        screen.Line($"[bold]{evaluated.Model.Network.Architecture}[/]");
        Headline(screen, evaluated);
        if (scores.Details.Unanswered > 0)
            screen.Line($"[bold red]{Count(scores.Details.Unanswered)} have no answer[/], because outputs are NaN or infinite: this network is broken and must be trained again.");
        screen.Line();
        if (evaluated.Task == ModelTask.Classes) Confusion(screen, evaluated);
        List<IRenderable> tables = [];
        if (evaluated.Task == ModelTask.Classes) tables.Add(Classes(evaluated, screen.Columns));
        if (evaluated.Task == ModelTask.Labels) tables.Add(Labels(evaluated, screen.Columns));
        if (evaluated.Task != ModelTask.Regression && Calibration(scores.Calibration(), screen.Columns) is { } calibration) tables.Add(calibration);
        if (evaluated.Importance.Count > 0) tables.Add(Importance(evaluated, screen.Columns));
        Side(screen, tables);
        if (evaluated.Misses.Count > 0) Misses(screen, evaluated);
    }

    private static void Headline(Screen screen, Evaluated evaluated)
    {
        ModelEvaluation scores = evaluated.Scores;
        string noun = evaluated.Counted;
        if (evaluated.Task == ModelTask.Regression)
        {
            TableLines.Test(screen, scores, noun);
            return;
        }

        string loss = double.IsNaN(scores.Details.MeanLoss) ? "" : $", mean loss {Fixed(scores.Details.MeanLoss, 5)}";
        if (evaluated.Task == ModelTask.Classes)
            screen.Line($"{noun}: [bold green]{Percent(scores.Accuracy)}[/] right ({Count(scores.Details.Correct)}), mean error {Fixed(scores.Details.MeanSquaredError, 5)}{loss}");
        else
            screen.Line($"{noun}: [bold green]{Percent(scores.Accuracy)}[/] of the labels right{loss}");
        List<string> more = [];
        if (!double.IsNaN(scores.LogLoss)) more.Add($"log loss {Fixed(scores.LogLoss, 4)}");
        if (!double.IsNaN(scores.RocAuc)) more.Add($"ROC AUC {Fixed(scores.RocAuc, 4)}");
        if (scores.Calibration().ExpectedError is var error && !double.IsNaN(error)) more.Add($"calibration error {Fixed(error, 4)}");
        if (more.Count > 0) screen.Line(string.Join(", ", more));
    }

    private static void Confusion(Screen screen, Evaluated evaluated)
    {
        ConfusionMatrix confusion = evaluated.Scores.Confusion;
        var view = new ConfusionView(confusion, evaluated.Target.Classes);
        if (view.Width <= screen.Columns)
        {
            screen.Draw(view);
            return;
        }

        // Too wide for this terminal: list the most frequent mistakes instead.
        screen.Line("Most frequent mistakes");
        foreach ((int truth, int answer, int count) in MostConfused(confusion).Take(10))
            screen.Line($"  {Name(evaluated, truth)} taken for {Name(evaluated, answer)}: {Count(count)}");
    }

    /// <summary>Returns all mistakes, most frequent first.</summary>
    public static IEnumerable<(int Truth, int Answer, int Count)> MostConfused(ConfusionMatrix confusion) =>
        from truth in Enumerable.Range(0, confusion.Classes)
        from answer in Enumerable.Range(0, confusion.Classes)
        where truth != answer && confusion[truth, answer] > 0
        orderby confusion[truth, answer] descending
        select (truth, answer, confusion[truth, answer]);

    private static Table Classes(Evaluated evaluated, int width)
    {
        ConfusionMatrix confusion = evaluated.Scores.Confusion;
        Table table = Scores("class", $"{evaluated.Views.Noun}s", width);
        for (int c = 0; c < confusion.Classes; c++)
            if (confusion.Samples(c) + confusion.Answers(c) > 0) Row(table, width, Name(evaluated, c, Room(width)), confusion.Scores(c), evaluated.Scores.Roc(c).Area, confusion.Samples(c));
        Means(table, width, evaluated.Scores);
        return table;
    }

    private static Table Labels(Evaluated evaluated, int width)
    {
        Table table = Scores("label", $"{evaluated.Views.Noun}s", width);
        for (int l = 0; l < evaluated.Scores.Scores.Count; l++)
        {
            ModelEvaluation.Score score = evaluated.Scores.Scores[l];
            Row(table, width, Name(evaluated, l, Room(width)), score.Positive, score.RocAuc, score.Positives);
        }

        Means(table, width, evaluated.Scores);
        return table;
    }

    private static Table Scores(string what, string samples, int width)
    {
        Table table = new Table { Border = TableBorder.Simple }.AddColumns(Right(what), Right("precision"), Right("recall"));
        if (width >= 48) table.AddColumn(Right("F1"));
        if (width >= 58) table.AddColumn(Right("ROC AUC"));
        if (width >= 48) table.AddColumn(Right(samples));
        return table;
    }

    private static void Row(Table table, int width, string name, ClassScores scores, double area, int? count)
    {
        List<string> cells = [name, Share(scores.Precision), Share(scores.Recall)];
        if (width >= 48) cells.Add(Four(scores.F1));
        if (width >= 58) cells.Add(Four(area));
        if (width >= 48) cells.Add(count is { } samples ? Count(samples) : "");
        table.AddRow([.. cells]);
    }

    private static void Means(Table table, int width, ModelEvaluation scores)
    {
        table.AddEmptyRow();
        Row(table, width, "[italic]macro mean[/]", scores.Macro, scores.RocAuc, null);
        Row(table, width, "[italic]weighted[/]", scores.Weighted, double.NaN, null);
    }

    // The predicted probabilities, and how often they came true.
    private static Table? Calibration(Calibration calibration, int width)
    {
        CalibrationBin[] seen = [.. calibration.Bins.Where(bin => bin.Count > 0)];
        if (seen.Length == 0) return null;
        Table table = new Table { Border = TableBorder.Simple }.AddColumns(Right("probability"), Right("came true"));
        if (width >= 36) table.AddColumn(Right("samples"));
        if (width >= 60) table.AddColumn(new TableColumn("") { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        int most = seen.Max(bin => bin.Count);
        foreach (CalibrationBin bin in seen)
        {
            List<string> cells = [Percent(bin.MeanProbability), Percent(bin.Frequency)];
            if (width >= 36) cells.Add(Count(bin.Count));
            if (width >= 60) cells.Add($"[grey]{BarsView.Bar((float)bin.Count / most, 16).TrimEnd()}[/]");
            table.AddRow([.. cells]);
        }

        return table;
    }

    private static Table Importance(Evaluated evaluated, int width)
    {
        const int most = 20;
        Table table = new Table { Border = TableBorder.Simple }.AddColumns(new TableColumn("column") { Padding = new Padding(0, 0, 1, 0) }, Right("importance"));
        if (width >= 60) table.AddColumn(new TableColumn("") { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        ColumnImportance[] ordered = [.. evaluated.Importance.OrderByDescending(column => column.Mean)];
        double largest = Math.Max(ordered[0].Mean, double.Epsilon);
        foreach (ColumnImportance column in ordered.Take(most))
        {
            List<string> cells = [TrainingLines.Escape(NameText.Of(column.Column, 30)), $"{Fixed(column.Mean, 4)} ± {Fixed(column.Deviation, 4)}"];
            if (width >= 60) cells.Add($"[grey]{BarsView.Bar((float)Math.Clamp(column.Mean / largest, 0, 1), 16).TrimEnd()}[/]");
            table.AddRow([.. cells]);
        }

        if (ordered.Length > most) table.AddRow($"[grey]and {Count(ordered.Length - most)} more[/]", "");
        return table;
    }

    // As many side by side as fit.
    private static void Side(Screen screen, List<IRenderable> tables)
    {
        const int gap = 3;
        for (int first = 0; first < tables.Count;)
        {
            int width = screen.WidthOf(tables[first]) + gap, count = 1;
            while (first + count < tables.Count && width + screen.WidthOf(tables[first + count]) + gap <= screen.Columns) width += screen.WidthOf(tables[first + count++]) + gap;
            if (count == 1)
            {
                screen.Draw(tables[first++]);
                continue;
            }

            var grid = new Grid();
            for (int i = 0; i < count; i++) grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, gap, 0) });
            screen.Draw(grid.AddRow([.. tables.Skip(first).Take(count)]));
            first += count;
        }
    }

    private static void Misses(Screen screen, Evaluated evaluated)
    {
        screen.Line("[bold]The worst mistakes[/]");
        if (screen.IsOutputTerminal && evaluated.Views.Picture is not null && evaluated.Task == ModelTask.Classes)
        {
            screen.Draw(new MisclassificationsView(evaluated));
            return;
        }

        foreach (Miss miss in evaluated.Misses)
        {
            string place = TrainingLines.Escape(evaluated.Views.Place(miss.Index)), name = Name(evaluated, miss.Place);
            screen.Line(evaluated.Task switch
            {
                ModelTask.Classes => $"{place}: {name}, not {Name(evaluated, miss.Answer)}"
                    + $"  {Fixed(miss.Said, 3)} against {Fixed(evaluated.Scores.Answer(miss.Index, evaluated.Target.Outputs == 1 ? 0 : miss.Place), 3)}",
                ModelTask.Labels => $"{place}: {(miss.Truth > 0.5 ? name : $"not {name}")}  {Fixed(miss.Said, 3)}",
                _ => $"{place}: {name} {TableLines.Number(miss.Truth)}, not {TableLines.Number(miss.Said)}",
            });
        }
    }

    private static TableColumn Right(string name) => new TableColumn(name) { NoWrap = true, Padding = new Padding(0, 0, 1, 0) }.RightAligned();

    /// <summary>Returns the width for names in a table of scores.</summary>
    private static int Room(int width) => Math.Clamp(width - (width < 48 ? 24 : width < 58 ? 40 : 50), 8, 30);

    private static string Name(Evaluated evaluated, int place, int most) => TrainingLines.Escape(NameText.Of(evaluated.Name(place), most));

    private static string Name(Evaluated evaluated, int place) => TrainingLines.Escape(evaluated.Name(place));

    private static string Share(double fraction) => double.IsNaN(fraction) ? "-" : Percent(fraction);

    private static string Four(double number) => double.IsNaN(number) ? "-" : Fixed(number, 4);
}
