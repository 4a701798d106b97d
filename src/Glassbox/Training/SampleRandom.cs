namespace Glassbox.Training;

/// <summary>Random numbers for one sample in one epoch, whoever asks for them and when: so threads and batches change nothing.</summary>
internal static class SampleRandom
{
    /// <param name="seed">Of training.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="sample">Its place in the dataset.</param>
    /// <param name="purpose">What they are for: each has numbers of its own.</param>
    public static RandomSequence For(ulong seed, int epoch, int sample, int purpose) =>
        new(Mixed(Mixed(Mixed(seed + (ulong)purpose) + (ulong)epoch) + (ulong)sample), (ulong)purpose);

    // SplitMix64 (Steele, Lea and Flood 2014, figure 15): neighbors become numbers that have nothing to do with each other.
    private static ulong Mixed(ulong value)
    {
        value = unchecked(value + 0x9E3779B97F4A7C15);
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EB);
        return value ^ (value >> 31);
    }
}
