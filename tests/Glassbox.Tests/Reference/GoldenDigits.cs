using Glassbox.Reference;

namespace Glassbox.Tests.Reference;

/// <summary>The weights that NumPy computed for the digits, in <c>Golden/mnist</c>.</summary>
internal static class GoldenDigits
{
    public static Architecture Architecture { get; } = new Architecture([784, 20, 10]);

    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Golden", "mnist", name);

    /// <param name="name">The file name without its extension.</param>
    public static ReferenceNetwork Load(string name)
    {
        ReferenceNetwork network = ModelFile.Load(Path($"{name}.npz"), Activation.Sigmoid, Activation.Sigmoid).Reference!;
        Assert.Equal(Architecture, network.Architecture);
        return network;
    }

    /// <summary>Compares each weight and bias of a network with the golden one.</summary>
    /// <param name="name">The file name without its extension.</param>
    /// <param name="network">The network.</param>
    /// <param name="relative">The relative tolerance.</param>
    public static void MustEqual(string name, ReferenceNetwork network, double relative)
    {
        ReferenceNetwork golden = Load(name);
        for (int layer = 0; layer < 2; layer++)
        {
            Near.Relative(golden.Weights[layer].Values, network.Weights[layer].Values, relative, $"{name}, weights_{layer}");
            Near.Relative(golden.Biases[layer].Values, network.Biases[layer].Values, relative, $"{name}, bias_{layer}");
        }
    }
}
