namespace Glassbox;

/// <summary>The progress of training. Totals and means are over the samples of this epoch so far.</summary>
public sealed record TrainingReport
{
    /// <summary>The epoch, from 1; 0 before the first step.</summary>
    public required int Epoch { get; init; }

    /// <summary>The number of updates over all epochs.</summary>
    public required long Step { get; init; }

    /// <summary>The number of samples so far in this epoch.</summary>
    public required int Samples { get; init; }

    /// <summary>Whether this epoch is complete.</summary>
    public required bool IsEpochEnd { get; init; }

    /// <summary>The learning rate of the last step.</summary>
    public required float LearningRate { get; init; }

    /// <summary>
    /// The number of samples predicted correctly during training, each before the update it took part in. Null if the targets are numbers, not
    /// classes.
    /// </summary>
    public required int? Correct { get; init; }

    /// <summary>The sum of the losses, each computed before the update that the sample took part in.</summary>
    public required double LossSum { get; init; }

    /// <summary>The sum over samples and outputs of (output − target)².</summary>
    public required double SquaredErrorSum { get; init; }

    /// <summary>The number of outputs of the network.</summary>
    public required int Outputs { get; init; }

    /// <summary>The training time of this epoch, without what the caller does between reports.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>
    /// The results on the <see cref="TrainerBase{T}.Validation"/> samples at the end of an epoch; null before its end and without validation
    /// samples.
    /// </summary>
    public ValidationReport? Validation { get; init; }

    /// <summary>The mean loss; NaN before the first sample.</summary>
    public double MeanLoss => LossSum / Samples;

    /// <summary>The mean over samples and outputs of (output − target)², the video's <c>e</c>; NaN before the first sample.</summary>
    public double MeanSquaredError => SquaredErrorSum / ((double)Samples * Outputs);

    /// <summary>The fraction predicted correctly during training, 0 to 1; NaN without <see cref="Correct"/> or before the first sample.</summary>
    public double RunningAccuracy => Correct is { } correct ? (double)correct / Samples : double.NaN;

    /// <summary>The number of samples per second in this epoch.</summary>
    public double SamplesPerSecond => Samples / Math.Max(Elapsed.TotalSeconds, 1e-9);
}
