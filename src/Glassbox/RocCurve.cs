namespace Glassbox;

/// <summary>A threshold, and what would come of naming all that score at least that.</summary>
/// <param name="Threshold">The least score; infinite where none is named.</param>
/// <param name="FalsePositiveRate">Of those that are not, the fraction that would be named, 0 to 1.</param>
/// <param name="TruePositiveRate">Of those that are, the fraction that would be named, 0 to 1.</param>
public readonly record struct RocPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate);

/// <summary>The receiver operating characteristic: how well scores tell those that are something from those that are not, at every threshold.</summary>
/// <remarks>Fawcett 2006, "An introduction to ROC analysis", algorithms 1 and 2; equal scores are taken together.</remarks>
public sealed class RocCurve
{
    private RocCurve(IReadOnlyList<RocPoint> points, double area, int positives, int negatives) =>
        (Points, Area, Positives, Negatives) = (points, area, positives, negatives);

    /// <summary>From (0, 0) to (1, 1): the corners of the curve, the points between on straight lines left out; none where all samples are alike.</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>
    /// The area under the curve: the chance that one that is scores above one that is not, equal scores counting half. 1 is perfect, ½
    /// no better than chance. NaN where all samples are alike.
    /// </summary>
    public double Area { get; }

    /// <summary>How many are.</summary>
    public int Positives { get; }

    /// <summary>How many are not.</summary>
    public int Negatives { get; }

    /// <summary>The curve of scores.</summary>
    /// <param name="scores">[samples] The larger, the surer that it is; NaN ranks below all others.</param>
    /// <param name="truths">[samples] Whether it is.</param>
    /// <exception cref="ArgumentException">There are not as many of both.</exception>
    public static RocCurve From(ReadOnlySpan<double> scores, ReadOnlySpan<bool> truths)
    {
        if (scores.Length != truths.Length) throw new ArgumentException($"There are {scores.Length} scores and {truths.Length} truths.", nameof(truths));
        double[] ascending = scores.ToArray();
        bool[] are = truths.ToArray();
        Array.Sort(ascending, are); // NaN first
        int positives = are.Count(a => a), negatives = are.Length - positives;
        if (positives == 0 || negatives == 0) return new RocCurve([], double.NaN, positives, negatives);

        List<(double Threshold, long False, long True)> corners = [(double.PositiveInfinity, 0, 0)];
        long named = 0, rightly = 0, doubled = 0; // doubled: twice the area, in whole numbers
        for (int i = ascending.Length - 1; i >= 0;)
        {
            (long falseBefore, long trueBefore) = (named - rightly, rightly);
            double threshold = ascending[i];
            for (; i >= 0 && ascending[i].Equals(threshold); i--)
            {
                named++;
                rightly += are[i] ? 1 : 0;
            }

            doubled += (named - rightly - falseBefore) * (rightly + trueBefore);
            if (corners.Count > 1 && IsStraight(corners[^2], corners[^1], (named - rightly, rightly))) corners.RemoveAt(corners.Count - 1);
            corners.Add((threshold, named - rightly, rightly));
        }

        return new RocCurve(
            [.. corners.Select(corner => new RocPoint(corner.Threshold, (double)corner.False / negatives, (double)corner.True / positives))],
            doubled / (2.0 * positives * negatives), positives, negatives);
    }

    private static bool IsStraight((double, long False, long True) a, (double, long False, long True) b, (long False, long True) c) =>
        (b.False - a.False) * (c.True - b.True) == (c.False - b.False) * (b.True - a.True);
}
