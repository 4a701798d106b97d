using Glassbox.Cli.Pictures;

namespace Glassbox.Cli.Asking;

/// <summary>The answer of a model to one question.</summary>
internal sealed record AskedAnswer
{
    /// <summary>The answer as text: a class, labels, or numbers; null if the outputs are NaN or infinite.</summary>
    public required string? Text { get; init; }

    /// <summary>The truth in the same form, or null if it is unknown.</summary>
    public required string? Truth { get; init; }

    /// <summary>The output for the predicted class; null if there are no classes.</summary>
    public required float? Certainty { get; init; }

    /// <summary>[outputs]</summary>
    public required float[] Outputs { get; init; }

    /// <summary>The index of the predicted class.</summary>
    public required int Place { get; init; }

    /// <summary>The index of the true class, if it is known.</summary>
    public required int? TruthPlace { get; init; }

    /// <summary>The names of the outputs; empty if they have none.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Whether the answer is a class.</summary>
    public bool IsOfClasses { get; init; } = true;

    /// <summary>The sample, if it is a picture.</summary>
    public Raster? Picture { get; init; }

    /// <summary>The sample, if it is a row.</summary>
    public IReadOnlyList<(string Column, string Cell)> Cells { get; init; } = [];
}
