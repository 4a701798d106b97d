using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Evaluations;

/// <summary>Asks a model about samples of any kind, with a line on standard error where that takes longer than a second.</summary>
/// <param name="screen">Where to show how far it is.</param>
/// <param name="threads">Threads to use.</param>
/// <param name="worst">The worst mistakes to find, at most.</param>
/// <param name="repeats">How often each column of a table is shuffled, to see what it matters; 0 for not at all.</param>
internal sealed class EvaluationRun(Screen screen, int threads, int worst, int repeats)
{
    /// <summary>About rows of a table that says the truth of each.</summary>
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

    /// <summary>About pictures, or other samples that are made ready already.</summary>
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

    private static Told Progress(ProgressLine line, int count) => new(done => line.Show((double)done / count, $"Asked {Numerals.Count(done)}/{Numerals.Count(count)}"));
}
