using Glassbox.Cli.Training;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>A request to train on pictures in folders, or on arrays.</summary>
internal sealed record SampleRequest
{
    public required string Path { get; init; }

    public required IReadOnlyList<int>? Hidden { get; init; }

    /// <summary>The fraction to test with, if there is no separate test set.</summary>
    public required float Test { get; init; }

    /// <summary>The fraction of the rest to hold out as a validation set.</summary>
    public required float Validation { get; init; }

    /// <summary>The size to scale pictures to, or null for the default.</summary>
    public required (int Rows, int Columns)? Size { get; init; }

    /// <summary>Whether to train in color, or null for the default.</summary>
    public required bool? IsColor { get; init; }

    /// <summary>Whether an option with the given name was specified.</summary>
    public required Func<string, bool> IsSpecified { get; init; }

    /// <summary>Returns the options for fitting a model.</summary>
    public FitOptions OptionsFor(TrainingRequest training, int count)
    {
        FitOptions options = FitRequest.Create(training, ModelTask.Classes, count, IsSpecified);
        return options with { Hidden = Hidden ?? options.Hidden, Validation = Validation };
    }
}
