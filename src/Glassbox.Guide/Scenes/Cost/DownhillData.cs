using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Cost;

/// <summary>
/// The cost of one output over some digits as a function of one or two of its weights, with everything else fixed: curves, slopes,
/// descents. Kind 0 is the squared error, kind 1 the cross-entropy, each summed over the digits.
/// </summary>
internal sealed class DownhillData
{
    /// <summary>The number of training digits.</summary>
    public const int Asked = 64;

    /// <summary>The rows and columns of the landscape.</summary>
    public const int Rows = 25, Columns = 49;

    /// <summary>The range of both weights around their centers.</summary>
    public const double Reach = 12.5, Reach2 = 10;

    private const int Grid = 250, Farthest = 16;
    private static readonly double[] rates = [0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 40];

    private readonly Func<double, double, double> squared; // of output and label
    private readonly double[] first = new double[Asked], second = new double[Asked], rest = new double[Asked];
    private readonly bool[] isWanted = new bool[Asked];
    private readonly double[][] tables = [new double[Grid + 1], new double[Grid + 1]];
    private readonly double[] heights = new double[Rows * Columns]; // [second weight, first weight]

    /// <summary>Searches for an output and two of its weights whose cost curve has a valley.</summary>
    /// <param name="network">A network with 784 inputs, at least two hidden neurons and 10 outputs.</param>
    /// <param name="digits">The digits; the first 64 training digits must be loaded.</param>
    /// <param name="squared">The squared error of an output, 0 to 1, for a label, 0 or 1; null for the guide's own.</param>
    public DownhillData(Network network, IDigits digits, Func<double, double, double>? squared = null)
    {
        this.squared = squared ?? Costs.Squared;
        var reader = new NetworkReader(network);
        double[][] hidden = [.. Enumerable.Range(0, Asked).Select(i => reader.Read(digits.Pixels(DigitSet.Training, i)).Hidden)];
        int[] labels = [.. Enumerable.Range(0, Asked).Select(i => digits.Label(DigitSet.Training, i))];
        DenseLayer layer = network.Layers[1];
        (Output, FirstFrom, SecondFrom) = (0, 0, 1);
        double best = double.NegativeInfinity;
        for (int output = 0; output < layer.Outputs; output++)
        {
            for (int from = 0; from < layer.Inputs; from++)
            {
                Take(layer, hidden, labels, output, from, from == 0 ? 1 : 0);
                double found = Valley(0);
                if (found > best) (best, Output, FirstFrom) = (found, output, from);
            }
        }

        best = double.NegativeInfinity;
        for (int from = 0; from < layer.Inputs; from++)
        {
            if (from == FirstFrom) continue;
            Take(layer, hidden, labels, Output, from, FirstFrom);
            if (Valley(0) is var found && found > best) (best, SecondFrom) = (found, from);
        }

        Take(layer, hidden, labels, Output, FirstFrom, SecondFrom);
        SecondWeight = layer.Weight(SecondFrom, Output);
        Lowest = Enumerable.Range(-4 * Farthest, (8 * Farthest) + 1).Select(i => i / 4.0).MinBy(weight => At(0, weight, SecondWeight, out _, out _));
        for (int kind = 0; kind < 2; kind++)
            for (int i = 0; i <= Grid; i++) tables[kind][i] = At(kind, Least + ((Most - Least) * i / Grid), SecondWeight, out _, out _);
        for (int row = 0; row < Rows; row++)
            for (int column = 0; column < Columns; column++) heights[(row * Columns) + column] = At(0, FirstAt(column), SecondAt(row), out _, out _);
        Highest = tables[0].Max();
        (Start, Far) = Places();
        (Creep, Good, Leap) = Rates();
    }

    /// <summary>The output whose cost is shown: the one for this digit.</summary>
    public int Output { get; }

    /// <summary>The hidden neuron that the first weight connects.</summary>
    public int FirstFrom { get; }

    /// <summary>The hidden neuron that the second weight connects.</summary>
    public int SecondFrom { get; }

    /// <summary>The minimum of the first weight.</summary>
    public double Least => Lowest - Reach;

    /// <summary>The maximum of the first weight.</summary>
    public double Most => Lowest + Reach;

    /// <summary>The value of the second weight while only the first changes.</summary>
    public double SecondWeight { get; private set; }

    /// <summary>The approximate first weight with the smallest squared error.</summary>
    public double Lowest { get; }

    /// <summary>The largest visible squared error.</summary>
    public double Highest { get; }

    /// <summary>A point on the slope at which descents start.</summary>
    public double Start { get; }

    /// <summary>A point far out, where the squared error is flat.</summary>
    public double Far { get; }

    /// <summary>A learning rate that is too small.</summary>
    public double Creep { get; }

    /// <summary>A learning rate that reaches the minimum.</summary>
    public double Good { get; }

    /// <summary>A learning rate that jumps out of the valley.</summary>
    public double Leap { get; }

    /// <summary>Returns the cost over all digits and its derivatives with respect to both weights.</summary>
    public double At(int kind, double weight1, double weight2, out double slope1, out double slope2)
    {
        double cost = 0;
        (slope1, slope2) = (0, 0);
        for (int i = 0; i < Asked; i++)
        {
            double sum = rest[i] + (weight1 * first[i]) + (weight2 * second[i]), output = 1 / (1 + Math.Exp(-sum)), wanted = isWanted[i] ? 1 : 0;
            double slope = kind == 0 ? Costs.SquaredSlope(output, wanted) : Costs.CrossEntropySlope(output, wanted);
            cost += kind == 0 ? squared(output, wanted) : Softplus(isWanted[i] ? -sum : sum); // −ln of an output near 0 would be inaccurate
            slope1 += slope * first[i];
            slope2 += slope * second[i];
        }

        return cost;
    }

