using Glassbox.Cli.Training;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>The rows of a table that are trained on, and those that are tested with.</summary>
/// <param name="Task">What is learned.</param>
/// <param name="Training">To train on.</param>
/// <param name="Test">To test with; null where there are none.</param>
/// <param name="DroppedRows">Rows without a target.</param>
internal sealed record TableParts(ModelTask Task, Table Training, Table? Test, int DroppedRows)
{
    /// <param name="request">What was asked for of the table.</param>
    /// <param name="all">All rows.</param>
    /// <param name="seed">Draws those to test with.</param>
    /// <exception cref="CommandException">It has no such columns, or too few rows.</exception>
    public static TableParts Create(TableRequest request, Table all, ulong seed)
    {
        foreach (string name in request.Targets) Find(request, all, "--target", name);
        foreach (string name in request.Ignore) Find(request, all, "--ignore", name);
        if (request.Ignore.FirstOrDefault(request.Targets.Contains) is { } both) throw CommandException.Usage($"'{both}' is to be learned by --target, and left out by --ignore: say one of them.");
        if (request.Weights is { } weights) Find(request, all, "--weights", weights);
        Table rows = all.Where(row => request.Targets.All(name => !row[name].IsMissing));
        if (rows.Count < 2) throw new CommandException($"{request.Path}: {rows.Count} of the {all.Count} rows {(rows.Count == 1 ? "has" : "have")} a target; at least 2 are needed.");
        ModelTask task = request.Task ?? Target.Infer([.. request.Targets.Select(name => rows[name])]);
        (Table training, Table? test) = Divide(request, rows, task, seed);
        return new TableParts(task, training, test, all.Count - rows.Count);
    }

    /// <summary>How a model is fitted to them.</summary>
    public FitOptions OptionsFor(TableRequest request, TrainingRequest training)
    {
        FitOptions options = FitRequest.Create(training, Task, Training.Count, request.IsSaid);
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

        // A class of a single row may be among those to test with, and then nothing was learned of it.
        var known = training[request.Targets[0]].Distinct().ToHashSet(StringComparer.Ordinal);
        return (training, test.Where(row => known.Contains(row[request.Targets[0]].Text!)) is { Count: > 0 } asked ? asked : null);
    }

    private static void Find(TableRequest request, Table all, string option, string name)
    {
        const int shown = 30;
        if (all.Find(name) is not null) return;
        string more = all.Columns.Count > shown ? $" and {all.Columns.Count - shown} more" : "";
        string[] parts = name.Split(',');
        if (parts.Length > 1 && parts.All(part => all.Find(part) is not null))
            throw CommandException.Usage($"{request.Path} has no column '{name}'; name several by an option each, as {option} {Reports.ShellWords.Quoted(parts[0])} {option} {Reports.ShellWords.Quoted(parts[1])}.");
        string header = all.Format is { HasHeader: false } ? " Its first row was not taken for a header: '--header yes' says that it is one." : "";
        throw CommandException.Usage($"{request.Path} has no column '{name}'; there are {string.Join(", ", all.Columns.Take(shown).Select(column => $"'{column.Name}'"))}{more}.{header}");
    }
}
