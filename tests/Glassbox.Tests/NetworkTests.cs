namespace Glassbox.Tests;

public class NetworkTests
{
    [Fact]
    public void What_is_written_to_the_console_says_what_it_is()
    {
        var network = new Network(new Architecture([784, 20, 10]), seed: 1);
        Assert.Equal("784-20-10 (sigmoid, sigmoid), 15,910 weights and biases", network.ToString());
        Assert.Equal("784-20-10 (sigmoid, sigmoid), 15,910 weights and biases in float64", Glassbox.Reference.ReferenceNetwork.From(network).ToString());
        Assert.Equal("60,000 samples, 28 × 28 pixels, 10 classes", Digits.Training.ToString());
        Assert.Equal("1 sample, 3 inputs, 1 target", Dataset.FromSamples([[1, 2, 3]], [[1f]]).ToString());
        Assert.Equal("1 sample, 2 × 1 pixels in color, 2 classes", Dataset.FromColorImages(new byte[6], [1], 2, 1, 2).ToString());

        Assert.Equal("784-20-10 (sigmoid, sigmoid), epoch 0, step 0", new Trainer(network, Digits.Training).ToString());

        network.Parameters.Clear(); // all outputs are ½, and the first class is the answer
        Dataset two = Dataset.FromSamples([new float[784], new float[784]], (int[])[0, 1], 10);
        Assert.Equal("50.00% of 2 samples correct, mean squared error 0.25", network.Evaluate(two).ToString());
        Assert.Equal("50.00% of 2 samples correct, mean loss 0.25, mean squared error 0.25", network.Evaluate(two, Loss.MeanSquaredError).ToString());
        Assert.Equal("true \\ predicted 0 1 2\n               0 1 0 0\n               1 1 0 0\n               2 0 0 0",
            new Network(new Architecture([1, 3])).Evaluate(Dataset.FromSamples([[1f], [1f]], (int[])[0, 1], 3)).Confusion.ToString());
        Assert.Equal("1 sample, mean squared error 0.25", new Network(new Architecture([1, 2])).Evaluate(Dataset.FromSamples([[1f]], [[0, 1f]])).ToString());
    }

    public static TheoryData<string> Initializers => [.. Initializer.All.Select(i => i.Name)];

    [Theory]
    [MemberData(nameof(Initializers))]
    public void Weights_fill_the_initializers_range_and_biases_fill_theirs_or_are_0(string name)
    {
        var initializer = Initializer.Parse(name);
        var network = new Network(new Architecture([300, 200, 50]), seed: 5, initializer);
        foreach (DenseLayer layer in network.Layers)
        {
            double limit = name.Split('+')[0] switch
            {
                "uniform" => 0.5,
                "xavier" => Math.Sqrt(6.0 / (layer.Inputs + layer.Outputs)),
                _ => Math.Sqrt(6.0 / layer.Inputs),
            };
            double[] weights = [.. layer.Weights.ToArray().Select(w => (double)w)];
            Assert.Equal(limit, initializer.Limit(layer.Inputs, layer.Outputs), 1e-7);
            Assert.InRange(weights.Max(), 0.999 * limit, limit);
            Assert.InRange(weights.Min(), -limit, -0.999 * limit);
            Assert.Equal(0, weights.Average(), limit / 50);
            Assert.Equal(limit * limit / 3, weights.Average(w => w * w), limit * limit / 50); // the variance of a uniform distribution
            float[] biases = layer.Biases.ToArray();
            double most = initializer.HasRandomBiases ? 1 / Math.Sqrt(layer.Inputs) : 0; // as in PyTorch
            Assert.Equal(name.EndsWith("+biases", StringComparison.Ordinal), initializer.HasRandomBiases);
            Assert.InRange(biases.Max(), 0.9 * most, most);
            Assert.InRange(biases.Min(), -most, -0.9 * most);
        }
    }

