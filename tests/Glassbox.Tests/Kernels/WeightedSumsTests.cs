using Glassbox.Kernels;

namespace Glassbox.Tests.Kernels;

public class WeightedSumsTests
{
    [Fact]
    public void Every_width_from_0_to_256_matches_a_plain_loop_bit_for_bit()
    {
        var random = new RandomSequence(1);
        for (int outputs = 0; outputs <= 256; outputs++)
            foreach (int inputs in new[] { 0, 1, 2, 3, 7, 20 })
            {
                float[] matrix = Numbers.Fill(random, inputs * outputs), biases = Numbers.Fill(random, outputs);
                int[] rows = [.. Enumerable.Range(0, inputs).Where(i => inputs < 5 || i % 3 != 1).Select(i => i * outputs)];
                float[] values = Numbers.Fill(random, rows.Length);
                float[] expected = new float[outputs], actual = Padded(outputs);
                for (int o = 0; o < outputs; o++)
                {
                    float sum = biases[o];
                    for (int n = 0; n < rows.Length; n++)
                    {
                        float product = matrix[rows[n] + o] * values[n];
                        sum += product;
                    }

                    expected[o] = sum;
                }

                WeightedSums.Compute(rows, values, matrix, biases, actual.AsSpan(1, outputs));

                Numbers.MustBeSame(expected, actual.AsSpan(1, outputs), $"{inputs} × {outputs}");
                Assert.Equal((42f, 42f), (actual[0], actual[^1])); // nothing beside it is written
            }
    }

    private static float[] Padded(int count)
    {
        float[] buffer = new float[count + 2];
        (buffer[0], buffer[^1]) = (42, 42);
        return buffer;
    }
}
