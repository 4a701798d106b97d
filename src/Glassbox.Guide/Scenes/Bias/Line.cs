namespace Glassbox.Guide.Scenes.Bias;

/// <summary>A neuron with two inputs. Where its weighted sum is 0 is a straight line.</summary>
/// <param name="Weight1">Of the first input.</param>
/// <param name="Weight2">Of the second input.</param>
/// <param name="Bias">What is added.</param>
public sealed record Line(double Weight1, double Weight2, double Bias)
{
    /// <summary>A neuron of the library as a line.</summary>
    public static Line From(Network neuron)
    {
        ArgumentNullException.ThrowIfNull(neuron);
        DenseLayer layer = neuron.Layers[0];
        return new Line(layer.Weights[0], layer.Weights[1], layer.Biases[0]);
    }

    /// <summary>The line as a neuron of the library, its numbers rounded to single precision.</summary>
    public Network ToNeuron()
    {
        var neuron = new Network(new Architecture([2, 1]));
        neuron.Layers[0].Weights[0] = (float)Weight1;
        neuron.Layers[0].Weights[1] = (float)Weight2;
        neuron.Layers[0].Biases[0] = (float)Bias;
        return neuron;
    }

    /// <summary>The part of a square on which the sum is at least 0, corner by corner.</summary>
    /// <param name="least">The square's lower end on both axes.</param>
    /// <param name="most">The square's upper end on both axes.</param>
    public IReadOnlyList<(double X, double Y)> Positive(double least, double most)
    {
        (double X, double Y)[] corners = [(least, least), (most, least), (most, most), (least, most)];
        var part = new List<(double, double)>();
        for (int i = 0; i < 4; i++)
        {
            ((double x0, double y0), (double x1, double y1)) = (corners[i], corners[(i + 1) % 4]);
            (double from, double to) = (Sum(x0, y0), Sum(x1, y1));
            if (from >= 0) part.Add((x0, y0));
            if (from >= 0 == to >= 0) continue;
            double way = from / (from - to);
            part.Add((x0 + (way * (x1 - x0)), y0 + (way * (y1 - y0))));
        }

        return part;
    }

    private double Sum(double x, double y) => (Weight1 * x) + (Weight2 * y) + Bias;
}
