using CsCheck;

namespace Glassbox.Tests;

/// <summary>A random network, and samples for it to learn, determined by a few numbers.</summary>
/// <param name="Architecture">The shape.</param>
/// <param name="Loss">A loss that suits the output.</param>
/// <param name="Seed">The seed for weights and samples.</param>
/// <param name="Samples">The number of samples.</param>
/// <param name="IsSparse">Whether most inputs are 0.</param>
public sealed record RandomProblem(Architecture Architecture, Loss Loss, uint Seed, int Samples, bool IsSparse)
{
    private static readonly Activation[] Hidden = [.. Activation.All.Where(a => a != Activation.Softmax)];

    /// <summary>Generates problems with any compatible activations and losses.</summary>
    /// <param name="widest">The maximum number of neurons in a layer, and of inputs.</param>
    /// <param name="deepest">The maximum number of layers.</param>
    /// <param name="most">The maximum number of samples.</param>
    public static Gen<RandomProblem> Any(int widest, int deepest, int most) =>
        Gen.Select(
            Gen.Int[1, widest].Array[2, deepest + 1],
            Gen.Int[0, Hidden.Length - 1].Array[deepest],
            Gen.Int[0, Loss.All.Count - 1].Select(l => Loss.All[l]),
            Gen.Int[0, 1000],
            Gen.UInt,
            Gen.Int[1, most],
            Gen.Bool,
            (sizes, hidden, loss, output, seed, samples, isSparse) =>
            {
                Activation[] fitting = [.. Activation.All.Where(a => loss.Incompatibility(a, sizes[^1]) is null)];
                if (fitting.Length == 0) // softmax with one output
                    (sizes[^1], fitting) = (2, [Activation.Softmax]);
                return new RandomProblem(
                    new Architecture(sizes[0], [.. sizes.Skip(1).Select((size, i) => new LayerShape(
                        size, i == sizes.Length - 2 ? fitting[output % fitting.Length] : Hidden[hidden[i]]))]),
                    loss, seed, samples, isSparse);
            });

    public Network NewNetwork()
    {
        var network = new Network(Architecture, Seed, Initializer.Xavier);
        var random = new RandomSequence(Seed, 2);
        foreach (DenseLayer layer in network.Layers)
            foreach (ref float bias in layer.Biases) bias = random.NextSingle() - 0.5f;
        return network;
    }

    public Dataset NewDataset()
    {
        var random = new RandomSequence(Seed, 1);
        float[][] inputs = [.. Enumerable.Range(0, Samples).Select(_ => NewInputs(random))];
        if (Loss != Loss.BinaryCrossEntropy && Loss != Loss.CrossEntropy && Seed % 2 == 0)
            return Dataset.FromSamples(inputs, [.. inputs.Select(_ => NewTargets(random))]);
        return Dataset.FromSamples(
            inputs, [.. inputs.Select(_ => (byte)random.NextInt32(Architecture.Outputs))], Architecture.Outputs);
    }

    // The last activation of random sums, so that the targets can be learned.
    private float[] NewTargets(RandomSequence random)
    {
        float[] targets = new float[Architecture.Outputs];
        Architecture.OutputActivation.Forward(Fill(random, Architecture.Outputs), targets);
        return targets;
    }

    private float[] NewInputs(RandomSequence random)
    {
        float[] row = Fill(random, Architecture.Inputs);
        foreach (ref float input in row.AsSpan())
            if (IsSparse && random.NextInt32(4) > 0) input = 0;
        return row;
    }

    private static float[] Fill(RandomSequence random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
}
