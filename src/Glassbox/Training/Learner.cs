namespace Glassbox.Training;

/// <summary>What a <see cref="TrainingLoop"/> drives: a network, its arithmetic, and what the samples came to.</summary>
internal abstract class Learner
{
    /// <summary>Samples for each update.</summary>
    public abstract int BatchSize { get; }

    /// <summary>What the samples of this epoch came to so far.</summary>
    public abstract Score Score { get; }

    /// <summary>Whether outputs can be right or wrong, rather than only nearer to their targets.</summary>
    public abstract bool HasAnswers { get; }

    /// <summary>Starts the score again.</summary>
    public abstract void BeginEpoch();

    /// <summary>Called when somebody else may have changed the parameters.</summary>
    public abstract void ParametersChanged();

    /// <summary>Makes updates, until all samples have been taken or a sum is found that is no finite number.</summary>
    /// <param name="samples">Places in the dataset.</param>
    /// <returns>The layer, from 0, whose sums are not finite before the next update; −1 where all went well.</returns>
    public abstract int Run(ReadOnlySpan<int> samples);

    /// <summary>The layer, from 0, with the first parameter that is no finite number; −1 where there is none.</summary>
    public abstract int FaultyParameters();

    /// <summary>The layer, from 0, whose sums are not finite for one of some samples; −1 where all are. Changes nothing.</summary>
    /// <param name="samples">Places in the dataset.</param>
    public abstract int FaultySums(ReadOnlySpan<int> samples);

    /// <summary>Keeps a copy of the parameters, and of what the optimizer remembers.</summary>
    public abstract void Save();

    /// <summary>Goes back to that copy.</summary>
    public abstract void Restore();
}

/// <summary>What samples came to.</summary>
/// <param name="Samples">How many.</param>
/// <param name="Correct">How many were answered rightly.</param>
/// <param name="MeanLoss">The mean over the samples.</param>
/// <param name="MeanSquaredError">The mean over samples and outputs.</param>
internal readonly record struct Score(int Samples, int Correct, double MeanLoss, double MeanSquaredError);
