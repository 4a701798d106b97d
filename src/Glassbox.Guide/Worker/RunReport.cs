namespace Glassbox.Guide.Worker;

/// <summary>The progress of a training run. Means are over the digits of this epoch so far.</summary>
public sealed record RunReport
{
    /// <summary>The epoch, from 1; 0 before the first digit.</summary>
    public int Epoch { get; init; }

    /// <summary>The number of updates, over all epochs.</summary>
    public long Step { get; init; }

    /// <summary>The number of digits seen in this epoch.</summary>
    public int Samples { get; init; }

    /// <summary>The mean over outputs and digits of (output − label)².</summary>
    public double MeanSquaredError { get; init; }

    /// <summary>The mean of the loss that training minimizes.</summary>
    public double MeanLoss { get; init; }

    /// <summary>The fraction of correct predictions during training, 0 to 1.</summary>
    public double RunningAccuracy { get; init; }

    /// <summary>The digits per second in the last burst.</summary>
    public double SamplesPerSecond { get; init; }

    /// <summary>The largest absolute weighted sum in the last burst; only runs with switches compute it.</summary>
    public double LargestSum { get; init; }

    /// <summary>
    /// The fraction of hidden activations below 0.01 or above 0.99, over the digits of the last burst; only runs with switches compute it.
    /// </summary>
    public double Saturated { get; init; }

    /// <summary>
    /// The fraction of hidden deltas with the wrong sign, over the digits of the last burst; only runs with
    /// <see cref="BugSwitches.UpdatedWeights"/> compute it.
    /// </summary>
    public double Flipped { get; init; }

    /// <summary>
    /// The number of digits in the last burst for which the state reports whether they were predicted correctly; 0 if not requested.
    /// </summary>
    public int Answered { get; init; }

    /// <summary>Why the run stopped, in words, such as a NaN; null if it did not.</summary>
    public string? Problem { get; init; }
}
