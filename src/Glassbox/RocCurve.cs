namespace Glassbox;

/// <summary>A point of a ROC curve: the rates if all samples with at least this score are predicted positive.</summary>
/// <param name="Threshold">The lowest score that is predicted positive; infinite if none is.</param>
/// <param name="FalsePositiveRate">The fraction of the negative samples that are predicted positive, 0 to 1.</param>
/// <param name="TruePositiveRate">The fraction of the positive samples that are predicted positive, 0 to 1.</param>
public readonly record struct RocPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate);

/// <summary>The receiver operating characteristic: how well scores separate positive from negative samples, at every threshold.</summary>
/// <remarks>Fawcett 2006, "An introduction to ROC analysis", algorithms 1 and 2; equal scores are treated together.</remarks>
public sealed class RocCurve
{
    private RocCurve(IReadOnlyList<RocPoint> points, double area, int positives, int negatives) =>
        (Points, Area, Positives, Negatives) = (points, area, positives, negatives);

    /// <summary>The corners of the curve, from (0, 0) to (1, 1), without points on straight lines; empty if all samples have the same truth.</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>
    /// The area under the curve: the probability that a positive sample scores above a negative one, with ties counting half. 1 is perfect, ½ is
    /// chance. NaN if all samples have the same truth.
    /// </summary>
    public double Area { get; }

    /// <summary>The number of positive samples.</summary>
    public int Positives { get; }

    /// <summary>The number of negative samples.</summary>
    public int Negatives { get; }

    /// <summary>Computes the curve.</summary>
    /// <param name="scores">[samples] The higher, the more likely positive; NaN ranks below all others.</param>
    /// <param name="truths">[samples] Whether each sample is positive.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static RocCurve From(ReadOnlySpan<double> scores, ReadOnlySpan<bool> truths)
    {
        if (scores.Length != truths.Length) throw new ArgumentException($"There are {scores.Length} scores and {truths.Length} truths.", nameof(truths));
        double[] ascending = scores.ToArray();
        bool[] are = truths.ToArray();
        Array.Sort(ascending, are); // NaN first
        int positives = are.Count(a => a), negatives = are.Length - positives;
        if (positives == 0 || negatives == 0) return new RocCurve([], double.NaN, positives, negatives);

        List<(double Threshold, long False, long True)> corners = [(double.PositiveInfinity, 0, 0)];
        long named = 0, rightly = 0, doubled = 0; // doubled: twice the area, as an integer
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
