using System.Globalization;

namespace Glassbox.Tests;

/// <summary>Compares many numbers, and reports the worst of them.</summary>
internal static class Near
{
    /// <summary>Asserts that each number is within a fraction of its expected value.</summary>
    public static void Relative(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double fraction, string what) =>
        Within(expected, actual, fraction, 0, what);

    /// <summary>Asserts that each number is within a fraction of its expected value, plus an absolute tolerance.</summary>
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
