namespace Glassbox.Training;

/// <summary>Random numbers for one sample in one epoch, independent of the order in which they are drawn, so that threads and batches do not matter.</summary>
internal static class SampleRandom
{
    /// <param name="seed">The seed of training.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="sample">The index of the sample in the dataset.</param>
    /// <param name="purpose">The purpose; each has its own numbers.</param>
    public static RandomSequence For(ulong seed, int epoch, int sample, int purpose) =>
        new(Mixed(Mixed(Mixed(seed + (ulong)purpose) + (ulong)epoch) + (ulong)sample), (ulong)purpose);

    // SplitMix64 (Steele, Lea and Flood 2014, figure 15): turns adjacent numbers into unrelated ones.
    private static ulong Mixed(ulong value)
    {
        value = unchecked(value + 0x9E3779B97F4A7C15);
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EB);
        return value ^ (value >> 31);
    }
}
