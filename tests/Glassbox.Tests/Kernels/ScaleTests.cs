using Glassbox.Kernels;

namespace Glassbox.Tests.Kernels;

public class ScaleTests
{
    [Theory]
    [InlineData(1f)]
    [InlineData(0f)]
    [InlineData(1f / 3)]
    [InlineData(-2.5f)]
    public void Every_length_from_0_to_256_matches_a_plain_loop_bit_for_bit(float factor)
    {
        var random = new RandomSequence(4);
        for (int count = 0; count <= 256; count++)
        {
            float[] source = Numbers.Fill(random, count), actual = new float[count];
            float[] expected = [.. source.Select(v => v * factor)];
            Scale.By(factor, source, actual);
            Numbers.MustBeSame(expected, actual, $"{count}");
            Scale.By(factor, source, source);
            Numbers.MustBeSame(expected, source, $"{count}, in place");
        }
    }
}
