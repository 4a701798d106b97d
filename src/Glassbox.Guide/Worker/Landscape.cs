namespace Glassbox.Guide.Worker;

/// <summary>
/// The cost over a plane through three networks: the first at the origin, the last on the first axis, the middle one anywhere. On the
/// plane, the weighted sums of the hidden neurons are linear, so each digit passes through the wide layer only three times.
/// </summary>
/// <remarks>The axes are unit vectors in parameter space, so a unit is the same distance in every direction.</remarks>
internal sealed class Landscape
{
    private readonly int hidden;
    private readonly Dataset digits;
    private readonly double[] origin, along, across;
    private readonly double length, middleAlong, middleAcross;

    /// <summary>Constructs the plane.</summary>
    /// <param name="hidden">The number of hidden neurons of all networks.</param>
    /// <param name="first">The first network, in the layout of <see cref="Network.Parameters"/>.</param>
    /// <param name="middle">The middle network, in the layout of <see cref="Network.Parameters"/>; not on the line through the others.</param>
    /// <param name="last">The last network, in the layout of <see cref="Network.Parameters"/>; differs from the first.</param>
    /// <param name="digits">The digits whose mean cost is the height.</param>
    public Landscape(int hidden, ReadOnlySpan<float> first, ReadOnlySpan<float> middle, ReadOnlySpan<float> last, Dataset digits)
    {
        (this.hidden, this.digits) = (hidden, digits);
        origin = Widened(first);
        (along, length) = Unit(Less(Widened(last), origin));
        double[] toMiddle = Less(Widened(middle), origin);
        middleAlong = Dot(toMiddle, along);
        for (int i = 0; i < toMiddle.Length; i++) toMiddle[i] -= middleAlong * along[i];
        (across, middleAcross) = Unit(toMiddle);
    }

    /// <summary>The square that contains all three networks with a margin.</summary>
    public LandscapeFrame Frame
    {
        get
        {
            double low = Math.Min(0, Math.Min(middleAlong, length)), high = Math.Max(length, Math.Max(middleAlong, 0)), room = 0.3 * (high - low);
            double side = high - low + (2 * room);
            return new LandscapeFrame(low - room, (middleAcross / 2) - (side / 2), side);
        }
    }

