using System.Globalization;

namespace Glassbox.Bench;

/// <summary>The median and the range of some measurements.</summary>
internal readonly record struct Spread(double Median, double Minimum, double Maximum)
{
    /// <param name="values">At least one value.</param>
    public static Spread From(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int half = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    /// <summary>Formats the spread with three digits each, such as <c>1.84 (1.81–1.90)</c>.</summary>
    public override string ToString() => $"{Number(Median)} ({Number(Minimum)}–{Number(Maximum)})";

    public static string Number(double value) => value switch
    {
        >= 100 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("F2", CultureInfo.InvariantCulture),
        >= 0.1 => value.ToString("F3", CultureInfo.InvariantCulture),
        _ => value.ToString("F4", CultureInfo.InvariantCulture),
    };
}
