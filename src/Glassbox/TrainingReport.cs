namespace Glassbox;

/// <summary>Where training stands. The means are over the samples of this epoch so far.</summary>
public sealed record TrainingReport
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Updates made, over all epochs.</summary>
    public required long Step { get; init; }

    /// <summary>Samples seen in this epoch.</summary>
    public required int Samples { get; init; }

    /// <summary>Whether this epoch is complete.</summary>
    public required bool IsEpochEnd { get; init; }

    /// <summary>The mean of the loss, each sample's taken before the update it took part in.</summary>
    public required double MeanLoss { get; init; }

    /// <summary>The mean over samples and outputs of (output − target)²: the video's <c>e</c>.</summary>
    public required double MeanSquaredError { get; init; }

    /// <summary>
    /// The fraction answered rightly while learning, 0 to 1: each sample is asked before the update it took part in.
    /// NaN where the targets are numbers, not classes.
    /// </summary>
    public required double RunningAccuracy { get; init; }

    /// <summary>Time spent on training in this epoch, not counting what the caller does between reports.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Samples a second, in this epoch.</summary>
    public double SamplesPerSecond => Samples / Math.Max(Elapsed.TotalSeconds, 1e-9);
}
