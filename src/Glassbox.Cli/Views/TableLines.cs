using System.Globalization;
using Glassbox.Cli.Tables;
using Glassbox.Data;
using static Glassbox.Cli.Views.Numerals;
using static Glassbox.Cli.Views.TrainingLines;

namespace Glassbox.Cli.Views;

/// <summary>The output of training on a table, line by line.</summary>
internal static class TableLines
{
    private const int MaxColumns = 40, WidestName = 30, Reports = 10;

    public static void Start(Screen screen, TableRequest request, Table all, Table training, Table? test, ModelTrainer trainer)
    {
        screen.Line($"[bold]{Escape(Path.GetFileName(request.Path))}[/]: {Count(all.Count)} rows, {Escape(all.Format!.ToString())}");
        int width = all.Columns.Max(column => NameText.Width(NameText.Of(column.Name, WidestName)));
        int shown = all.Columns.Count <= MaxColumns ? all.Columns.Count : 5;
        foreach (TableColumn column in all.Columns.Where((column, place) => place < shown || request.Targets.Contains(column.Name)))
        {
            string role = request.Targets.Contains(column.Name) ? Escape(Describe(trainer.Target, column))
                : request.Ignore.Contains(column.Name) ? "left out"
                : request.Weights == column.Name ? "weights of the rows"
                : Escape(column.Describe()) + (column.Kind == ColumnKind.Text || column.CountMissing() == column.Count ? ", not an input" : "");
            screen.Line($"  {Escape(NameText.PadRight(NameText.Of(column.Name, WidestName), width))}  {role}");
        }

        TableColumn[] others = [.. all.Columns.Skip(shown).Where(column => !request.Targets.Contains(column.Name))];
        if (others.Length > 0) screen.Line($"  and {Count(others.Length)} more: {Kinds(others)}");
        string dropped = all.Count - training.Count - (test?.Count ?? 0) is > 0 and int without ? $", {Count(without)} without a target" : "";
        screen.Line($"{Count(trainer.Dataset.Count)} rows to train on{Parts(trainer, test?.Count)}{dropped}");
        Architecture architecture = trainer.Network.Architecture;
        screen.Line($"[bold]{architecture}[/], {Count(architecture.ParameterCount)} weights and biases");
        screen.Line();
    }

    /// <summary>Describes the samples that the model does not train on, to complete a line.</summary>
    public static string Parts(ModelTrainer trainer, int? tested) =>
        (trainer.Trainer.Validation is { } heldOut ? $", {Count(heldOut.Count)} held out for validation" : "") + (tested is { } count ? $", {Count(count)} to test with" : "");

    /// <summary>Returns whether to print a line for an epoch: of many epochs, only some get one.</summary>
    public static bool IsShown(int epoch, int epochs) =>
        epoch == epochs || epoch % Math.Max(1, (epochs + Reports - 1) / Reports) == 0;

    public static void Epoch(Screen screen, TrainingReport report, ModelTrainer trainer)
    {
        if (!IsShown(report.Epoch, trainer.EpochCount)) return;
        string number = report.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(trainer.EpochCount.ToString(CultureInfo.InvariantCulture).Length);
        string right = trainer.Target.Task == ModelTask.Classes ? $"   [bold]Acc: {Percent(report.RunningAccuracy)}[/]" : "";
        string heldOut = report.Validation is not { } held ? ""
            : trainer.Target.Task == ModelTask.Classes ? $"   held out {Percent(held.Accuracy)}, loss {Fixed(held.Loss, 5)}" : $"   held out: loss {Fixed(held.Loss, 5)}";
        screen.Line($"Epoch {number}{right}   mean loss {Fixed(report.MeanLoss, 5)}{heldOut}");
    }

    public static void End(Screen screen, ModelRun run)
    {
        if (run.HasLines) screen.Line();
        if (run.Test is { } tested) Test(screen, tested.Scores, tested.Counted);
        if (run.BestEpoch is { } best) screen.Line($"{(run.HasStopped ? "Stopped early. " : "")}Kept the model of epoch {Count(best)}, the best on the held-out {run.Noun}s.");
        screen.LineToCopy($"SHA-256 {run.Model.Network.ParametersSha256()}");
        screen.Line($"Trained in [bold]{Seconds(run.Seconds)}[/]");
        if (run.Out is { } saved) screen.Line($"Saved as [bold]{Escape(saved)}[/]");
        if (run.Report is { } report) screen.Line($"Report in [bold]{Escape(report)}[/]");
    }

    /// <summary>Shows the result of a test in one line, or in one line per number.</summary>
    public static void Test(Screen screen, ModelEvaluation test, string rows)
    {
        switch (test.Target.Task)
        {
            case ModelTask.Classes:
                screen.Line($"{rows}: [bold green]{Percent(test.Accuracy)}[/] right ({Count(test.Details.Correct)}), log loss {Fixed(test.LogLoss, 4)}");
                break;
            case ModelTask.Labels:
                screen.Line($"{rows}: [bold green]{Percent(test.Accuracy)}[/] of the labels right");
                foreach (ModelEvaluation.Score score in test.Scores) screen.Line($"  {Escape(score.Name)}: {Percent(score.Accuracy)}");
                break;
            default:
                foreach (ModelEvaluation.Score score in test.Scores)
                    screen.Line($"{rows}, {Escape(score.Name)}: [bold green]R² {Fixed(score.R2, 4)}[/], off by {Number(score.MeanAbsoluteError)} on average (MAE), RMSE {Number(score.RootMeanSquaredError)}");
                break;
        }
    }

    private static string Describe(Target target, TableColumn column)
    {
        const int shown = 8;
        if (target.Task != ModelTask.Classes) return $"target: {column.Describe()}";
        return $"target: {target.Classes.Count} classes ({string.Join(", ", target.Classes.Take(shown))}{(target.Classes.Count > shown ? ", …" : "")})";
    }

    private static string Kinds(IEnumerable<TableColumn> columns)
    {
        string[] kinds = ["of numbers", "of categories", "of texts", "left out", "empty"];
        return string.Join(", ", columns.CountBy(Place).OrderBy(kind => kind.Key).Select(kind => $"{Count(kind.Value)} {kinds[kind.Key]}"));

        static int Place(TableColumn column) => column.CountMissing() == column.Count ? 4 : column.Kind switch { ColumnKind.Number => 0, ColumnKind.Category => 1, ColumnKind.Text => 2, _ => 3 };
    }

    /// <summary>Formats a number with five digits; large numbers keep all integer digits, so that they can be found in the data.</summary>
    public static string Number(double number) => number.ToString(Math.Abs(number) is >= 1e5 and < 1e9 ? "F0" : "G5", CultureInfo.InvariantCulture);
}
