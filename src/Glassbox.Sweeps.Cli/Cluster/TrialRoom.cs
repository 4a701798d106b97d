using System.Collections.Concurrent;
using Glassbox.Sweeps.Cli.Trials;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>The cores of a machine, and the data on it, which all its trials share.</summary>
internal sealed class TrialRoom : IDisposable
{
    private readonly BlockingCollection<Action> waiting = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<TrialFactory>>> factories = new();
    private readonly DataCache cache;

    /// <param name="jobs">Trials to train at once.</param>
    /// <param name="cache">Where data are kept that come from elsewhere.</param>
    public TrialRoom(int jobs, DataCache cache)
    {
        (Jobs, this.cache) = (jobs, cache);
        for (int job = 0; job < jobs; job++)
        {
            var worker = new Thread(() =>
            {
                foreach (Action work in waiting.GetConsumingEnumerable()) work();
            }) { IsBackground = true, Name = $"trial {job + 1}", Priority = ThreadPriority.BelowNormal }; // others must hear that this machine lives
            worker.Start();
        }
    }

    public int Jobs { get; }

    /// <summary>Does some work on one of the cores, once one is free.</summary>
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

    /// <summary>What makes trials of some data ready, which are fetched by the first that needs them.</summary>
    public async Task<Func<Trial, TrialRun>> DataFor(string sha256, IGrainFactory grains)
    {
        Lazy<Task<TrialFactory>> factory = factories.GetOrAdd(sha256, _ => new(() => Task.Run(async () => new TrialFactory(await cache.FetchAsync(sha256, grains)))));
        try
        {
            return (await factory.Value).Start;
        }
        catch
        {
            factories.TryRemove(new(sha256, factory)); // the next one tries again
            throw;
        }
    }

    public void Dispose() => waiting.CompleteAdding();
}
