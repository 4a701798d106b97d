using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Glassbox.Sweeps;

/// <summary>Trains the trials of a plan, each on one core, and stores their results.</summary>
public sealed class Sweep
{
    private readonly Func<Trial, TrialRun> start;
    private readonly object changed = new();

    /// <param name="plan">The trials.</param>
    /// <param name="start">
    /// Creates the run of a trial: a pure function of the trial and of data that all trials share. It is called on several threads at once, and the
    /// resulting network must be that of one thread.
    /// </param>
    public Sweep(SweepPlan plan, Func<Trial, TrialRun> start)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(start);
        (Plan, this.start) = (plan, start);
    }

    /// <summary>The trials.</summary>
    public SweepPlan Plan { get; }

    /// <summary>The number of trials to train at once: at least 1; by default the number of cores.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>The shard of the recipes to train, if several independent machines share the sweep; all by default.</summary>
    public SweepShard Shard { get; init; } = SweepShard.All;

    /// <summary>
    /// Trains everything that is not trained yet, and reports progress. Nothing runs until it is enumerated. Stopping the enumeration stops training;
    /// enumerating again, with the same store, continues it.
    /// </summary>
    /// <param name="store">Holds known results, and stores new ones.</param>
    /// <param name="cancellation">Stops training; its state is stored.</param>
    /// <exception cref="OperationCanceledException">Training was canceled.</exception>
    /// <exception cref="ArgumentException">A trial cannot be trained; the message says which and why. The results of the others are stored.</exception>
    public IEnumerable<SweepProgress> Run(SweepStore store, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(Jobs, 1);
        if (!Shard.IsAll && Plan.Rungs.Count > 1)
            throw new ArgumentException("Successive halving compares all trials with each other, which shards cannot do: search at random, or use a cluster.");
        return Enumerate();

        IEnumerable<SweepProgress> Enumerate()
        {
            store.Begin(Plan, Shard);
            var ladder = new Ladder(Plan, recipe => Shard.Has(recipe));
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            using var happened = new BlockingCollection<SweepProgress>();
            var faults = new ConcurrentQueue<Exception>();
            Thread[] workers = [.. Enumerable.Range(0, Jobs).Select(job => new Thread(() =>
            {
                try
                {
                    Work(ladder, store, happened, stop.Token);
                }
                catch (Exception fault)
                {
                    faults.Enqueue(fault);
                    stop.Cancel();
                    Wake();
                }
            }) { IsBackground = true, Name = $"trial {job + 1}" })];
            foreach (Thread worker in workers) worker.Start();
            Thread end = new(() =>
            {
                foreach (Thread worker in workers) worker.Join();
                happened.CompleteAdding();
            }) { IsBackground = true, Name = "end of the sweep" };
            end.Start();
            try
            {
                foreach (SweepProgress progress in happened.GetConsumingEnumerable(CancellationToken.None)) yield return progress;
            }
            finally
            {
                stop.Cancel();
                Wake();
                end.Join();
            }

            if (faults.FirstOrDefault(fault => fault is not OperationCanceledException) is { } first) ExceptionDispatchInfo.Throw(first);
            cancellation.ThrowIfCancellationRequested();
            store.End(Plan);
        }
    }

    /// <summary>Trains trials until none is left.</summary>
    private void Work(Ladder ladder, SweepStore store, BlockingCollection<SweepProgress> happened, CancellationToken stop)
    {
        while (TakeNext(ladder, stop) is { } job)
        {
            (Trial trial, int rung) = job;
            int until = ladder.Until(rung);
            if (store.Find(trial.Key, until) is { } known)
            {
                Finish(ladder, trial, rung, known, isKnown: true, happened);
                continue;
            }

            Tell(trial, null);
            TrialResult result;
            TrialState? state;
            try
            {
                (result, state) = TrialWork.Train(trial, until, start, store.FindState(trial.Key), Stands, kept => store.KeepState(trial.Key, kept), stop);

                void Stands(EpochScore? epoch, int epochs, int end)
                {
                    lock (changed) ladder.Stand(trial, rung, epochs, end);
                    Tell(trial, epoch);
                }
            }
            catch (ArgumentException fault)
            {
                throw new ArgumentException($"Trial {trial.Number + 1} ({trial}) cannot be trained: {fault.Message}", fault);
            }

            if (Plan.Objective == Objective.Accuracy && result.Status == TrialStatus.Trained && double.IsNaN(result.Score.Accuracy))
                throw new ArgumentException($"Trial {trial.Number + 1} ({trial}) has no accuracy, as its targets are numbers: compare by {nameof(Objective.Loss)} or {nameof(Objective.MeanSquaredError)}.");
            store.Add(trial, result, state);
            Finish(ladder, trial, rung, result, isKnown: false, happened);
        }

        void Tell(Trial trial, EpochScore? epoch)
        {
            lock (changed) happened.Add(new SweepProgress { Trial = trial, Epoch = epoch, Done = ladder.Done, Total = ladder.Expected.Jobs, Part = ladder.Part }, CancellationToken.None);
        }
    }

    private (Trial Trial, int Rung)? TakeNext(Ladder ladder, CancellationToken stop)
    {
        lock (changed)
        {
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                if (ladder.Next() is { } job) return job;
                if (ladder.IsDone) return null;
                Monitor.Wait(changed); // wait for trials on other threads
            }
        }
    }

    private void Finish(Ladder ladder, Trial trial, int rung, TrialResult result, bool isKnown, BlockingCollection<SweepProgress> happened)
    {
        lock (changed)
        {
            ladder.Add(trial, rung, result);
            happened.Add(new SweepProgress { Trial = trial, Result = result, IsKnown = isKnown, Done = ladder.Done, Total = ladder.Expected.Jobs, Part = ladder.Part });
            Monitor.PulseAll(changed);
        }
    }

    private void Wake()
    {
        lock (changed) Monitor.PulseAll(changed);
    }
}
