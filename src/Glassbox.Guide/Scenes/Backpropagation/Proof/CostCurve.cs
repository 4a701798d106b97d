using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Backpropagation.Proof;

/// <summary>
/// The cost of one digit as a single parameter moves, and the slope that the program's formulas claim for it. Everything that the
/// parameter has no part in is computed once, so that a frame can ask for many values.
/// </summary>
internal sealed class CostCurve
{
    private readonly double[] sums, targets, weights; // of the outputs: without the parameter's part, and the weights it reaches them by
    private readonly double signal, hiddenSum, hidden;
    private readonly bool isSquared;

    /// <summary>Of a parameter, with all others as they are.</summary>
    /// <param name="step">The digit's step.</param>
    /// <param name="place">Which parameter.</param>
    /// <param name="isSquared">Whether the mean squared error is measured, to which the program's formulas do not belong; otherwise cross-entropy.</param>
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

    /// <summary>Which parameter.</summary>
    public ParameterPlace Place { get; }

    /// <summary>What it is in the network.</summary>
    public double Value { get; }

    /// <summary>The cost with the parameter at another value.</summary>
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

    /// <summary>The gradient that the program claims, with the parameter at another value: that of cross-entropy, whatever is measured.</summary>
    public double Slope(double value)
    {
        double shift = Shift(value, out double steep), error = 0;
        for (int o = 0; o < sums.Length; o++)
            error += weights[o] * (Curves.Sigmoid(sums[o] + (weights[o] * shift)) - targets[o]);
        return error * steep * signal;
    }

    // By how much what the weights multiply has moved, and how steeply it moves with the sum that the parameter is part of.
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
