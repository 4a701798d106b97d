namespace Glassbox.Data;

/// <summary>Where the inputs of samples are kept, their non-zero ones indexed.</summary>
internal abstract class SampleStore(int count, int features)
{
    public int Count { get; } = count;

    public int Features { get; } = features;

    /// <summary>The most non-zero inputs that any sample has.</summary>
    public abstract int MostNonZero { get; }

    /// <summary>Writes the non-zero inputs of a sample in ascending order.</summary>
    /// <param name="sample">Which sample.</param>
    /// <param name="stride">The length of a row of the weights they will meet.</param>
    /// <param name="offsets">[≥ count], written: feature · stride.</param>
    /// <param name="values">[≥ count], written: the inputs.</param>
    /// <returns>How many there are.</returns>
    public abstract int Unpack(int sample, int stride, int[] offsets, float[] values);

    /// <summary>Writes all inputs of a sample.</summary>
    public abstract void CopyTo(int sample, Span<float> destination);
}
