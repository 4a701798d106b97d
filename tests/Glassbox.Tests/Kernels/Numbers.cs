namespace Glassbox.Tests.Kernels;

/// <summary>Numbers for testing kernels, and distances between floats.</summary>
internal static class Numbers
{
    /// <summary>Returns numbers of many magnitudes and both signs.</summary>
    public static float[] Fill(RandomSequence random, int count)
    {
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = ((2 * random.NextSingle()) - 1) * (1 << random.NextInt32(8)) / 16f;
        return values;
    }

    /// <summary>Asserts that the bits are equal: −0 differs from 0, and NaN equals NaN.</summary>
    public static void MustBeSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i]))
                Assert.Fail(FormattableString.Invariant($"{what}: {actual[i]:R} in place {i}, expected {expected[i]:R}."));
    }

    /// <summary>Returns the error of a float in units in the last place of the exact result.</summary>
    public static double UnitsOff(float actual, double exact)
    {
        float size = Math.Abs((float)exact);
        double unit = size < float.MaxValue ? (double)MathF.BitIncrement(size) - size : Math.ScaleB(1, 104);
        return Math.Abs(actual - exact) / unit;
    }

    /// <summary>Returns floats of both signs in a range of magnitudes, evenly spaced among all floats.</summary>
    /// <param name="smallest">The start: above 0.</param>
    /// <param name="largest">The end.</param>
    /// <param name="stride">Every how many floats to take one.</param>
    public static IEnumerable<float> Sweep(float smallest, float largest, int stride)
    {
        int end = BitConverter.SingleToInt32Bits(largest);
        for (int bits = BitConverter.SingleToInt32Bits(smallest); bits <= end; bits += stride)
        {
            float size = BitConverter.Int32BitsToSingle(bits);
            yield return size;
            yield return -size;
        }
    }
}
