namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>The stored state of a trial in the cluster.</summary>
[GenerateSerializer]
internal sealed class TrialMemory
{
    /// <summary>Its results, by the number of epochs; 0 for the end.</summary>
    [Id(0)]
    public Dictionary<int, TrialOutcome> Outcomes { get; set; } = [];

    /// <summary>Its last checkpoint; null at the end of training, or if there is none yet.</summary>
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
