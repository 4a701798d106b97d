using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Backpropagation.Proof;

/// <summary>
/// The cost of one digit as a function of a single parameter, and the gradient that the program's formulas give. Everything that does not
/// depend on the parameter is computed once, so that a frame can evaluate many points.
/// </summary>
internal sealed class CostCurve
{
    private readonly double[] sums, targets, weights; // [outputs] the sums without the parameter's contribution, and the weights through which it reaches them
    private readonly double signal, hiddenSum, hidden;
    private readonly bool isSquared;

    /// <summary>Initializes the curve of a parameter, with all others fixed.</summary>
    /// <param name="step">The training step of the digit.</param>
    /// <param name="place">The parameter.</param>
    /// <param name="isSquared">Whether the cost is the mean squared error, whose gradient the program's formulas do not give; otherwise, it is cross-entropy.</param>
    public CostCurve(SampleStep step, ParameterPlace place, bool isSquared = false)
    {
        this.isSquared = isSquared;
        Place = place;
        Value = place.In(step.Network);
        targets = step.Targets;
        sums = [.. step.Trace.Layers[1].Sums.Values];
        weights = new double[sums.Length];
        if (place.Layer == 0)
        {
            signal = place.IsBias ? 1 : step.Image[place.From];
            (hiddenSum, hidden) = (step.Trace.Layers[0].Sums.Values[place.To], step.Hidden[place.To]);
            for (int o = 0; o < sums.Length; o++) weights[o] = step.Network.Weights[1][o, place.To];
        }
        else
        {
            signal = place.IsBias ? 1 : step.Hidden[place.From];
            weights[place.To] = 1;
        }
    }

    /// <summary>The parameter.</summary>
    public ParameterPlace Place { get; }

    /// <summary>The value of the parameter in the network.</summary>
    public double Value { get; }

    /// <summary>Returns the cost for another value of the parameter.</summary>
    public double Cost(double value)
    {
        double shift = Shift(value, out _), cost = 0;
        for (int o = 0; o < sums.Length; o++)
        {
            double sum = sums[o] + (weights[o] * shift);
            double gap = Curves.Sigmoid(sum) - targets[o];
            cost += isSquared ? gap * gap / sums.Length : Math.Max(sum, 0) + Math.Log(1 + Math.Exp(-Math.Abs(sum))) - (targets[o] * sum);
        }

        return cost;
    }

    /// <summary>
    /// Returns the gradient that the program computes for another value of the parameter: that of cross-entropy, whichever cost is shown.
    /// </summary>
    public double Slope(double value)
    {
        double shift = Shift(value, out double steep), error = 0;
        for (int o = 0; o < sums.Length; o++)
            error += weights[o] * (Curves.Sigmoid(sums[o] + (weights[o] * shift)) - targets[o]);
        return error * steep * signal;
    }

    // Returns the change of the signal that the output weights multiply, and its derivative with respect to the sum that contains the
    // parameter.
    private double Shift(double value, out double steep)
    {
        double moved = signal * (value - Value);
        steep = 1;
        if (Place.Layer == 1) return moved;
        double now = Curves.Sigmoid(hiddenSum + moved);
        steep = now * (1 - now);
        return now - hidden;
    }
}
