using Glassbox.Reference;

namespace Glassbox.Guide.Lab;

/// <summary>The forward pass of one image through a network with one hidden layer, with all intermediate values.</summary>
public sealed class Passing
{
    /// <summary>Computes the forward pass.</summary>
    /// <param name="twin">A network of two layers.</param>
    /// <param name="image">[inputs]</param>
    public Passing(ReferenceNetwork twin, double[] image)
    {
        ArgumentNullException.ThrowIfNull(twin);
        (Twin, Image) = (twin, image);
        Trace trace = twin.Forward(image);
        HiddenSums = trace.Layers[0].Sums.Values;
        HiddenProducts = [.. HiddenSums.Zip(twin.Biases[0].Values, (sum, bias) => sum - bias)];
        Hidden = trace.Layers[0].Activations.Values;
        OutputSums = trace.Layers[1].Sums.Values;
        Outputs = trace.Outputs.Values;
    }

    /// <summary>Initializes a forward pass with activations that other code computed.</summary>
    /// <param name="twin">A network of two layers.</param>
    /// <param name="image">[inputs]</param>
    /// <param name="hidden">[hidden] The activations of the first layer.</param>
    /// <param name="outputs">[outputs] The activations of the second layer.</param>
    public Passing(ReferenceNetwork twin, double[] image, double[] hidden, double[] outputs)
        : this(twin, image) => (Hidden, Outputs) = (hidden, outputs);

    /// <summary>Creates a forward pass from products that other code computed; the rest follows from them.</summary>
    /// <param name="twin">A network of two layers.</param>
    /// <param name="image">[inputs]</param>
    /// <param name="products">[hidden] Weights times image, without biases.</param>
    public static Passing From(ReferenceNetwork twin, double[] image, double[] products)
    {
        ArgumentNullException.ThrowIfNull(twin);
        double[] sums = [.. products.Zip(twin.Biases[0].Values, (product, bias) => product + bias)];
        return new Passing(twin, image) { HiddenProducts = products, HiddenSums = sums };
    }

    /// <summary>The network.</summary>
    public ReferenceNetwork Twin { get; }

    /// <summary>[inputs]</summary>
    public double[] Image { get; }

    /// <summary>[hidden] Weights times image: the weighted sums before their biases.</summary>
    public double[] HiddenProducts { get; private init; }

    /// <summary>[hidden] Weighted sums.</summary>
    public double[] HiddenSums { get; private init; }

    /// <summary>[hidden] Activations.</summary>
    public double[] Hidden { get; }

    /// <summary>[outputs] Weighted sums.</summary>
    public double[] OutputSums { get; }

    /// <summary>[outputs] Activations.</summary>
    public double[] Outputs { get; }

    /// <summary>The index of the largest output; if several are equal, the first of them.</summary>
    public int Answer => Outputs.ArgMax();

    /// <summary>[inputs] Returns the contribution of each input to a neuron: the input times its weight.</summary>
    /// <param name="layer">0 for the hidden layer, 1 for the outputs.</param>
    /// <param name="neuron">The neuron, from 0.</param>
    public double[] Products(int layer, int neuron)
    {
        double[] from = layer == 0 ? Image : Hidden, products = new double[from.Length];
        Span<double> weights = Twin.Weights[layer].Row(neuron);
        for (int i = 0; i < products.Length; i++) products[i] = from[i] * weights[i];
        return products;
    }

    /// <summary>Returns the indices of the values with the largest absolute values, the largest first, without zeros.</summary>
    public static IReadOnlyList<int> Strongest(double[] values, int count) =>
        [.. Enumerable.Range(0, values.Length).Where(i => values[i] != 0).OrderByDescending(i => Math.Abs(values[i])).Take(count)];
}
