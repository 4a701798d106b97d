using Microsoft.Extensions.Logging;
using Orleans.Placement;
using Orleans.Storage;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>Trains a trial on the least loaded machine, and stores its result.</summary>
[ActivationCountBasedPlacement]
[GrainType("trial")]
internal sealed partial class TrialGrain(
    [PersistentState("trial", ClusterHost.Storage)] IPersistentState<TrialMemory> memory, TrialRoom room, ILogger<TrialGrain> log) : Grain, ITrialGrain, IDisposable
{
    /// <summary>The maximum time that a caller waits before it asks again, because this machine may fail.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan pause = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource gone = new();
    private readonly TrialTurn turn = new();

    public async Task<TrialOutcome?> Train(TrialOrder order)
    {
        if (memory.State.Outcomes.TryGetValue(order.Until, out TrialOutcome? known)) return Leave(known);
        return await turn.Ask(order.Until, () => TrainNow(order), patience) is { } outcome ? Leave(outcome) : null;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        gone.Cancel();
        return Task.CompletedTask;
    }

    public void Dispose() => gone.Dispose();

    private async Task<TrialOutcome> TrainNow(TrialOrder order)
    {
        TaskScheduler here = TaskScheduler.Current;
        CancellationToken stop = gone.Token;
        Trial trial = order.ToTrial();
        if (trial.Key != this.GetPrimaryKeyString()) throw new ArgumentException("The trial does not match its key: the machines of the cluster run different versions.");
        TrialState? earlier = memory.State.ToState();
        Func<Trial, TrialRun> start = await room.DataFor(order.DataSha256, GrainFactory);
        (TrialResult result, TrialState? state) = await room.Run(() => TrialWork.Train(
            trial, order.Until, start, earlier, (_, _, _) => { }, kept => Task.Factory.StartNew(() => Keep(kept, stop), stop, TaskCreationOptions.None, here).Unwrap().Wait(stop), stop));
        var outcome = TrialOutcome.Of(result);
        while (true)
        {
            try
            {
                memory.State.Outcomes[order.Until] = outcome;
                memory.State.Keep(state);
                await memory.WriteStateAsync(stop);
                ClusterMetrics.Trained(result);
                return outcome;
            }
            catch (InconsistentStateException)
            {
                // After a network split, the other part has trained it too: the stored result counts, and is the same.
                await memory.ReadStateAsync(stop);
                if (memory.State.Outcomes.TryGetValue(order.Until, out TrialOutcome? other)) return other;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogStorageFailed(fault.Message); // the result is in memory, and is stored once the database is back
                await Task.Delay(pause, stop);
            }
        }
    }

    /// <summary>Stores the state, if possible: only the result is essential.</summary>
    private async Task Keep(TrialState state, CancellationToken stop)
    {
        try
        {
            memory.State.Keep(state);
            await memory.WriteStateAsync(stop);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogStorageFailed(fault.Message);
        }
    }

    /// <summary>Deactivates this grain, so that active grains reflect the load.</summary>
    private TrialOutcome Leave(TrialOutcome outcome)
    {
        if (!turn.IsUnderWay) DeactivateOnIdle();
        return outcome;
    }

    [LoggerMessage(LogLevel.Warning, "The storage does not answer; trying again: {Message}")]
    private partial void LogStorageFailed(string message);
}
