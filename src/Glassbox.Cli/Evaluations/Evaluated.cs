using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Evaluations;

/// <summary>The evaluation of a model on samples of any kind, and how to show the samples.</summary>
internal sealed record Evaluated
{
    public required Model Model { get; init; }

    public required ModelEvaluation Scores { get; init; }

    public required SampleViews Views { get; init; }

    /// <summary>The worst mistakes, worst first.</summary>
    public required IReadOnlyList<Miss> Misses { get; init; }

    /// <summary>The name of the samples, such as <c>test digits</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>The number of samples and their name.</summary>
    public string Counted => Numerals.Count(Scores.Count) + " " + (Scores.Count == 1 ? Noun.TrimEnd('s') : Noun);

    /// <summary>The source of the samples, as given to <c>--data</c>.</summary>
    public required string Data { get; init; }

    /// <summary>The SHA-256 of the samples, computed on demand.</summary>
    public required Func<string> DataSha256 { get; init; }

    /// <summary>The importance of each column; empty if it was not measured.</summary>
    public IReadOnlyList<ColumnImportance> Importance { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public ModelTask Task => Scores.Target.Task;

    public Target Target => Scores.Target;

    /// <summary>Returns the name of a class, a label or a number.</summary>
    public string Name(int place) => Task == ModelTask.Classes ? Target.Classes[place] : Target.Names[place];
}
