using Glassbox.Kernels;

namespace Glassbox.Tests.Kernels;

public class NonZeroTests
{
    [Fact]
    public void Every_length_from_0_to_256_gives_the_indices_and_values_of_non_zero_inputs()
    {
        var random = new RandomSequence(1);
        for (int length = 0; length <= 256; length++)
            for (int stride = 1; stride <= 3; stride++)
            {
                float[] inputs = Numbers.Fill(random, length);
                for (int i = 0; i < length; i++)
                    inputs[i] = random.NextInt32(8) switch { < 4 => 0, 4 => -0f, 5 => float.NaN, 6 => float.Epsilon, _ => inputs[i] };
                int[] offsets = new int[length];
                float[] values = new float[length];

                int found = NonZero.Find(inputs, stride, offsets, values);

                int[] expected = [.. Enumerable.Range(0, length).Where(i => inputs[i] != 0)];
                Assert.Equal(expected.Select(i => i * stride), offsets[..found]);
                float[] kept = [.. expected.Select(i => inputs[i])];
                Numbers.MustBeSame(kept, values.AsSpan(0, found), $"{length}");

                Assert.Equal(found, NonZero.Find(inputs, stride, offsets, inputs)); // in place
                Assert.Equal(expected.Select(i => i * stride), offsets[..found]);
                Numbers.MustBeSame(kept, inputs.AsSpan(0, found), $"{length}, in place");
            }
    }
}
