using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Evaluations;

/// <summary>How a model answered samples of any kind, and how to show these.</summary>
internal sealed record Evaluated
{
    public required Model Model { get; init; }

    public required ModelEvaluation Scores { get; init; }

    public required SampleViews Views { get; init; }

    /// <summary>The worst mistakes, the worst first.</summary>
    public required IReadOnlyList<Miss> Misses { get; init; }

    /// <summary>What they are called, as <c>test digits</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>How many there are, and what they are called.</summary>
    public string Counted => Numerals.Count(Scores.Count) + " " + (Scores.Count == 1 ? Noun.TrimEnd('s') : Noun);

    /// <summary>Where they come from, as <c>--data</c> has it.</summary>
    public required string Data { get; init; }

    /// <summary>Their SHA-256; taken where it is asked for.</summary>
    public required Func<string> DataSha256 { get; init; }

    /// <summary>The importance of each column; none where it was not measured.</summary>
    public IReadOnlyList<ColumnImportance> Importance { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public ModelTask Task => Scores.Target.Task;

    public Target Target => Scores.Target;

    /// <summary>The name of a class, a label or a number.</summary>
    public string Name(int place) => Task == ModelTask.Classes ? Target.Classes[place] : Target.Names[place];
}
