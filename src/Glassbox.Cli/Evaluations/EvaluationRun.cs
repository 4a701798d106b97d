using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Evaluations;

/// <summary>Evaluates a model on samples of any kind, with progress on standard error if that takes longer than a second.</summary>
/// <param name="screen">Where progress is shown.</param>
/// <param name="threads">The number of threads.</param>
/// <param name="worst">The maximum number of worst mistakes to find.</param>
/// <param name="repeats">The number of shuffles per column of a table for its importance; 0 for none.</param>
internal sealed class EvaluationRun(Screen screen, int threads, int worst, int repeats)
{
    /// <summary>Evaluates the model on the rows of a table that has their targets.</summary>
    public Evaluated Of(Model model, Table table, string data, string noun)
    {
        ModelEvaluation scores;
        using (var line = new ProgressLine(screen)) scores = model.Evaluate(table, threads, Progress(line, table.Count));
        return new Evaluated
        {
            Model = model, Scores = scores, Views = SampleViews.Of(table, model), Misses = Miss.Worst(scores, worst), Noun = noun, Data = data, DataSha256 = table.Sha256,
            Importance = repeats > 0 && model.Image is null ? Importance(model, table) : [],
            Warnings = model.Preparation.Warnings(table),
        };
    }

    /// <summary>Evaluates the model on pictures, or other samples that are already prepared.</summary>
    public Evaluated Of(Model model, Dataset samples, SampleViews views, string data, string noun)
    {
        using var line = new ProgressLine(screen);
        ModelEvaluation scores = model.Evaluate(samples, threads, Progress(line, samples.Count));
        return new Evaluated
        {
            Model = model, Scores = scores, Views = views, Misses = Miss.Worst(scores, worst), Noun = noun, Data = data, DataSha256 = samples.Sha256,
        };
    }

    private List<ColumnImportance> Importance(Model model, Table table)
    {
        using var line = new ProgressLine(screen);
        List<ColumnImportance> columns = [];
        foreach (ColumnImportance column in model.Importance(table, new ImportanceOptions { Threads = threads, Repeats = repeats }))
        {
            columns.Add(column);
            line.Show((double)columns.Count / model.Columns.Count, $"Importance of columns {columns.Count}/{model.Columns.Count}");
        }

        return columns;
    }

    private static SynchronousProgress Progress(ProgressLine line, int count) => new(done => line.Show((double)done / count, $"Asked {Numerals.Count(done)}/{Numerals.Count(count)}"));
}
