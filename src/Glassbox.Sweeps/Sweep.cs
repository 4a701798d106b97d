using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Glassbox.Sweeps;

/// <summary>Trains the trials of a plan, each on one core, and keeps what comes of them.</summary>
public sealed class Sweep
{
    private readonly Func<Trial, TrialRun> start;
    private readonly object changed = new();

    /// <param name="plan">The trials.</param>
    /// <param name="start">
    /// Makes a trial ready: a pure function of the trial and of data that all trials share. It is called on many threads at once, and
    /// the network that comes of it must be that of one thread.
    /// </param>
    public Sweep(SweepPlan plan, Func<Trial, TrialRun> start)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(start);
        (Plan, this.start) = (plan, start);
    }

    /// <summary>The trials.</summary>
    public SweepPlan Plan { get; }

    /// <summary>Trials to train at once: at least 1; as many as there are cores, if not given.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Which part of the recipes is trained here, where several machines that know nothing of each other share them; all, if not given.</summary>
    public SweepShard Shard { get; init; } = SweepShard.All;

    /// <summary>
    /// Trains what is not trained yet, and tells of it as it happens. Nothing is trained until it is enumerated; who stops enumerating
    /// stops training, and whoever enumerates again, with the same store, goes on where it was.
    /// </summary>
    /// <param name="store">What is known already, and where what comes of trials is kept.</param>
    /// <param name="cancellation">Stops training; where it stands is kept.</param>
    /// <exception cref="OperationCanceledException">Training was asked to stop.</exception>
    /// <exception cref="ArgumentException">A trial cannot be trained; it says which and why. What came of the others is kept.</exception>
    public IEnumerable<SweepProgress> Run(SweepStore store, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(Jobs, 1);
        if (!Shard.IsAll && Plan.Rungs.Count > 1)
            throw new ArgumentException("Successive halving compares all trials with each other, which shards cannot: search at random, or use a cluster.");
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

    /// <summary>Trains trial after trial, until none is left.</summary>
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
                Monitor.Wait(changed); // for what others are training
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
