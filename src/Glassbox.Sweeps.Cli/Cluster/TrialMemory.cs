namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>What the cluster knows of a trial.</summary>
[GenerateSerializer]
internal sealed class TrialMemory
{
    /// <summary>What has come of it, by the epochs it was trained for; 0 for its end.</summary>
    [Id(0)]
    public Dictionary<int, TrialOutcome> Outcomes { get; set; } = [];

    /// <summary>Where it stands; null where it is at its end, or never stood anywhere.</summary>
    [Id(1)]
    public byte[]? Checkpoint { get; set; }

    [Id(2)]
    public double[] Scores { get; set; } = [];

    [Id(3)]
    public double Seconds { get; set; }

    public TrialState? ToState() => Checkpoint is null ? null : TrialState.FromBytes(Checkpoint, TrialOutcome.Unflatten(Scores), Seconds);

    public void Keep(TrialState? state) =>
        (Checkpoint, Scores, Seconds) = state is null ? (null, [], 0) : (state.ToBytes(), TrialOutcome.Flatten(state.History), state.Seconds);
}
