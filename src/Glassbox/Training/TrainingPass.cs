namespace Glassbox.Training;

/// <summary>The arithmetic of training: takes samples in an order, and updates the parameters.</summary>
internal abstract class TrainingPass
{
    /// <summary>Samples for each update.</summary>
    public abstract int BatchSize { get; }

    /// <summary>What the optimizer remembers.</summary>
    public abstract float[][] State { get; }

    /// <summary>Called when somebody else may have changed the parameters.</summary>
    public virtual void ParametersChanged()
    {
    }

    /// <summary>Remembers how far the optimizer has come; of parameters and <see cref="State"/>, the caller keeps a copy.</summary>
    public virtual void Save()
    {
    }

    /// <summary>Goes back to where it was then.</summary>
    public virtual void Restore()
    {
    }

    /// <summary>Makes updates, until all samples have been taken or a sum is found that is no finite number.</summary>
    /// <param name="samples">Places in the dataset.</param>
    /// <param name="tally">Counts the samples taken.</param>
    /// <returns>The layer, from 0, whose sums are not finite before the next update; −1 where all went well.</returns>
    public abstract int Run(ReadOnlySpan<int> samples, ref Tally tally);
}
