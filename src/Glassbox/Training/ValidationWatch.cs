namespace Glassbox.Training;

/// <summary>Tracks validation results: when to stop, which parameters are best, when to reduce the learning rate.</summary>
/// <param name="options">The training options.</param>
/// <param name="samples">The validation samples.</param>
internal sealed class ValidationWatch<T>(TrainingOptions options, Dataset samples)
    where T : struct
{
    private readonly EarlyStopping? stopping = options.EarlyStopping;
    private readonly PlateauSchedule? plateau = options.Schedule as PlateauSchedule;
    private double best; // if there is a best epoch
    private int waited;
    private T[] bestParameters = [];
    private double plateauBest = double.PositiveInfinity;
    private int plateauWaited;

    public Dataset Samples => samples;

    /// <summary>The epoch with the best parameters; 0 if there is none yet.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The best parameters, if they are kept.</summary>
    public ReadOnlySpan<T> BestParameters => bestParameters;

    /// <summary>How often the learning rate has been reduced.</summary>
    public int Reductions { get; private set; }

    public bool HasStopped => stopping is not null && waited >= stopping.Patience;

    /// <summary>Processes the report of an epoch.</summary>
    public void Take(ValidationReport report, int epoch, Func<T[]> parameters)
    {
        if (stopping is not null)
        {
            double value = stopping.ValueOf(report);
            waited++;
            if (stopping.IsBetter(value, BestEpoch == 0 ? stopping.Worst : best))
                (best, BestEpoch, waited, bestParameters) = (value, epoch, 0, parameters());
        }

        if (plateau is null) return;
        plateauWaited++;
        if (plateau.IsBetter(report.Loss, plateauBest)) (plateauBest, plateauWaited) = (report.Loss, 0);
        if (plateauWaited <= plateau.Patience) return;
        Reductions++;
        plateauWaited = 0;
    }

    public ValidationState<T> Capture() => new()
    {
        DataFingerprint = samples.Fingerprint,
        Best = best,
        BestEpoch = BestEpoch,
        Waited = waited,
        BestParameters = [.. bestParameters],
        PlateauBest = plateauBest,
        PlateauWaited = plateauWaited,
        Reductions = Reductions,
    };

    public void Restore(ValidationState<T> state)
    {
        (best, BestEpoch, waited, bestParameters) = (state.Best, state.BestEpoch, state.Waited, [.. state.BestParameters]);
        (plateauBest, plateauWaited, Reductions) = (state.PlateauBest, state.PlateauWaited, state.Reductions);
    }
}
