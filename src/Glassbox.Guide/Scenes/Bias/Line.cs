namespace Glassbox.Guide.Scenes.Bias;

/// <summary>A neuron with two inputs. Where its weighted sum is 0 is a straight line.</summary>
/// <param name="Weight1">Of the first input.</param>
/// <param name="Weight2">Of the second input.</param>
/// <param name="Bias">What is added.</param>
public readonly record struct Line(double Weight1, double Weight2, double Bias)
{
    /// <summary>The length of both weights together: how fast the sum changes across the line.</summary>
    public double Steepness => Math.Sqrt((Weight1 * Weight1) + (Weight2 * Weight2));

    /// <summary>A neuron of the library as a line.</summary>
    public static Line From(Network neuron)
    {
        ArgumentNullException.ThrowIfNull(neuron);
        DenseLayer layer = neuron.Layers[0];
        return new Line(layer.Weights[0], layer.Weights[1], layer.Biases[0]);
    }

    /// <summary>A line on its way to another.</summary>
    public static Line Lerp(Line from, Line to, double u) => new(
        from.Weight1 + ((to.Weight1 - from.Weight1) * u), from.Weight2 + ((to.Weight2 - from.Weight2) * u), from.Bias + ((to.Bias - from.Bias) * u));

    /// <summary>The line as a neuron of the library, its numbers rounded to single precision.</summary>
    public Network ToNeuron()
    {
        var neuron = new Network(new Architecture([2, 1]));
        neuron.Layers[0].Weights[0] = (float)Weight1;
        neuron.Layers[0].Weights[1] = (float)Weight2;
        neuron.Layers[0].Biases[0] = (float)Bias;
        return neuron;
    }

    /// <summary>The weighted sum at a place.</summary>
    public double Sum(double x, double y) => (Weight1 * x) + (Weight2 * y) + Bias;

    /// <summary>Whether there is a line: without weights every place has the same sum.</summary>
    public bool Exists => (Weight1 * Weight1) + (Weight2 * Weight2) > 1e-12;

    /// <summary>The place of the line that is nearest to another; that one itself where there is no line.</summary>
    public (double X, double Y) Nearest(double x, double y)
    {
        if (!Exists) return (x, y);
        double part = Sum(x, y) / ((Weight1 * Weight1) + (Weight2 * Weight2));
        return (x - (Weight1 * part), y - (Weight2 * part));
    }

    /// <summary>The line turned about one of its places, counterclockwise.</summary>
    /// <param name="angle">In radians.</param>
    /// <param name="x">A place on the line.</param>
    /// <param name="y">A place on the line.</param>
    public Line Turned(double angle, double x, double y)
    {
        (double sin, double cos) = Math.SinCos(angle);
        (double first, double second) = ((Weight1 * cos) - (Weight2 * sin), (Weight1 * sin) + (Weight2 * cos));
        return new Line(first, second, (x, y) == (0, 0) ? 0 : -((first * x) + (second * y)));
    }
}
