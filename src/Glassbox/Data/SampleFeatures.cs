using Glassbox.Kernels;

namespace Glassbox.Data;

/// <summary>The inputs of samples, their non-zero ones indexed.</summary>
internal abstract class SampleFeatures(int count, int features)
{
    public int Count { get; } = count;

    public int Features { get; } = features;

    /// <summary>The most non-zero inputs that any sample has.</summary>
    public abstract int MostNonZero { get; }

    /// <summary>How many inputs of all samples together are not 0.</summary>
    public abstract long NonZero { get; }

    /// <summary>The least and the largest input of all samples.</summary>
    public abstract (float Minimum, float Maximum) Range { get; }

    /// <summary>How long the arrays must be that <see cref="Unpack"/> writes to: whole vectors are written.</summary>
    public int UnpackLength => MostNonZero + PixelEntries.Overrun;

    /// <summary>Writes the non-zero inputs of a sample in ascending order.</summary>
    /// <param name="sample">Which sample.</param>
    /// <param name="scale">What the number of each feature is multiplied by, so that it can be where something of that feature starts.</param>
    /// <param name="offsets">[≥ <see cref="UnpackLength"/>], written: feature · scale.</param>
    /// <param name="values">[≥ <see cref="UnpackLength"/>], written: the inputs.</param>
    /// <returns>How many there are.</returns>
    public abstract int Unpack(int sample, int scale, int[] offsets, float[] values);

    /// <summary>Writes all inputs of a sample.</summary>
    public abstract void CopyTo(int sample, Span<float> destination);
}
