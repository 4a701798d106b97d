namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>A trial, which lives on one machine of the cluster at a time, and is trained once. Its key is <see cref="Trial.Key"/>.</summary>
[Alias("glassbox.trial")]
internal interface ITrialGrain : IGrainWithStringKey
{
    /// <summary>Trains it, unless that has been done before.</summary>
    /// <returns>What has come of it; null where it is still being trained, and is to be asked again.</returns>
    [Alias("train")]
    Task<TrialOutcome?> Train(TrialOrder order);
}
