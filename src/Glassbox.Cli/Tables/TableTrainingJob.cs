using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Reports;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>The result of training on a table.</summary>
/// <param name="Table">All rows.</param>
/// <param name="DroppedRows">The number of rows without a target.</param>
/// <param name="Run">The training run.</param>
internal sealed record TableResult(Table Table, int DroppedRows, ModelRun Run);

/// <summary>Loads a table, trains on a part of its rows, tests on the rest, and saves the model.</summary>
/// <param name="table">The request for the table.</param>
/// <param name="request">The request for training.</param>
/// <param name="screen">Where progress and results are shown.</param>
/// <param name="isQuiet">Whether to write nothing to standard output.</param>
internal sealed class TableTrainingJob(TableRequest table, TrainingRequest request, Screen screen, bool isQuiet)
{
    public TableResult Run()
    {
        if (request.Out is not null) ModelArgument.CheckOut(request.Out);
        if (request.Records.Report is { } page) HtmlPage.Check(page);
        var all = TableFile.Read(table.Path, table.Csv);
        TableParts parts = TableParts.Create(table, all, request.Seed);
        (Table training, Table? test) = (parts.Training, parts.Test);
        var trainer = new ModelTrainer(training, table.Targets, FitRequest.Resume(parts.OptionsFor(table, request), request)) { Metadata = SeenSamples.Texts(table.Test) };
        if (request.Resumed is { } checkpoint) trainer.Restore(checkpoint);
        if (!isQuiet) TableLines.Start(screen, table, all, training, test, trainer);

        var run = new EvaluationRun(screen, request.Threads, worst: 24, repeats: request.Records.Report is null ? 0 : ImportanceOptions.Default.Repeats);
        return new TableResult(all, parts.DroppedRows, ModelRun.Train(
            trainer, request, "row", test is null ? null : model => run.Of(model, test, table.Path, "test rows"), model => run.Of(model, training, table.Path, "training rows"),
            Warnings, screen, isQuiet));

        IReadOnlyList<string> Warnings(Model model) =>
        [
            .. table.Image is null ? all.Warnings(table.Targets, [.. table.Ignore, .. table.Weights is null ? Array.Empty<string>() : [table.Weights], .. table.Csv.Kinds.Keys]) : [],
            .. parts.Task == ModelTask.Classes ? Rare(all[table.Targets[0]]) : [],
            .. table.Scaling == Scaling.None && table.Image is null ? trainer.Trainer.Warnings : [],
            .. test is null ? [] : model.Preparation.Warnings(test),
        ];
    }

    private static IEnumerable<string> Rare(TableColumn target)
    {
        var counts = Enumerable.Range(0, target.Count).Where(row => !target.IsMissing(row)).CountBy(row => target.Text(row)!).ToDictionary();
        string[] names = [.. target.Distinct()];
        return ClassNames.Rare(names, [.. names.Select(name => counts[name])], "row");
    }
}
