using Glassbox.Kernels;

namespace Glassbox.Tests.Kernels;

public class OuterProductTests
{
    [Fact]
    public void Every_width_from_0_to_256_matches_a_plain_loop_bit_for_bit()
    {
        var random = new RandomSequence(2);
        for (int outputs = 0; outputs <= 256; outputs++)
            foreach (int inputs in new[] { 0, 1, 2, 3, 7, 20 })
            {
                int[] rows = [.. Enumerable.Range(0, inputs).Where(i => inputs < 5 || i % 3 != 1).Select(i => i * outputs)];
                float[] values = Numbers.Fill(random, rows.Length), vector = Numbers.Fill(random, outputs);
                float[] actual = Numbers.Fill(random, inputs * outputs), expected = [.. actual];
                for (int n = 0; n < rows.Length; n++)
                    for (int o = 0; o < outputs; o++)
                    {
                        float product = vector[o] * values[n];
                        expected[rows[n] + o] += product;
                    }

                OuterProduct.Add(rows, values, vector, actual);

                Numbers.MustBeSame(expected, actual, $"{inputs} × {outputs}");
            }
    }
}
