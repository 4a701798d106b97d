using System.Diagnostics;

namespace Glassbox.Sweeps;

/// <summary>Trains one trial from its last state, as far as required.</summary>
internal static class TrialWork
{
    /// <summary>How often its state is stored, at the ends of epochs.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>An epoch shorter than this is finished before the sweep stops.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    /// <param name="trial">The trial.</param>
    /// <param name="until">The number of epochs to train; 0 for the end.</param>
    /// <param name="start">Creates the run.</param>
    /// <param name="earlier">Its last state, if it has been trained before.</param>
    /// <param name="stands">Called after every epoch with the number of epochs done and of those at the end; and first, without an epoch, if it resumes.</param>
    /// <param name="keep">Stores its state from time to time, and when training stops. An unfinished epoch is repeated.</param>
    /// <param name="stop">Stops training.</param>
    /// <returns>Its result, and its state for later epochs, or null at the end of training.</returns>
    public static (TrialResult Result, TrialState? State) Train(
        Trial trial, int until, Func<Trial, TrialRun> start, TrialState? earlier, Action<EpochScore?, int, int> stands, Action<TrialState>? keep, CancellationToken stop)
    {
        long begun = Stopwatch.GetTimestamp(), kept = begun;
        TrialRun run = start(trial);
        Trainer trainer = run.Trainer;
        if (trainer.Validation is null) throw new ArgumentException("The trainer of a trial needs validation samples: new Trainer(…) { Validation = samples }.");
        int end = until == 0 ? run.Epochs : Math.Min(until, run.Epochs);

        // If the sweep had other rungs before, the state may be further on, and there is no way back from it.
        if (earlier?.History.Count > end) earlier = null;
        List<EpochScore> history = [.. earlier?.History ?? []];
        double before = earlier?.Seconds ?? 0;
        if (earlier is not null) trainer.RestoreState(earlier.Checkpoint.State!);
        if (history.Count > 0) stands(null, history.Count, end);
        TrialState? last = earlier; // after the last finished epoch: within an epoch, the last digit of a sum may differ after resuming
        TimeSpan took = Short;
        try
        {
            while (history.Count < end && !trainer.HasStopped)
            {
                // A short epoch is finished rather than repeated; before a long one, the state is copied.
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

        TrialState? further = until == 0 ? null : State(); // before the best parameters replace the last ones
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
