namespace Glassbox.Sweeps;

/// <summary>An event in a sweep.</summary>
public sealed record SweepProgress
{
    /// <summary>The trial.</summary>
    public required Trial Trial { get; init; }

    /// <summary>Its scores after an epoch; null if it has only begun, or resumes.</summary>
    public EpochScore? Epoch { get; init; }

    /// <summary>Its result, once it has been trained as far as currently required; null before.</summary>
    public TrialResult? Result { get; init; }

    /// <summary>Whether the result was already known, so that nothing was trained.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The number of trials trained as far as currently required. With successive halving, a promoted trial counts again at each rung.</summary>
    public required int Done { get; init; }

    /// <summary>The total number of these; with successive halving, an estimate until the end.</summary>
    public required int Total { get; init; }

    /// <summary>The fraction of the work that is done, 0 to 1, assuming that all epochs take the same time.</summary>
    public required double Part { get; init; }
}
