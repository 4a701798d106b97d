using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Bias;

/// <summary>One neuron written in two ways: with a bias, and with a second input that is always 1.</summary>
public sealed class AlwaysOne
{
    /// <summary>Performs one training step on both.</summary>
    /// <param name="input">The input.</param>
    /// <param name="weight">The weight of the input.</param>
    /// <param name="bias">The bias, or the weight of the input that is always 1.</param>
    public AlwaysOne(double input, double weight, double bias)
    {
        var withBias = new ReferenceNetwork(new Architecture([1, 1]));
        withBias.Weights[0].Values[0] = weight;
        withBias.Biases[0].Values[0] = bias;
        WithBias = withBias.Trace([input], [1], optimizer: new Sgd { LearningRate = LearningRate });

        var withInput = new ReferenceNetwork(new Architecture([2, 1]));
        withInput.Weights[0].Values[0] = weight;
        withInput.Weights[0].Values[1] = bias;
        WithInput = withInput.Trace([input, 1], [1], optimizer: new Sgd { LearningRate = LearningRate });
    }

    /// <summary>The learning rate.</summary>
    public static float LearningRate => 0.5f;

    /// <summary>The training step of the neuron with a bias.</summary>
    public Trace WithBias { get; }

    /// <summary>The training step of the neuron with two inputs, whose own bias is not used.</summary>
    public Trace WithInput { get; }

    /// <summary>The rows of the comparison: the name, with a bias, with an input that is always 1.</summary>
    public IReadOnlyList<(string What, double WithBias, double WithInput)> Rows =>
    [
        ("weighted sum", WithBias["output sums"].Values[0], WithInput["output sums"].Values[0]),
        ("activation", WithBias["output activations"].Values[0], WithInput["output activations"].Values[0]),
        ("weight after one step of learning", WithBias["updated output weights"].Values[0], WithInput["updated output weights"].Values[0]),
        ("bias after one step of learning", WithBias["updated output biases"].Values[0], WithInput["updated output weights"].Values[1]),
    ];
}
