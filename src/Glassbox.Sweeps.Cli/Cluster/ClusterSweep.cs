using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Glassbox.Cli;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>Has a cluster train the trials of a plan, and stores the results here.</summary>
/// <param name="plan">The trials.</param>
/// <param name="grains">The cluster.</param>
internal sealed class ClusterSweep(SweepPlan plan, IGrainFactory grains)
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(1);

    /// <summary>The maximum time to wait for a cluster that does not respond.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(10);

    /// <summary>After this many failures that are not the cluster's, a trial is assumed to fail always.</summary>
    private const int MostFailures = 3;

    private readonly Ladder ladder = new(plan);
    private readonly BlockingCollection<SweepProgress> happened = [];

    /// <summary>Runs the sweep, like <see cref="Sweep.Run"/>.</summary>
    public IEnumerable<SweepProgress> Run(SweepStore store, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        store.Begin(plan, SweepShard.All);
        Task all = Task.Run(() => RunAll(store, stop.Token), CancellationToken.None).ContinueWith(
            ended =>
            {
                happened.CompleteAdding();
                return ended;
            }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
        try
        {
            foreach (SweepProgress progress in happened.GetConsumingEnumerable(CancellationToken.None)) yield return progress;
        }
        finally
        {
            stop.Cancel();
            ((IAsyncResult)all).AsyncWaitHandle.WaitOne();
        }

        cancellation.ThrowIfCancellationRequested();
        if (all.Exception is { } fault) ExceptionDispatchInfo.Throw(fault.InnerExceptions[0]);
        store.End(plan);
    }

    private async Task RunAll(SweepStore store, CancellationToken stop)
    {
        List<Task> running = [];
        int most = 1;
        long counted = 0;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if (Environment.TickCount64 - counted > 2000)
            {
                most = await Most(most);
                counted = Environment.TickCount64;
            }

            while (running.Count < most && ladder.Next() is { } job)
            {
                (Trial trial, int rung) = job;
                if (store.Find(trial.Key, ladder.Until(rung)) is { } known) Finish(trial, rung, known, isKnown: true);
                else running.Add(TrainOne(trial, rung, stop));
            }

            if (running.Count == 0 && ladder.IsDone) return;
            Task finished = await Task.WhenAny(running);
            running.Remove(finished);
            if (finished is Task<(Trial Trial, int Rung, TrialResult Result)> trained)
            {
                (Trial trial, int rung, TrialResult result) = await trained; // all changes of the ladder happen on this thread
                store.Add(trial, result);
                Finish(trial, rung, result, isKnown: false);
            }
        }
    }

    /// <summary>Returns the number of trials to keep under way: twice the number of cores, so that no core waits for the next trial or for storage.</summary>
    private async Task<int> Most(int before)
    {
        try
        {
            (_, int jobs) = await grains.GetGrain<IWorkersGrain>(0).Count();
            return jobs == 0 ? 1 : (2 * jobs) + 2;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return before;
        }
    }

    private async Task<(Trial Trial, int Rung, TrialResult Result)> TrainOne(Trial trial, int rung, CancellationToken stop)
    {
        int until = ladder.Until(rung);
        var order = TrialOrder.Of(trial, plan.DataSha256, until);
        happened.Add(Progress(trial), stop);
        long answered = Stopwatch.GetTimestamp();
        int failures = 0;
        while (true)
        {
            try
            {
                if (await grains.GetGrain<ITrialGrain>(trial.Key).Train(order).WaitAsync(stop) is not { } outcome)
                {
                    (answered, failures) = (Stopwatch.GetTimestamp(), 0);
                    continue;
                }

                TrialResult result = outcome.ToResult(trial.Key, until);
                return (trial, rung, result);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                bool isTrials = fault is ArgumentException or InvalidOperationException or IOException or CommandException;
                if (isTrials && ++failures == MostFailures) throw new ArgumentException($"Trial {trial.Number + 1} ({trial}) cannot be trained: {fault.Message}", fault);
                if (Stopwatch.GetElapsedTime(answered) > patience)
                    throw new CommandException($"The cluster has not answered for {patience.TotalMinutes} minutes: {fault.Message} The same command continues once it answers.");

                // Its machine failed, the network is down, or the database is unavailable: another machine takes it, or the same one later.
                await Task.Delay(pause, stop);
            }
        }
    }

    private void Finish(Trial trial, int rung, TrialResult result, bool isKnown)
    {
        ladder.Add(trial, rung, result);
        happened.Add(Progress(trial) with { Result = result, IsKnown = isKnown });
    }

    private SweepProgress Progress(Trial trial) => new() { Trial = trial, Done = ladder.Done, Total = ladder.Expected.Jobs, Part = ladder.Part };
}
