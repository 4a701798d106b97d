using CsCheck;
using Glassbox.Layers;
using Glassbox.Tests.Kernels;

namespace Glassbox.Tests.Layers;

public class SparseProductTests
{
    private const float Untouched = 42;

    [Fact]
    public void Every_number_of_outputs_matches_a_plain_loop_bit_for_bit()
    {
        // Blocks of columns end at every possible position; 16 samples are the fewest that use bands.
        for (int outputs = 1; outputs <= 200; outputs++) MustBeThePlainLoop(16, 200, outputs, 0.2, seed: outputs);
    }

    [Fact]
    public void Any_shape_matches_a_plain_loop_bit_for_bit() =>
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 400], Gen.Int[1, 150], Gen.Double[0, 1], Gen.Int[1, 1000]).Sample(
            (samples, inputs, outputs, density, seed) => MustBeThePlainLoop(samples, inputs, outputs, density, seed), iter: 100, threads: 1);

    [Fact]
    public void Samples_with_no_inputs_or_only_the_last_input_are_correct()
    {
        MustBeThePlainLoop(20, 784, 128, density: 0, seed: 1);
        MustBeThePlainLoop(20, 97, 64, density: 0.01, seed: 2); // one row in the last band
        MustBeThePlainLoop(40, 784, 800, density: 0.19, seed: 3);
    }

    private static void MustBeThePlainLoop(int samples, int inputs, int outputs, double density, int seed)
    {
        var random = new RandomSequence((ulong)seed);
        var network = new Network(new Architecture([inputs, outputs]), seed: 1);
        DenseLayer layer = network.Layers[0];
        Numbers.Fill(random, layer.Weights.Length).CopyTo(layer.Weights);
        Numbers.Fill(random, outputs).CopyTo(layer.Biases);
        float[] rows = Numbers.Fill(random, samples * inputs);
        for (int i = 0; i < rows.Length; i++)
            if (random.NextSingle() >= density) rows[i] = 0;
        if (samples > 1) (rows[inputs - 1], rows[inputs]) = (1.5f, -0.25f); // the last input of one sample, the first of the next

        var batch = new BatchInputs(inputs, samples, density: 0);
        for (int s = 0; s < samples; s++) batch.Read(s, rows.AsSpan(s * inputs, inputs));
        float[] expected = new float[samples * outputs], actual = new float[samples * outputs];
        for (int s = 0; s < samples; s++)
            for (int o = 0; o < outputs; o++)
            {
                float sum = layer.Biases[o];
                for (int i = 0; i < inputs; i++)
                {
                    if (rows[(s * inputs) + i] == 0) continue;
                    float product = layer.Weights[(i * outputs) + o] * rows[(s * inputs) + i];
                    sum += product;
                }

                expected[(s * outputs) + o] = sum;
            }

        // First some samples, without touching the others; then all of them, with the buffers left from before.
        var scratch = new DenseScratch();
        int from = samples / 5;
        Array.Fill(actual, Untouched);
        SparseProduct.Forward(layer, batch, from, samples, actual, scratch);
        Assert.All(actual[..(from * outputs)], sum => Assert.Equal(Untouched, sum));
        Numbers.MustBeSame(expected.AsSpan(from * outputs), actual.AsSpan(from * outputs), $"{samples} × {inputs} × {outputs}, from {from}");
        SparseProduct.Forward(layer, batch, 0, samples, actual, scratch);
        Numbers.MustBeSame(expected, actual, $"{samples} × {inputs} × {outputs}");
    }
}
