namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>Counts the cores of the cluster.</summary>
[Alias("glassbox.workers")]
internal interface IWorkersGrain : IGrainWithIntegerKey
{
    /// <summary>Reports that a worker is alive.</summary>
    [Alias("report")]
    Task Report(string worker, int jobs);

    /// <summary>Returns the number of recently alive workers, and of the trials that they train at once.</summary>
    [Alias("count")]
    Task<(int Workers, int Jobs)> Count();
}

/// <inheritdoc cref="IWorkersGrain"/>
[GrainType("workers")]
internal sealed class WorkersGrain(TimeProvider time) : Grain, IWorkersGrain
{
    private static readonly TimeSpan moment = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, (int Jobs, DateTimeOffset Time)> workers = [];

    public Task Report(string worker, int jobs)
    {
        workers[worker] = (jobs, time.GetUtcNow());
        return Task.CompletedTask;
    }

    public Task<(int Workers, int Jobs)> Count()
    {
        foreach (string gone in workers.Where(entry => time.GetUtcNow() - entry.Value.Time > moment).Select(entry => entry.Key).ToArray()) workers.Remove(gone);
        return Task.FromResult((workers.Count, workers.Values.Sum(worker => worker.Jobs)));
    }
}
