namespace Glassbox.Sweeps;

/// <summary>Something that happened in a sweep.</summary>
public sealed record SweepProgress
{
    /// <summary>The trial that it happened to.</summary>
    public required Trial Trial { get; init; }

    /// <summary>How it stands after an epoch; null where it has only begun, or goes on.</summary>
    public EpochScore? Epoch { get; init; }

    /// <summary>What came of it, once it is trained as far as it is to be for now; null before.</summary>
    public TrialResult? Result { get; init; }

    /// <summary>Whether the result was there before, and nothing was trained.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Trials trained as far as they are to be for now. With successive halving, a trial that goes on counts anew at each rung.</summary>
    public required int Done { get; init; }

    /// <summary>How many of them there will be; with successive halving an estimate until the end.</summary>
    public required int Total { get; init; }

    /// <summary>The part of the work that is done, 0 to 1, where an epoch of one trial is as much work as that of another.</summary>
    public required double Part { get; init; }
}
