namespace Glassbox.Data;

/// <summary>What scaling and filling in need to know of the numbers of a column. The same everywhere: sums are taken in order.</summary>
internal static class Statistics
{
    /// <summary>What becomes 0, and how far from there what becomes 1 is; never 0.</summary>
    /// <param name="sorted">The numbers that are not missing, ascending.</param>
    /// <param name="scaling">How.</param>
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

        // Numbers that are all about the same say nothing, and must not be blown up.
        double least = Math.Abs(offset) * 1e-12;
        return (offset, scale > least && double.IsFinite(scale) ? scale : 1);
    }

    /// <summary>The number below which a part of the others lies, as NumPy has it: between two, in proportion.</summary>
    /// <param name="sorted">At least one, ascending.</param>
    /// <param name="part">0 to 1.</param>
    public static double Quantile(double[] sorted, double part)
    {
        double place = part * (sorted.Length - 1);
        int below = (int)place;
        if (below + 1 >= sorted.Length) return sorted[^1];
        return sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>R² of answers to numbers, as scikit-learn has it.</summary>
    /// <param name="squared">Σ (answer − truth)²</param>
    /// <param name="spread">Σ (truth − mean of the truths)²</param>
    /// <param name="count">How many there are.</param>
    /// <param name="isConstant">Whether all truths are one number: their mean may be another one in its last digit, and so the spread not 0.</param>
    public static double R2(double squared, double spread, int count, bool isConstant) =>
        count < 2 ? double.NaN : !isConstant ? 1 - (squared / spread) : squared > 0 ? 0 : squared == 0 ? 1 : double.NaN;

    private static (double Mean, double Deviation) MeanAndDeviation(double[] numbers)
    {
        double sum = 0;
        foreach (double number in numbers) sum += number / numbers.Length; // which cannot overflow
        double squares = 0;
        foreach (double number in numbers)
        {
            double difference = number - sum;
            squares += difference * difference;
        }

        return (sum, Math.Sqrt(squares / numbers.Length));
    }
}
