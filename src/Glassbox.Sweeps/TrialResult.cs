namespace Glassbox.Sweeps;

/// <summary>The result of a trial.</summary>
public sealed record TrialResult
{
    /// <summary>The <see cref="Trial.Key"/> of the trial.</summary>
    public required string Key { get; init; }

    /// <summary>The number of epochs of the rung; 0 for the end.</summary>
    public required int Until { get; init; }

    /// <summary>The status of the trial.</summary>
    public required TrialStatus Status { get; init; }

    /// <summary>The scores of every epoch, in order.</summary>
    public required IReadOnlyList<EpochScore> History { get; init; }

    /// <summary>The epoch whose network was kept, with early stopping.</summary>
    public int? BestEpoch { get; init; }

    /// <summary>The <see cref="Network.ParametersSha256"/> of the network; empty if it diverged.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The error, if it diverged.</summary>
    public string? Problem { get; init; }

    /// <summary>The total training time. Not part of the reproducible result.</summary>
    public double Seconds { get; init; }

    /// <summary>The machine that trained it. Not part of the reproducible result.</summary>
    public string Machine { get; init; } = "";

    /// <summary>The number of epochs trained.</summary>
    public int Epochs => History.Count;

    /// <summary>The scores of the network that was kept; all NaN if it diverged.</summary>
    public EpochScore Score => Status == TrialStatus.Trained && History.Count > 0
        ? History[(BestEpoch ?? History.Count) - 1]
        : new EpochScore(History.Count, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Whether the same came out, whoever trained it, and however long that took.</summary>
    internal bool IsSameAs(TrialResult other) =>
        (Key, Until, Status, BestEpoch, Sha256) == (other.Key, other.Until, other.Status, other.BestEpoch, other.Sha256) && History.SequenceEqual(other.History);
}
