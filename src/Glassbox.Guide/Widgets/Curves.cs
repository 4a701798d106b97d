using Glassbox.Reference;

namespace Glassbox.Guide.Widgets;

/// <summary>The sigmoid: of a sum, and as points of a curve, computed by the library's reference implementation.</summary>
public static class Curves
{
    /// <summary>Returns the sigmoid of a weighted sum, as written in <c>nn.cs</c>.</summary>
    public static double Sigmoid(double sum) => 1 / (1 + Math.Exp(-sum));

    /// <summary>Returns the activation curve of a neuron with one input.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="bias">The bias.</param>
    /// <param name="from">The first input.</param>
    /// <param name="to">The last input.</param>
    /// <param name="steps">The number of steps between them.</param>
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
