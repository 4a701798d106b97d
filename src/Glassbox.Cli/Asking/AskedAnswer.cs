using Glassbox.Cli.Pictures;

namespace Glassbox.Cli.Asking;

/// <summary>What a model says to one of those that it is asked about.</summary>
internal sealed record AskedAnswer
{
    /// <summary>The answer in words: a class, labels, or numbers; null where the outputs are NaN or infinite.</summary>
    public required string? Text { get; init; }

    /// <summary>The truth in the same words, or null where it is not known.</summary>
    public required string? Truth { get; init; }

    /// <summary>The output of the class that is answered; null where there are no classes.</summary>
    public required float? Certainty { get; init; }

    /// <summary>[outputs]</summary>
    public required float[] Outputs { get; init; }

    /// <summary>Of classes the place of the answer.</summary>
    public required int Place { get; init; }

    /// <summary>Of classes the place of the truth, where it is known.</summary>
    public required int? TruthPlace { get; init; }

    /// <summary>What the outputs are called; none where they have numbers.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Whether the answer is a class.</summary>
    public bool IsOfClasses { get; init; } = true;

    /// <summary>What was asked about, where it is a picture.</summary>
    public Raster? Picture { get; init; }

    /// <summary>What was asked about, where it is a row.</summary>
    public IReadOnlyList<(string Column, string Cell)> Cells { get; init; } = [];
}
