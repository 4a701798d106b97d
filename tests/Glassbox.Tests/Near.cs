using System.Globalization;

namespace Glassbox.Tests;

/// <summary>Comparisons of many numbers, which name the worst of them.</summary>
internal static class Near
{
    /// <summary>Each within a fraction of its expected size, and no further than that.</summary>
    public static void Relative(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double fraction, string what) =>
        Within(expected, actual, fraction, 0, what);

    /// <summary>Each within a fraction of its expected size, plus a distance that all are allowed.</summary>
    public static void Within(
        ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double fraction, double distance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double worst = 0;
        int place = -1;
        for (int i = 0; i < expected.Length; i++)
        {
            double allowed = (fraction * Math.Abs(expected[i])) + distance;
            double excess = Math.Abs(expected[i] - actual[i]) / allowed;
            if (expected[i] == actual[i]) excess = 0;
            if (!(excess <= worst)) (worst, place) = (excess, i);
            if (double.IsNaN(excess)) break;
        }

        if (!(worst <= 1))
            Assert.Fail(string.Create(CultureInfo.InvariantCulture,
                $"{what}: {actual[place]:R} in place {place}, expected {expected[place]:R}: "
                + $"{worst:G3} times as far off as is allowed."));
    }
}