    /// <summary>Computes the mean cost at the points of a grid.</summary>
    /// <param name="side">The number of points in each direction, at least 2.</param>
    /// <returns>[side, side] Row by row: along grows with the row, across with the column.</returns>
    public float[] Heights(int side)
    {
        LandscapeFrame frame = Frame;
        (double[] sums, double[] sumsAlong, double[] sumsAcross) = (Sums(origin), Sums(along), Sums(across));
        float[] heights = new float[side * side];
        double[] output = new double[(hidden * 10) + 10], signals = new double[hidden];
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < side; column++)
            {
                double x = frame.Along + (frame.Side * row / (side - 1)), y = frame.Across + (frame.Side * column / (side - 1));
                int tail = (784 * hidden) + hidden;
                for (int i = 0; i < output.Length; i++) output[i] = origin[tail + i] + (x * along[tail + i]) + (y * across[tail + i]);
                double cost = 0;
                for (int d = 0; d < digits.Count; d++)
                {
                    for (int j = 0; j < hidden; j++)
                    {
                        int at = (d * hidden) + j;
                        signals[j] = 1 / (1 + Math.Exp(-(sums[at] + (x * sumsAlong[at]) + (y * sumsAcross[at]))));
                    }

                    cost += Cost(signals, output, digits.Label(d));
                }

                heights[(row * side) + column] = (float)(cost / digits.Count);
            }
        }

        return heights;
    }

    /// <summary>Projects a network onto the plane, with its distance from the plane and its own mean cost.</summary>
    /// <param name="parameters">The network, in the layout of <see cref="Network.Parameters"/>.</param>
    public LandscapePlace Place(ReadOnlySpan<float> parameters)
    {
        double[] network = Widened(parameters), away = Less(network, origin);
        double x = Dot(away, along), y = Dot(away, across), off = Math.Max(0, Dot(away, away) - (x * x) - (y * y)), cost = 0;
        double[] sums = Sums(network), signals = new double[hidden], output = network[((784 * hidden) + hidden)..];
        for (int d = 0; d < digits.Count; d++)
        {
            for (int j = 0; j < hidden; j++) signals[j] = 1 / (1 + Math.Exp(-sums[(d * hidden) + j]));
            cost += Cost(signals, output, digits.Label(d));
        }

        return new LandscapePlace((float)x, (float)y, (float)Math.Sqrt(off), (float)(cost / digits.Count));
    }

    // The binary cross-entropy of one digit, computed from the weighted sums of the outputs to avoid overflow.
    private static double Cost(double[] signals, double[] output, int label)
    {
        double cost = 0;
        int biases = signals.Length * 10;
        for (int o = 0; o < 10; o++)
        {
            double sum = output[biases + o];
            for (int j = 0; j < signals.Length; j++) sum += signals[j] * output[(j * 10) + o];
            cost += Math.Max(sum, 0) + Math.Log(1 + Math.Exp(-Math.Abs(sum))) - (o == label ? sum : 0);
        }

        return cost;
    }

    // [digits, hidden] The weighted sums of the hidden neurons for each digit, for the parameters of a network or of a direction.
    private double[] Sums(double[] parameters)
    {
        double[] sums = new double[digits.Count * hidden];
        int biases = 784 * hidden;
        for (int d = 0; d < digits.Count; d++)
        {
            Span<double> row = sums.AsSpan(d * hidden, hidden);
            parameters.AsSpan(biases, hidden).CopyTo(row);
            ReadOnlySpan<byte> pixels = digits.Pixels(d);
            for (int p = 0; p < pixels.Length; p++)
            {
                if (pixels[p] == 0) continue;
                double ink = pixels[p] / 255f;
                ReadOnlySpan<double> weights = parameters.AsSpan(p * hidden, hidden);
                for (int j = 0; j < row.Length; j++) row[j] += ink * weights[j];
            }
        }

        return sums;
    }

    private static double[] Widened(ReadOnlySpan<float> parameters)
    {
        double[] wide = new double[parameters.Length];
        for (int i = 0; i < wide.Length; i++) wide[i] = parameters[i];
        return wide;
    }

    private static double[] Less(double[] a, double[] b)
    {
        double[] difference = new double[a.Length];
        for (int i = 0; i < a.Length; i++) difference[i] = a[i] - b[i];
        return difference;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static (double[] Direction, double Length) Unit(double[] vector)
    {
        double length = Math.Sqrt(Dot(vector, vector));
        if (length == 0) throw new ArgumentException("Two of the three networks are the same, or all three lie on one line.");
        for (int i = 0; i < vector.Length; i++) vector[i] /= length;
        return (vector, length);
    }
}

/// <summary>A square on the plane.</summary>
/// <param name="Along">Its start along the first axis.</param>
/// <param name="Across">Its start along the second axis.</param>
/// <param name="Side">The length of a side.</param>
public readonly record struct LandscapeFrame(double Along, double Across, double Side);

/// <summary>The projection of a network onto the plane.</summary>
/// <param name="Along">The coordinate on the first axis.</param>
/// <param name="Across">The coordinate on the second axis.</param>
/// <param name="Off">The distance of the network from the plane.</param>
/// <param name="Cost">The mean cost of the network itself.</param>
public readonly record struct LandscapePlace(float Along, float Across, float Off, float Cost);

/// <summary>The cost over a plane through three networks of a run, and the path of the run over it.</summary>
public sealed record LandscapeResult
{
    /// <summary>The square shown.</summary>
    public required LandscapeFrame Frame { get; init; }

    /// <summary>The number of grid points in each direction.</summary>
    public required int Side { get; init; }

    /// <summary>The number of digits averaged over.</summary>
    public required int Digits { get; init; }

    /// <summary>The networks of the run, in order.</summary>
    public required LandscapePlace[] Path { get; init; }

    /// <summary>[side, side] The mean cost; along grows with the row, across with the column. Sent as binary data.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public float[] Heights { get; init; } = [];
}
