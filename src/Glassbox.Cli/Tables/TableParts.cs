using Glassbox.Cli.Training;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>The training and test rows of a table.</summary>
/// <param name="Task">The task of the model.</param>
/// <param name="Training">The training rows.</param>
/// <param name="Test">The test rows; null if there are none.</param>
/// <param name="DroppedRows">The number of rows without a target.</param>
internal sealed record TableParts(ModelTask Task, Table Training, Table? Test, int DroppedRows)
{
    /// <param name="request">The request for the table.</param>
    /// <param name="all">All rows.</param>
    /// <param name="seed">The seed of the split.</param>
    /// <exception cref="CommandException">A column does not exist, or there are too few rows.</exception>
    public static TableParts Create(TableRequest request, Table all, ulong seed)
    {
        foreach (string name in request.Targets) Find(request, all, "--target", name);
        foreach (string name in request.Ignore) Find(request, all, "--ignore", name);
        if (request.Ignore.FirstOrDefault(request.Targets.Contains) is { } both) throw CommandException.Usage($"'{both}' is given to both --target and --ignore: use only one of them.");
        if (request.Weights is { } weights) Find(request, all, "--weights", weights);
        Table rows = all.Where(row => request.Targets.All(name => !row[name].IsMissing));
        if (rows.Count < 2) throw new CommandException($"{request.Path}: {rows.Count} of the {all.Count} rows {(rows.Count == 1 ? "has" : "have")} a target; at least 2 are needed.");
        ModelTask task = request.Task ?? Target.Infer([.. request.Targets.Select(name => rows[name])]);
        (Table training, Table? test) = Divide(request, rows, task, seed);
        return new TableParts(task, training, test, all.Count - rows.Count);
    }

    /// <summary>Returns the options for fitting a model.</summary>
    public FitOptions OptionsFor(TableRequest request, TrainingRequest training)
    {
        FitOptions options = FitRequest.Create(training, Task, Training.Count, request.IsSpecified);
        return options with
        {
            Hidden = request.Hidden ?? options.Hidden, Ignore = request.Ignore, Weights = request.Weights, Scaling = request.Scaling, Image = request.Image, Validation = request.Validation,
        };
    }

    private static (Table Training, Table? Test) Divide(TableRequest request, Table rows, ModelTask task, ulong seed)
    {
        if (request.Test == 0) return (rows, null);
        (Table training, Table test) = rows.Split(request.Test, seed, task == ModelTask.Classes ? request.Targets[0] : null);
        if (task != ModelTask.Classes) return (training, test);

        // All rows of a rare class may be in the test set, and the model could not know that class.
        var known = training[request.Targets[0]].Distinct().ToHashSet(StringComparer.Ordinal);
        return (training, test.Where(row => known.Contains(row[request.Targets[0]].Text!)) is { Count: > 0 } rest ? rest : null);
    }

    private static void Find(TableRequest request, Table all, string option, string name)
    {
        const int shown = 30;
        if (all.Find(name) is not null) return;
        string more = all.Columns.Count > shown ? $" and {all.Columns.Count - shown} more" : "";
        string[] parts = name.Split(',');
        if (parts.Length > 1 && parts.All(part => all.Find(part) is not null))
            throw CommandException.Usage($"{request.Path} has no column '{name}'; give each its own option: {option} {Reports.ShellWords.Quoted(parts[0])} {option} {Reports.ShellWords.Quoted(parts[1])}.");
        string header = all.Format is { HasHeader: false } ? " Its first row was not recognized as a header: if it is one, add '--header yes'." : "";
        throw CommandException.Usage($"{request.Path} has no column '{name}'; there are {string.Join(", ", all.Columns.Take(shown).Select(column => $"'{column.Name}'"))}{more}.{header}{TableFile.Meant(name, all.Columns.Select(column => column.Name))}");
    }
}