    [Fact]
    public void Random_biases_come_from_the_seed_and_do_not_change_the_weights()
    {
        var architecture = new Architecture([30, 20, 5]);
        Network plain = new(architecture, seed: 4, Initializer.He), drawn = new(architecture, seed: 4, Initializer.He.WithRandomBiases());
        for (int i = 0; i < 2; i++) Assert.Equal(plain.Layers[i].Weights, drawn.Layers[i].Weights);
        Assert.Equal(drawn.ParametersSha256(), new Network(architecture, seed: 4, Initializer.Parse("he+biases")).ParametersSha256());
        Assert.NotEqual(drawn.Layers[0].Biases.ToArray(), new Network(architecture, seed: 5, Initializer.Parse("he+biases")).Layers[0].Biases.ToArray());
        Assert.Same(Initializer.He.WithRandomBiases(), Initializer.He.WithRandomBiases().WithRandomBiases());
        Assert.StartsWith(BiasDigest, drawn.ParametersSha256(), StringComparison.Ordinal);
    }

    private const string BiasDigest = "4d68d3c3714fd315";

    [Fact]
    public void The_same_seed_gives_the_same_network_everywhere()
    {
        Assert.Equal(Sha256(1), Sha256(1));
        Assert.NotEqual(Sha256(1), Sha256(2));
        Assert.StartsWith("16815cfe7e0a106f", Sha256(1), StringComparison.Ordinal);

        static string Sha256(ulong seed) => new Network(new Architecture([784, 20, 10]), seed).ParametersSha256();
    }

    [Fact]
    public void Parameters_are_one_buffer_and_layers_are_views_of_it()
    {
        var network = new Network(new Architecture([2, 3, 1]));
        for (int i = 0; i < network.Parameters.Length; i++) network.Parameters[i] = i;

        Assert.Equal([0f, 1, 2, 3, 4, 5], network.Layers[0].Weights);
        Assert.Equal([6f, 7, 8], network.Layers[0].Biases);
        Assert.Equal([9f, 10, 11], network.Layers[1].Weights);
        Assert.Equal([12f], network.Layers[1].Biases);
        Assert.Equal(4, network.Layers[0].Weight(1, 1));
        network.Layers[1].Weight(2, 0) = -1;
        Assert.Equal(-1, network.Parameters[11]);
        Network clone = network.Clone();
        clone.Parameters.Clear();
        Assert.Equal(-1, network.Parameters[11]);
    }

    [Fact]
    public void Prediction_is_thread_safe()
    {
        var network = new Network(new Architecture([784, 20, 10]), seed: 1);
        float[][] expected = [.. Enumerable.Range(0, 500).Select(i => network.Predict(Digits.Test, i))];
        Parallel.For(0, 500, i =>
        {
            Assert.Equal(expected[i], network.Predict(Digits.Test, i));
            Assert.Equal(expected[i], network.Predict(Digits.Test.Inputs(i))); // zeros skipped or not
        });
    }

    [Fact]
    public void Mismatched_sizes_are_rejected_with_a_clear_message()
    {
        var network = new Network(new Architecture([3, 2]));
        Assert.Contains("3 inputs, not 2", Assert.Throws<ArgumentException>(() => network.Predict([1, 2])).Message);
        Assert.Contains("3 inputs", Assert.Throws<ArgumentException>(() => network.Classify(Digits.Test, 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Layers[0].Weight(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Layers[0].Weight(0, -1));
        Refused("at least two sizes", () => new Architecture([3]));
        Refused("at least 1 input, not 0", () => new Architecture([0, 3]));
        Refused("Layer 2 needs at least 1 neuron, not -1", () => new Architecture([3, 2, -1]));
        Refused("at least one layer", () => new Architecture(3));
        Refused("Layer 1 is softmax, which is for the last layer only", () => new Architecture([3, 2, 1], Activation.Softmax));
        Refused("more than 268,435,456 parameters", () => new Architecture([1 << 20, 1 << 20]));
        Refused("There is no activation 'maxout'. Known are identity, sigmoid", () => Activation.Parse("maxout"));
    }

    private static void Refused(string reason, Func<object> make) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => _ = make()).Message, StringComparison.Ordinal);
}
