namespace Glassbox.Guide.Worker;

/// <summary>Where a training run stands. Means are over the digits of this epoch so far.</summary>
public sealed record RunReport
{
    /// <summary>The epoch, from 1; 0 before the first digit.</summary>
    public int Epoch { get; init; }

    /// <summary>Updates made, over all epochs.</summary>
    public long Step { get; init; }

    /// <summary>Digits seen in this epoch.</summary>
    public int Samples { get; init; }

    /// <summary>The mean over outputs and digits of (output − label)².</summary>
    public double MeanSquaredError { get; init; }

    /// <summary>The mean of the loss that is made small.</summary>
    public double MeanLoss { get; init; }

    /// <summary>The fraction answered correctly while learning, 0 to 1.</summary>
    public double RunningAccuracy { get; init; }

    /// <summary>Digits a second in the burst that was reported.</summary>
    public double SamplesPerSecond { get; init; }

    /// <summary>The largest size of a weighted sum in the burst that was reported; only runs with switches look.</summary>
    public double LargestSum { get; init; }

    /// <summary>
    /// The fraction of hidden neurons below 0.01 or above 0.99, over the digits of the burst that was reported; only runs
    /// with switches look.
    /// </summary>
    public double Saturated { get; init; }

    /// <summary>
    /// The fraction of hidden deltas that came back with the wrong sign, over the digits of the burst that was reported;
    /// only runs with <see cref="BugSwitches.UpdatedWeights"/> look.
    /// </summary>
    public double Flipped { get; init; }

    /// <summary>Digits of the burst that was reported of which the state says whether each was answered rightly; 0 where nobody asked.</summary>
    public int Answered { get; init; }

    /// <summary>What stopped the run, in words: a NaN, say; null where nothing did.</summary>
    public string? Problem { get; init; }
}