    /// <summary>Returns the cost as a function of the first weight, interpolated from a table: for drawing.</summary>
    public double Curve(int kind, double weight)
    {
        double at = Math.Clamp((weight - Least) / (Most - Least), 0, 1) * Grid;
        int cell = Math.Min(Grid - 1, (int)at);
        return Ease.Lerp(tables[kind][cell], tables[kind][cell + 1], at - cell);
    }

    /// <summary>Returns the slope of the curve.</summary>
    public double Slope(int kind, double weight)
    {
        At(kind, weight, SecondWeight, out double slope, out _);
        return slope;
    }

    /// <summary>Returns the squared error at a grid point of the landscape.</summary>
    public double Height(int row, int column) => heights[(row * Columns) + column];

    /// <summary>Returns the first weight of a column.</summary>
    public double FirstAt(int column) => Least + ((Most - Least) * column / (Columns - 1));

    /// <summary>Returns the second weight of a row; the middle row has its current value.</summary>
    public double SecondAt(int row) => SecondWeight + (Reach2 * ((2.0 * row / (Rows - 1)) - 1));

    /// <summary>Computes gradient descent on the first weight: the start, and the weight after each step.</summary>
    public void Walk(int kind, double weight, double rate, Span<double> places)
    {
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = weight;
            weight = Math.Clamp(weight - (rate * Slope(kind, weight)), Least - 60, Most + 60);
        }
    }

    /// <summary>Computes gradient descent on both weights, limited to the landscape.</summary>
    public void Walk(double weight1, double weight2, double rate, Span<(double, double)> places)
    {
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = (weight1, weight2);
            At(0, weight1, weight2, out double slope1, out double slope2);
            weight1 = Math.Clamp(weight1 - (rate * slope1), Least, Most);
            weight2 = Math.Clamp(weight2 - (rate * slope2), SecondWeight - Reach2, SecondWeight + Reach2);
        }
    }

    private static double Softplus(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));

    private void Take(DenseLayer layer, double[][] hidden, int[] labels, int output, int from1, int from2)
    {
        SecondWeight = layer.Weight(from2, output);
        for (int i = 0; i < Asked; i++)
        {
            double sum = layer.Biases[output];
            for (int from = 0; from < layer.Inputs; from++)
                if (from != from1 && from != from2) sum += layer.Weight(from, output) * hidden[i][from];
            (rest[i], first[i], second[i], isWanted[i]) = (sum, hidden[i][from1], hidden[i][from2], labels[i] == output);
        }
    }

    // The depth of the valley: the height of its lower side above the bottom.
    private double Valley(int kind)
    {
        double left = At(kind, -Farthest, SecondWeight, out _, out _), right = At(kind, Farthest, SecondWeight, out _, out _), least = double.MaxValue;
        for (double weight = -Farthest / 2; weight <= Farthest / 2; weight += 2) least = Math.Min(least, At(kind, weight, SecondWeight, out _, out _));
        return Math.Min(left, right) - least;
    }

    // Left of the bottom: a point where the slope is still steep, and one where the slope of the squared error is almost 0.
    private (double Start, double Far) Places()
    {
        double steepest = 0;
        for (double weight = Least; weight < Lowest; weight += 0.25) steepest = Math.Max(steepest, -Slope(0, weight));
        double start = Lowest - (0.5 * Reach), far = Least + 1;
        for (double weight = Lowest; weight > Least + 3; weight -= 0.25)
        {
            if (-Slope(0, weight) < 0.55 * steepest && weight < Lowest - 4)
            {
                start = weight;
                break;
            }
        }

        for (double weight = start; weight > Least + 1; weight -= 0.25)
        {
            if (-Slope(0, weight) > 0.04 * steepest) continue;
            far = weight;
            break;
        }

        return (start, Math.Min(far, start - 1));
    }

    private (double, double, double) Rates()
    {
        Span<double> walk = stackalloc double[10];
        double good = 1, closest = double.MaxValue, way = Lowest - Start;
        foreach (double rate in rates)
        {
            Walk(0, Start, rate, walk);
            bool leaps = false;
            for (int i = 1; i < 7; i++) leaps |= walk[i] > Lowest + (0.5 * way) || walk[i] < Start - 0.1;
            double off = Math.Abs(walk[6] - Lowest);
            if (!leaps && off < closest - 0.05) (good, closest) = (rate, off);
        }

        double creep = good / 10, leap = good * 10;
        foreach (double rate in rates)
        {
            if (rate >= good / 4) continue;
            Walk(0, Start, rate, walk);
            if (walk[9] < Start + (0.45 * way)) creep = rate;
        }

        for (int i = rates.Length - 1; i >= 0 && rates[i] > 2 * good; i--)
        {
            Walk(0, Start, rates[i], walk);
            if (walk[1] > Lowest + (0.5 * way) && walk[1] < Most && At(0, walk[4], SecondWeight, out _, out _) > At(0, Start, SecondWeight, out _, out _) * 0.8) leap = rates[i];
        }

        return (creep, good, leap);
    }
}
