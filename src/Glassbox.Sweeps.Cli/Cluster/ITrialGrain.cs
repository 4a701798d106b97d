namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>A trial, active on at most one machine of the cluster, and trained once. Its key is <see cref="Trial.Key"/>.</summary>
[Alias("glassbox.trial")]
internal interface ITrialGrain : IGrainWithStringKey
{
    /// <summary>Trains the trial, unless that has been done before.</summary>
    /// <returns>The result; null if it is still being trained and the caller should ask again.</returns>
    [Alias("train")]
    Task<TrialOutcome?> Train(TrialOrder order);
}
