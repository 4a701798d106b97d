namespace Glassbox.Sweeps;

/// <summary>What came of a trial.</summary>
public sealed record TrialResult
{
    /// <summary>The trial (<see cref="Trial.Key"/>).</summary>
    public required string Key { get; init; }

    /// <summary>The epochs after which it was to be compared; 0 where it was to be trained to its end.</summary>
    public required int Until { get; init; }

    /// <summary>How it came out.</summary>
    public required TrialStatus Status { get; init; }

    /// <summary>Every epoch, in order.</summary>
    public required IReadOnlyList<EpochScore> History { get; init; }

    /// <summary>The epoch whose network was kept, where training stops early.</summary>
    public int? BestEpoch { get; init; }

    /// <summary><see cref="Network.ParametersSha256"/> of the network; empty where it diverged.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What went wrong, where it diverged.</summary>
    public string? Problem { get; init; }

    /// <summary>What training took, all in all. Not part of the result proper, which is the same everywhere.</summary>
    public double Seconds { get; init; }

    /// <summary>Where it was trained, likewise.</summary>
    public string Machine { get; init; } = "";

    /// <summary>The epochs that it was trained for.</summary>
    public int Epochs => History.Count;

    /// <summary>The scores of the network that was kept; NaN throughout where it diverged.</summary>
    public EpochScore Score => Status == TrialStatus.Trained && History.Count > 0
        ? History[(BestEpoch ?? History.Count) - 1]
        : new EpochScore(History.Count, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Whether the same came out, whoever trained it, and however long that took.</summary>
    internal bool IsSameAs(TrialResult other) =>
        (Key, Until, Status, BestEpoch, Sha256) == (other.Key, other.Until, other.Status, other.BestEpoch, other.Sha256) && History.SequenceEqual(other.History);
}
