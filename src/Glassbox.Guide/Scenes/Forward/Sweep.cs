using Glassbox.Guide.Widgets;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Forward;

/// <summary>One row of weights meets the column of pixels, product by product.</summary>
/// <remarks>
/// Steps: 0 is the empty sum; then one for each pixel that is not 0, in order; then the bias; then the sigmoid.
/// The twin starts from the bias, nn.cs adds it last: the sums agree but for the last bits.
/// </remarks>
public sealed class Sweep
{
    private readonly double[] weights;
    private readonly double[] image;

    /// <summary>Sweeps a row.</summary>
    /// <param name="network">784 inputs, one hidden layer.</param>
    /// <param name="image">[784] 0 to 1</param>
    /// <param name="row">The hidden neuron.</param>
    public Sweep(ReferenceNetwork network, double[] image, int row)
    {
        ArgumentNullException.ThrowIfNull(network);
        this.image = image;
        weights = [.. network.Weights[0].Row(row)];
        Bias = network.Biases[0][row, 0];
        Places = [.. Enumerable.Range(0, image.Length).Where(pixel => image[pixel] != 0)];
        Partial = new double[Places.Count + 1];
        for (int i = 0; i < Places.Count; i++) Partial[i + 1] = Partial[i] + Product(Places[i]);
    }

    /// <summary>[784] The row.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <summary>The bias of the row.</summary>
    public double Bias { get; }

    /// <summary>The pixels that are not 0.</summary>
    public IReadOnlyList<int> Places { get; }

    /// <summary>[places + 1] The sum after so many products.</summary>
    public double[] Partial { get; }

    /// <summary>The number of steps.</summary>
    public int Count => Places.Count + 3;

    /// <summary>The whole dot product.</summary>
    public double Dot => Partial[^1];

    /// <summary>With the bias.</summary>
    public double Sum => Dot + Bias;

    /// <summary>Its sigmoid.</summary>
    public double Activation => Curves.Sigmoid(Sum);

    /// <summary>How many products have been added at a step.</summary>
    public int Done(int step) => Math.Clamp(step, 0, Places.Count);

    /// <summary>The pixel whose product a step adds; null where it adds none.</summary>
    public int? Pixel(int step) => step >= 1 && step <= Places.Count ? Places[step - 1] : null;

    /// <summary>weight × pixel</summary>
    public double Product(int pixel) => weights[pixel] * image[pixel];

    /// <summary>[784] The products added up to a step; 0 elsewhere.</summary>
    public double[] Products(int step)
    {
        double[] products = new double[image.Length];
        for (int i = 0; i < Done(step); i++) products[Places[i]] = Product(Places[i]);
        return products;
    }

    /// <summary>The largest products, by size, the largest first.</summary>
    public IEnumerable<int> Strongest(int count) => Places.OrderByDescending(p => Math.Abs(Product(p))).Take(count);
}
