using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Basics;

/// <summary>An image shown to a neuron, and what it said.</summary>
/// <param name="Name">What the image is.</param>
/// <param name="Image">[784] 0 to 1.</param>
/// <param name="Sum">The neuron's weighted sum, bias and all.</param>
/// <param name="Activation">The sum squashed.</param>
public sealed record Excitement(string Name, double[] Image, double Sum, double Activation)
{
    /// <summary>Shows four images to a hidden neuron: two made of its own weights, a digit, and nothing but ink.</summary>
    /// <param name="twin">The network.</param>
    /// <param name="neuron">Which of its hidden neurons.</param>
    /// <param name="digit">[784] A digit.</param>
    public static IReadOnlyList<Excitement> Measure(ReferenceNetwork twin, int neuron, double[] digit)
    {
        ArgumentNullException.ThrowIfNull(twin);
        double[] weights = twin.Weights[0].Row(neuron).ToArray();
        return
        [
            Of("a handwritten digit", digit),
            Of("ink everywhere", [.. weights.Select(_ => 1.0)]),
            Of("ink where its weights are negative", [.. weights.Select(w => w < 0 ? 1.0 : 0.0)]),
            Of("ink where its weights are positive", [.. weights.Select(w => w > 0 ? 1.0 : 0.0)]),
        ];

        Excitement Of(string name, double[] image)
        {
            Trace trace = twin.Forward(image);
            return new Excitement(name, image, trace.Layers[0].Sums.Values[neuron], trace.Layers[0].Activations.Values[neuron]);
        }
    }
}
