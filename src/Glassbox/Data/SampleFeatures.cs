using Glassbox.Kernels;

namespace Glassbox.Data;

/// <summary>The inputs of samples, with their non-zero ones indexed.</summary>
internal abstract class SampleFeatures(int count, int features)
{
    public int Count { get; } = count;

    public int Features { get; } = features;

    /// <summary>The largest number of non-zero inputs in any sample.</summary>
    public abstract int MostNonZero { get; }

    /// <summary>The number of non-zero inputs in all samples.</summary>
    public abstract long NonZero { get; }

    /// <summary>The smallest and the largest input of all samples.</summary>
    public abstract (float Minimum, float Maximum) Range { get; }

    /// <summary>The required length of the arrays that <see cref="Unpack"/> writes: it writes whole vectors.</summary>
    public int UnpackLength => MostNonZero + PixelEntries.Overrun;

    /// <summary>Unpacks the non-zero inputs of a sample in ascending order.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="scale">The factor for each feature's index, for example the length of a row of weights.</param>
    /// <param name="offsets">[≥ <see cref="UnpackLength"/>], written: feature · scale.</param>
    /// <param name="values">[≥ <see cref="UnpackLength"/>], written: the inputs.</param>
    /// <returns>The number of non-zero inputs.</returns>
    public abstract int Unpack(int sample, int scale, int[] offsets, float[] values);

    /// <summary>Copies all inputs of a sample.</summary>
    public abstract void CopyTo(int sample, Span<float> destination);
}
