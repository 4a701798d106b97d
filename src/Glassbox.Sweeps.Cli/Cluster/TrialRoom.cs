using System.Collections.Concurrent;
using Glassbox.Sweeps.Cli.Trials;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>The training threads and the data of a machine, shared by all its trials.</summary>
internal sealed class TrialRoom : IDisposable
{
    private readonly BlockingCollection<Action> waiting = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<TrialFactory>>> factories = new();
    private readonly DataCache cache;

    /// <param name="jobs">The number of trials at once.</param>
    /// <param name="cache">The cache for data from other machines.</param>
    public TrialRoom(int jobs, DataCache cache)
    {
        (Jobs, this.cache) = (jobs, cache);
        for (int job = 0; job < jobs; job++)
        {
            var worker = new Thread(() =>
            {
                foreach (Action work in waiting.GetConsumingEnumerable()) work();
            }) { IsBackground = true, Name = $"trial {job + 1}", Priority = ThreadPriority.BelowNormal }; // below normal, so that messages to other machines are not delayed
            worker.Start();
        }
    }

    public int Jobs { get; }

    /// <summary>Runs work on one of the cores, once one is free.</summary>
    public Task<T> Run<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (OperationCanceledException)
            {
                done.SetCanceled();
            }
            catch (Exception fault)
            {
                done.SetException(fault);
            }
        });
        return done.Task;
    }

    /// <summary>Returns the function that creates runs for some data, which is fetched on first use.</summary>
    public async Task<Func<Trial, TrialRun>> DataFor(string sha256, IGrainFactory grains)
    {
        Lazy<Task<TrialFactory>> factory = factories.GetOrAdd(sha256, _ => new(() => Task.Run(async () => new TrialFactory(await cache.FetchAsync(sha256, grains)))));
        try
        {
            return (await factory.Value).Start;
        }
        catch
        {
            factories.TryRemove(new(sha256, factory)); // the next call tries again
            throw;
        }
    }

    public void Dispose() => waiting.CompleteAdding();
}
