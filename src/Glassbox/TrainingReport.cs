namespace Glassbox;

/// <summary>Where training stands. Totals and means are over the samples of this epoch so far.</summary>
public sealed record TrainingReport
{
    /// <summary>The epoch, from 1; 0 before the first step.</summary>
    public required int Epoch { get; init; }

    /// <summary>Updates made, over all epochs.</summary>
    public required long Step { get; init; }

    /// <summary>Samples seen in this epoch.</summary>
    public required int Samples { get; init; }

    /// <summary>Whether this epoch is complete.</summary>
    public required bool IsEpochEnd { get; init; }

    /// <summary>The learning rate of the last step.</summary>
    public required float LearningRate { get; init; }

    /// <summary>
    /// Samples answered rightly while learning: each is asked before the update it took part in. Null where the targets are
    /// numbers, not classes.
    /// </summary>
    public required int? Correct { get; init; }

    /// <summary>The sum of the losses, each sample's taken before the update it took part in.</summary>
    public required double LossSum { get; init; }

    /// <summary>The sum over samples and outputs of (output − target)².</summary>
    public required double SquaredErrorSum { get; init; }

    /// <summary>The number of outputs of the network.</summary>
    public required int Outputs { get; init; }

    /// <summary>Time spent on training in this epoch, not counting what the caller does between reports.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>
    /// How the network answered the samples of <see cref="TrainerBase{T}.Validation"/>, at the end of an epoch; null on the way, and
    /// where there are none.
    /// </summary>
    public ValidationReport? Validation { get; init; }

    /// <summary>The mean loss of a sample; NaN before the first.</summary>
    public double MeanLoss => LossSum / Samples;

    /// <summary>The mean over samples and outputs of (output − target)², the video's <c>e</c>; NaN before the first.</summary>
    public double MeanSquaredError => SquaredErrorSum / ((double)Samples * Outputs);

    /// <summary>The fraction answered rightly while learning, 0 to 1; NaN where there is no <see cref="Correct"/>, or no sample yet.</summary>
    public double RunningAccuracy => Correct is { } correct ? (double)correct / Samples : double.NaN;

    /// <summary>Samples a second, in this epoch.</summary>
    public double SamplesPerSecond => Samples / Math.Max(Elapsed.TotalSeconds, 1e-9);
}
