using Glassbox.Inference;

namespace Glassbox.Training;

/// <summary>The arithmetic of training: takes samples in order and updates the parameters.</summary>
internal abstract class Updater
{
    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; set; }

    /// <summary>Called when the parameters may have been changed from outside.</summary>
    public virtual void ParametersChanged()
    {
    }

    /// <summary>Makes updates until all samples have been used or a weighted sum is not finite.</summary>
    /// <param name="samples">Indices in the dataset.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="tally">Counts the samples.</param>
    /// <returns>The layer, from 0, whose sums are not finite before the next update; −1 on success.</returns>
    public abstract int Run(ReadOnlySpan<int> samples, float rate, ref Tally tally);
}
