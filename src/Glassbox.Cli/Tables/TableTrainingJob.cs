using Glassbox.Cli.Training;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>How training on a table went.</summary>
/// <param name="Table">All rows.</param>
/// <param name="Training">Those that were trained on.</param>
/// <param name="DroppedRows">Rows without a target.</param>
/// <param name="Run">What came of it.</param>
internal sealed record TableResult(Table Table, Table Training, int DroppedRows, ModelRun Run);

/// <summary>Reads a table, trains on some of its rows, tests with the others, and saves the model.</summary>
/// <param name="table">What was asked for of the table.</param>
/// <param name="request">What was asked for of training.</param>
/// <param name="screen">Where to show it.</param>
/// <param name="isQuiet">Whether nothing is to be written to standard output.</param>
internal sealed class TableTrainingJob(TableRequest table, TrainingRequest request, Screen screen, bool isQuiet)
{
    public TableResult Run()
    {
        if (request.Out is not null) ModelArgument.CheckOut(request.Out);
        var all = Table.FromCsv(table.Path, table.Csv);
        foreach (string name in table.Targets.Concat(table.Ignore).Concat(table.Weights is null ? [] : [table.Weights])) Find(all, name);
        Table rows = all.Where(row => table.Targets.All(name => !row[name].IsMissing));
        if (rows.Count < 2) throw new CommandException($"{table.Path}: {rows.Count} of the {all.Count} rows have a target; at least 2 are needed.");
        ModelTask task = table.Task ?? Target.Infer([.. table.Targets.Select(name => rows[name])]);
        (Table training, Table? test) = Divide(rows, task);
        var trainer = new ModelTrainer(training, table.Targets, OptionsFor(task, training.Count));
        if (!isQuiet) TableLines.Start(screen, table, all, training, test, trainer);

        return new TableResult(all, training, all.Count - rows.Count, ModelRun.Train(
            trainer, request, test is null ? null : model => model.Evaluate(test, request.Threads), "test rows", Warnings, screen, isQuiet));

        IReadOnlyList<string> Warnings(Model model) =>
            [.. table.Scaling == Scaling.None && table.Image is null ? trainer.Trainer.Warnings : [], .. test is null ? [] : model.Preparation.Warnings(test)];
    }

    private FitOptions OptionsFor(ModelTask task, int rows)
    {
        FitOptions options = FitRequest.Create(request, task, rows, table.IsSaid);
        return options with { Hidden = table.Hidden ?? options.Hidden, Ignore = table.Ignore, Weights = table.Weights, Scaling = table.Scaling, Image = table.Image };
    }

    private (Table Training, Table? Test) Divide(Table rows, ModelTask task)
    {
        if (table.Test == 0) return (rows, null);
        (Table training, Table test) = rows.Split(table.Test, request.Seed, task == ModelTask.Classes ? table.Targets[0] : null);
        if (task != ModelTask.Classes) return (training, test);

        // A class of a single row may be among those to test with, and then nothing was learned of it.
        var known = training[table.Targets[0]].Distinct().ToHashSet(StringComparer.Ordinal);
        return (training, test.Where(row => known.Contains(row[table.Targets[0]].Text!)) is { Count: > 0 } asked ? asked : null);
    }

    private void Find(Table all, string name)
    {
        if (all.Find(name) is null)
            throw CommandException.Usage($"{table.Path} has no column '{name}'; there are {string.Join(", ", all.Columns.Take(30).Select(column => $"'{column.Name}'"))}.");
    }
}
