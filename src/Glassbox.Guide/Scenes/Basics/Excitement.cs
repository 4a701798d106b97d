using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Basics;

/// <summary>The response of a neuron to an image.</summary>
/// <param name="Name">The name of the image.</param>
/// <param name="Image">[784] 0 to 1.</param>
/// <param name="Sum">The neuron's weighted sum, including the bias.</param>
/// <param name="Activation">The activation.</param>
public sealed record Excitement(string Name, double[] Image, double Sum, double Activation)
{
    /// <summary>Shows four images to a hidden neuron: two constructed from its own weights, a digit, and solid ink.</summary>
    /// <param name="twin">The network.</param>
    /// <param name="neuron">The index of the hidden neuron.</param>
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
