using CsCheck;
using Glassbox.Tests.Kernels;

namespace Glassbox.Tests;

public class PredictTests
{
    [Fact]
    public void One_at_a_time_all_at_once_and_layer_by_layer_give_the_same_bits() =>
        Gen.Select(RandomProblem.Any(widest: 70, deepest: 4, most: 150), Gen.Int[1, 3]).Sample((problem, threads) =>
        {
            Network network = problem.NewNetwork();
            Dataset dataset = problem.NewDataset();
            int outputs = network.Architecture.Outputs;
            float[] expected = [.. Enumerable.Range(0, dataset.Count).SelectMany(s => network.Predict(dataset, s))];

            Numbers.MustBeSame(expected, network.PredictAll(dataset, threads), "dataset");

            float[] inputs = [.. Enumerable.Range(0, dataset.Count).SelectMany(dataset.Inputs)], all = new float[expected.Length];
            network.PredictAll(inputs, all, threads);
            Numbers.MustBeSame(expected, all, "matrix");

            Numbers.MustBeSame(expected.AsSpan(0, outputs), network.Activations(dataset.Inputs(0))[^1], "activations");
        }, iter: 200);

    // If zeros are skipped, the sum is the bias alone; otherwise 0 is added to it.
    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(70)]
    public void Zeros_of_either_sign_give_the_same_bits_whether_they_are_skipped_or_not(int outputs)
    {
        var network = new Network(new Architecture([4, outputs], output: Activation.Identity), 1);
        network.Layers[0].Biases.Fill(-0f);
        float[] dense = [1, 2, 3, 4], inputs = [.. dense, 0, 0, 0, 0, .. dense, -0f, -0f, -0f, -0f], all = new float[4 * outputs];
        network.PredictAll(inputs, all);
        for (int sample = 0; sample < 4; sample++)
        {
            ReadOnlySpan<float> own = inputs.AsSpan(4 * sample, 4);
            Numbers.MustBeSame(network.Predict(own), all.AsSpan(sample * outputs, outputs), "dense");
            Numbers.MustBeSame(network.Predict(own), network.Activations(own)[^1], "activations");
            float[] sparse = new float[5 * outputs];
            network.PredictAll((float[])[.. own, .. new float[16]], sparse);
            Numbers.MustBeSame(network.Predict(own), sparse.AsSpan(0, outputs), "sparse");
        }

        Assert.Equal(1, 1 / all[outputs] > 0 ? 1 : -1);
    }

    [Fact]
    public void Activations_equal_the_outputs_of_networks_that_end_at_that_layer()
    {
        var network = new Network(new Architecture([784, 20, 15, 10], Activation.Tanh, Activation.Softmax), 3);
        var front = new Network(new Architecture([784, 20, 15], Activation.Tanh, Activation.Tanh));
        network.Parameters[..front.Parameters.Length].CopyTo(front.Parameters);
        float[] digit = Digits.Test.Inputs(0);

        float[][] activations = network.Activations(digit);

        Assert.Equal([20, 15, 10], activations.Select(a => a.Length));
        Assert.Equal(front.Predict(digit), activations[1]);
        Assert.Equal(network.Predict(digit), activations[2]);
    }

    [Theory]
    [InlineData(784, 20, 10)]
    [InlineData(784, 5000, 10)] // too wide for the stack
    public void Predicting_into_a_span_allocates_nothing(params int[] sizes)
    {
        var network = new Network(new Architecture(sizes), 1);
        float[] digit = Digits.Test.Inputs(0), outputs = new float[10];
        for (int i = 0; i < 100; i++) network.Predict(digit, outputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) network.Predict(digit, outputs);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(network.Predict(digit), outputs);
    }

    [Fact]
    public void Prediction_is_thread_safe()
    {
        var network = new Network(new Architecture([784, 30, 10]), 1);
        float[] expected = network.PredictAll(Digits.Test.Take(500));
        Parallel.For(0, 2000, (int i) =>
        {
            float[] outputs = new float[10];
            network.Predict(Digits.Test.Inputs(i % 500), outputs);
            Assert.Equal(expected[(i % 500 * 10)..((i % 500 * 10) + 10)], outputs);
        });
    }

    [Fact]
    public void Wrong_lengths_are_rejected_by_name()
    {
        var network = new Network(new Architecture([3, 2]));
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => network.Predict(new float[2], new float[2])).ParamName);
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => network.Predict(new float[3], new float[3])).ParamName);
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => network.PredictAll(new float[7], new float[4])).ParamName);
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => network.PredictAll(new float[6], new float[5])).ParamName);
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => network.Activations(new float[4])).ParamName);
        network.PredictAll(ReadOnlyMemory<float>.Empty, Memory<float>.Empty); // no samples: nothing to do
    }
}
