using System.Diagnostics;

namespace Glassbox.Sweeps;

/// <summary>Trains one trial as far as it is to be, from where it stands.</summary>
internal static class TrialWork
{
    /// <summary>Where it stands is kept this often, at the ends of epochs.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Of an epoch that whoever stops the sweep waits for.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    /// <param name="trial">The trial.</param>
    /// <param name="until">The epochs to train it for; 0 for its end.</param>
    /// <param name="start">Makes it ready.</param>
    /// <param name="earlier">Where it stands, if it has been trained before.</param>
    /// <param name="stands">Hears of every epoch, with the epochs that are behind it and those that are at the end; and at first, of no epoch, where it goes on.</param>
    /// <param name="keep">Keeps where it stands: from time to time, and when it is asked to stop. The epoch that was under way then is begun anew.</param>
    /// <param name="stop">Asks it to stop.</param>
    /// <returns>What came of it, and where it stands, which goes on to later epochs; null where it is at its end.</returns>
    public static (TrialResult Result, TrialState? State) Train(
        Trial trial, int until, Func<Trial, TrialRun> start, TrialState? earlier, Action<EpochScore?, int, int> stands, Action<TrialState>? keep, CancellationToken stop)
    {
        long begun = Stopwatch.GetTimestamp(), kept = begun;
        TrialRun run = start(trial);
        Trainer trainer = run.Trainer;
        if (trainer.Validation is null) throw new ArgumentException("The trainer of a trial needs validation samples: new Trainer(…) { Validation = samples }.");
        int end = until == 0 ? run.Epochs : Math.Min(until, run.Epochs);

        // Where a sweep compared after other epochs before, it may stand further on: nothing leads back from there.
        if (earlier?.History.Count > end) earlier = null;
        List<EpochScore> history = [.. earlier?.History ?? []];
        double before = earlier?.Seconds ?? 0;
        if (earlier is not null) trainer.RestoreState(earlier.Checkpoint.State!);
        if (history.Count > 0) stands(null, history.Count, end);
        TrialState? last = earlier; // of the last epoch that is finished: within an epoch, the last digit of a sum may go on differently
        TimeSpan took = Short;
        try
        {
            while (history.Count < end && !trainer.HasStopped)
            {
                // A short epoch is rather finished than begun anew; before a long one, where it stands is copied.
                bool isShort = took < Short;
                if (keep is not null && !isShort && history.Count > 0) last = State();
                stop.ThrowIfCancellationRequested();
                long epochBegun = Stopwatch.GetTimestamp();
                TrainingReport report = trainer.Advance(int.MaxValue, isShort ? CancellationToken.None : stop);
                took = Stopwatch.GetElapsedTime(epochBegun);
                ValidationReport validation = report.Validation!;
                history.Add(new EpochScore(history.Count + 1, report.MeanLoss, validation.Loss, validation.Accuracy, validation.MeanSquaredError));
                stands(history[^1], history.Count, end);
                if (keep is null || Stopwatch.GetElapsedTime(kept) < Pause) continue;
                keep(State());
                kept = Stopwatch.GetTimestamp();
            }
        }
        catch (OperationCanceledException)
        {
            if (keep is not null && (trainer.Report is { IsEpochEnd: true, Epoch: > 0 } ? State() : last) is { } state) keep(state);
            throw;
        }
        catch (TrainingDivergedException fault)
        {
            return (Result(TrialStatus.Diverged, null, "", fault.Message), null);
        }

        TrialState? further = until == 0 ? null : State(); // before the best parameters take the place of the last
        if (trainer.BestEpoch is not null) trainer.RestoreBest();
        return (Result(TrialStatus.Trained, trainer.BestEpoch, trainer.Network.ParametersSha256(), null), further);

        TrialState State() => TrialState.Of(trainer, history, Seconds());
        double Seconds() => before + Stopwatch.GetElapsedTime(begun).TotalSeconds;
        TrialResult Result(TrialStatus status, int? bestEpoch, string sha256, string? problem) => new()
        {
            Key = trial.Key, Until = until, Status = status, History = history, BestEpoch = bestEpoch, Sha256 = sha256, Problem = problem,
            Seconds = Seconds(), Machine = Environment.MachineName,
        };
    }
}
