using CsCheck;
using Glassbox.Kernels;
using Glassbox.Tests.Kernels;
using Glassbox.Training;

namespace Glassbox.Tests.Training;

/// <summary>Compares the tiled products of a batch with loops over single samples, bit for bit.</summary>
public class ForwardBackwardTests
{
    [Fact]
    public void Batch_gradients_match_plain_loops_bit_for_bit() =>
        Gen.Select(RandomProblem.Any(widest: 70, deepest: 4, most: 40), Gen.Int[1, 3]).Sample((problem, threads) =>
        {
            Network network = problem.NewNetwork();
            Dataset dataset = problem.NewDataset();
            Numbers.MustBeSame(
                Plain(network, dataset, problem.Loss), Gradients(network, dataset, problem.Loss, threads, skipsZeros: false),
                $"{dataset.Count} samples, {threads} threads");
        }, iter: 1000);

    [Fact]
    public void Gradients_of_digits_match_plain_loops_even_if_zeros_are_skipped()
    {
        var network = new Network(new Architecture([784, 100, 61, 10], Activation.Relu, Activation.Softmax), 7, Initializer.He);
        Dataset dataset = Digits.Training.Take(50);
        float[] expected = Plain(network, dataset, Loss.CrossEntropy);
        foreach (bool skipsZeros in new[] { false, true })
            Numbers.MustBeSame(expected, Gradients(network, dataset, Loss.CrossEntropy, 2, skipsZeros), $"{skipsZeros}");
    }

    [Fact]
    public void Layers_and_batches_of_several_blocks_match_the_gradients_of_plain_loops_too()
    {
        // More samples, inputs and outputs than any block of the products, and none a multiple of a block size.
        var network = new Network(new Architecture([784, 261, 259, 10], Activation.Relu, Activation.Softmax), 7, Initializer.He);
        Dataset dataset = Digits.Training.Take(263);
        float[] expected = Plain(network, dataset, Loss.CrossEntropy);
        foreach (bool skipsZeros in new[] { false, true })
            Numbers.MustBeSame(expected, Gradients(network, dataset, Loss.CrossEntropy, 2, skipsZeros), $"{skipsZeros}");
    }

    [Fact]
    public void A_dense_first_layer_gives_the_same_bits_as_a_sparse_one()
    {
        // 12 of 24 inputs are 0: dense. One more 0 per sample would make it sparse.
        float[][] inputs = [.. Enumerable.Range(0, 30).Select(s => Enumerable.Range(0, 24).Select(
            i => (s + i) % 2 == 0 ? 0f : ((s * 7) + (i * 5)) % 11 / 10f).ToArray())];
        byte[] labels = [.. Enumerable.Range(0, 30).Select(s => (byte)(s % 3))];
        foreach (Dataset dataset in new[]
        {
            Dataset.FromSamples(inputs, labels, 3),
            Dataset.FromSamples([.. inputs.Select(row => row.Select((x, i) => i < 2 ? 0 : x).ToArray())], labels, 3),
        })
        {
            var network = new Network(new Architecture([24, 30, 3], Activation.Tanh, Activation.Softmax), 7);
            Numbers.MustBeSame(
                Plain(network, dataset, Loss.CrossEntropy), Gradients(network, dataset, Loss.CrossEntropy, 1, skipsZeros: false),
                $"density {dataset.Density}");
        }
    }

    private static float[] Gradients(Network network, Dataset dataset, Loss loss, int threads, bool skipsZeros)
    {
        var engine = new ForwardBackward(network.Layers, dataset, loss, dataset.Count, threads, DenseKernel.Default);
        Assert.Equal(-1, engine.Run([.. Enumerable.Range(0, dataset.Count)]));
        var all = new AllGradients(network.Parameters.Length, skipsZeros);
        engine.Gradients(all);
        return all.Gradients;
    }

    // One accumulator per sum, products in ascending order, each rounded before it is added.
    private static float[] Plain(Network network, Dataset dataset, Loss loss)
    {
        float[] gradients = new float[network.Parameters.Length];
        for (int s = 0; s < dataset.Count; s++)
        {
            float[][] sums = new float[network.Layers.Count][], outputs = new float[network.Layers.Count][];
            float[] inputs = dataset.Inputs(s), before = inputs;
            for (int l = 0; l < sums.Length; l++)
            {
                DenseLayer layer = network.Layers[l];
                sums[l] = layer.Biases.ToArray();
                outputs[l] = new float[layer.Outputs];
                for (int o = 0; o < layer.Outputs; o++)
                    for (int i = 0; i < layer.Inputs; i++) Add(ref sums[l][o], before[i], layer.Weight(i, o));
                layer.Activation.Forward(sums[l], outputs[l]);
                before = outputs[l];
            }

            float[] differences = new float[dataset.Outputs], deltas = new float[dataset.Outputs];
            dataset.Subtract(s, outputs[^1], differences);
            loss.Backward(network.Architecture.OutputActivation, sums[^1], outputs[^1], differences, new float[dataset.Outputs], deltas);
            for (int l = sums.Length - 1; l >= 0; l--)
            {
                DenseLayer layer = network.Layers[l];
                before = l == 0 ? inputs : outputs[l - 1];
                float[] errors = new float[layer.Inputs];
                for (int o = 0; o < layer.Outputs; o++)
                    for (int i = 0; i < layer.Inputs; i++)
                    {
                        Add(ref gradients[layer.Start + (i * layer.Outputs) + o], before[i], deltas[o]);
                        Add(ref errors[i], deltas[o], layer.Weight(i, o));
                    }

                for (int o = 0; o < layer.Outputs; o++) gradients[layer.Start + layer.Weights.Length + o] += deltas[o];
                if (l == 0) break;
                deltas = new float[layer.Inputs];
                network.Layers[l - 1].Activation.Backward(sums[l - 1], outputs[l - 1], errors, deltas);
            }
        }

        return gradients;
    }

    private static void Add(ref float sum, float left, float right)
    {
        float product = left * right;
        sum += product;
    }
}
