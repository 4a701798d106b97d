using Glassbox.Inference;

namespace Glassbox.Training;

/// <summary>The arithmetic of training: takes samples in an order, and updates the parameters.</summary>
internal abstract class Updater
{
    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; set; }

    /// <summary>Called when somebody else may have changed the parameters.</summary>
    public virtual void ParametersChanged()
    {
    }

    /// <summary>Makes updates, until all samples have been taken or a sum is found that is no finite number.</summary>
    /// <param name="samples">Places in the dataset.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="tally">Counts the samples taken.</param>
    /// <returns>The layer, from 0, whose sums are not finite before the next update; −1 where all went well.</returns>
    public abstract int Run(ReadOnlySpan<int> samples, float rate, ref Tally tally);
}
