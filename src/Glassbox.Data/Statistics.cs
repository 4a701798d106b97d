namespace Glassbox.Data;

/// <summary>Statistics of a column for scaling and for missing values. The same on every machine: sums are taken in order.</summary>
internal static class Statistics
{
    /// <summary>Returns the number that becomes 0, and the difference from it that becomes 1; never 0.</summary>
    /// <param name="sorted">The numbers that are not missing, ascending.</param>
    /// <param name="scaling">The kind of scaling.</param>
    public static (double Offset, double Scale) Scale(double[] sorted, Scaling scaling)
    {
        if (sorted.Length == 0) return (0, 1);
        (double offset, double scale) = scaling switch
        {
            Scaling.Standard => MeanAndDeviation(sorted),
            Scaling.MinMax => (sorted[0], sorted[^1] - sorted[0]),
            Scaling.Robust => (Quantile(sorted, 0.5), Quantile(sorted, 0.75) - Quantile(sorted, 0.25)),
            Scaling.None => (0, 1),
            _ => throw new ArgumentException($"There is no scaling {(int)scaling}.", nameof(scaling)),
        };

        // Numbers that are almost equal contain no information, and must not be magnified.
        double least = Math.Abs(offset) * 1e-12;
        return (offset, scale > least && double.IsFinite(scale) ? scale : 1);
    }

    /// <summary>Returns a quantile, linearly interpolated as in NumPy.</summary>
    /// <param name="sorted">At least one number, ascending.</param>
    /// <param name="part">0 to 1.</param>
    public static double Quantile(double[] sorted, double part)
    {
        double place = part * (sorted.Length - 1);
        int below = (int)place;
        if (below + 1 >= sorted.Length) return sorted[^1];
        return sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>Returns R² of predicted numbers, as in scikit-learn.</summary>
    /// <param name="squared">Σ (prediction − truth)²</param>
    /// <param name="spread">Σ (truth − mean of the truths)²</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="isConstant">Whether all true values are equal: rounding of their mean may then make the spread different from 0.</param>
    public static double R2(double squared, double spread, int count, bool isConstant) =>
        count < 2 ? double.NaN : !isConstant ? 1 - (squared / spread) : squared > 0 ? 0 : squared == 0 ? 1 : double.NaN;

    private static (double Mean, double Deviation) MeanAndDeviation(double[] numbers)
    {
        double sum = 0;
        foreach (double number in numbers) sum += number / numbers.Length; // cannot overflow
        double squares = 0;
        foreach (double number in numbers)
        {
            double difference = number - sum;
            squares += difference * difference;
        }

        return (sum, Math.Sqrt(squares / numbers.Length));
    }
}
