using Glassbox.Cli.Training;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>What was asked for of pictures in folders, or of arrays.</summary>
internal sealed record SampleRequest
{
    public required string Path { get; init; }

    public required IReadOnlyList<int>? Hidden { get; init; }

    /// <summary>The part to test with, where there is none apart.</summary>
    public required float Test { get; init; }

    /// <summary>The part of the others that is not learned from, but looked at after each epoch.</summary>
    public required float Validation { get; init; }

    /// <summary>The size that pictures are scaled to, or null for what suits them.</summary>
    public required (int Rows, int Columns)? Size { get; init; }

    /// <summary>Whether they are learned in color, or null for what suits them.</summary>
    public required bool? IsColor { get; init; }

    /// <summary>Whether an option was given, by its name.</summary>
    public required Func<string, bool> IsSaid { get; init; }

    /// <summary>How a model is fitted to them.</summary>
    public FitOptions OptionsFor(TrainingRequest training, int count)
    {
        FitOptions options = FitRequest.Create(training, ModelTask.Classes, count, IsSaid);
        return options with { Hidden = Hidden ?? options.Hidden, Validation = Validation };
    }
}
