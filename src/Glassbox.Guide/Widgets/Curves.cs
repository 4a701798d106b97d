using Glassbox.Reference;

namespace Glassbox.Guide.Widgets;

/// <summary>The squash: of a sum, and as points of a curve, which the library's twin computes.</summary>
public static class Curves
{
    /// <summary>What a weighted sum is squashed to, as <c>nn.cs</c> writes it.</summary>
    public static double Sigmoid(double sum) => 1 / (1 + Math.Exp(-sum));

    /// <summary>What a neuron with one input answers to each input.</summary>
    /// <param name="weight">Its weight.</param>
    /// <param name="bias">Its bias.</param>
    /// <param name="from">The first input.</param>
    /// <param name="to">The last input.</param>
    /// <param name="steps">Between them.</param>
    public static IReadOnlyList<(double X, double Y)> Sigmoid(double weight, double bias, double from, double to, int steps = 80)
    {
        ReferenceNetwork neuron = new(new Architecture([1, 1]));
        neuron.Weights[0].Values[0] = weight;
        neuron.Biases[0].Values[0] = bias;
        return [.. Enumerable.Range(0, steps + 1)
            .Select(i => from + ((to - from) * i / steps))
            .Select(x => (x, neuron.Predict([x])[0]))];
    }
}
