namespace Glassbox.Guide.Scenes.Bias;

/// <summary>A neuron with two inputs. The points where its weighted sum is 0 form a straight line.</summary>
/// <param name="Weight1">The weight of the first input.</param>
/// <param name="Weight2">The weight of the second input.</param>
/// <param name="Bias">The bias.</param>
public readonly record struct Line(double Weight1, double Weight2, double Bias)
{
    /// <summary>The length of the weight vector: the rate at which the sum changes across the line.</summary>
    public double Steepness => Math.Sqrt((Weight1 * Weight1) + (Weight2 * Weight2));

    /// <summary>Converts a neuron of the library to a line.</summary>
    public static Line From(Network neuron)
    {
        ArgumentNullException.ThrowIfNull(neuron);
        DenseLayer layer = neuron.Layers[0];
        return new Line(layer.Weights[0], layer.Weights[1], layer.Biases[0]);
    }

    /// <summary>Interpolates between two lines.</summary>
    public static Line Lerp(Line from, Line to, double u) => new(
        from.Weight1 + ((to.Weight1 - from.Weight1) * u), from.Weight2 + ((to.Weight2 - from.Weight2) * u), from.Bias + ((to.Bias - from.Bias) * u));

    /// <summary>Converts the line to a neuron of the library, in single precision.</summary>
    public Network ToNeuron()
    {
        var neuron = new Network(new Architecture([2, 1]));
        neuron.Layers[0].Weights[0] = (float)Weight1;
        neuron.Layers[0].Weights[1] = (float)Weight2;
        neuron.Layers[0].Biases[0] = (float)Bias;
        return neuron;
    }

    /// <summary>Returns the weighted sum at a point.</summary>
    public double Sum(double x, double y) => (Weight1 * x) + (Weight2 * y) + Bias;

    /// <summary>Whether the line exists: without weights, the sum is the same everywhere.</summary>
    public bool Exists => (Weight1 * Weight1) + (Weight2 * Weight2) > 1e-12;

    /// <summary>Returns the point on the line nearest to another; that point itself if there is no line.</summary>
    public (double X, double Y) Nearest(double x, double y)
    {
        if (!Exists) return (x, y);
        double part = Sum(x, y) / ((Weight1 * Weight1) + (Weight2 * Weight2));
        return (x - (Weight1 * part), y - (Weight2 * part));
    }

    /// <summary>Rotates the line about one of its points, counterclockwise.</summary>
    /// <param name="angle">The angle in radians.</param>
    /// <param name="x">The x-coordinate of a point on the line.</param>
    /// <param name="y">The y-coordinate of a point on the line.</param>
    public Line Turned(double angle, double x, double y)
    {
        (double sin, double cos) = Math.SinCos(angle);
        (double first, double second) = ((Weight1 * cos) - (Weight2 * sin), (Weight1 * sin) + (Weight2 * cos));
        return new Line(first, second, (x, y) == (0, 0) ? 0 : -((first * x) + (second * y)));
    }
}
