using System.Globalization;

namespace Glassbox.Cli.Charts;

/// <summary>An axis: its label and range.</summary>
/// <param name="Label">The label, with the unit.</param>
internal sealed record ChartAxis(string Label)
{
    /// <summary>The start; by default at or below the smallest value.</summary>
    public double? Minimum { get; init; }

    /// <summary>The end; by default at or above the largest value.</summary>
    public double? Maximum { get; init; }

    /// <summary>Whether the scale is logarithmic; values of 0 and below are then left out.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Whether only integers are marked.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether values are fractions, shown as percentages.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Formats a value with the precision that a reader needs.</summary>
    public string Text(double value) => !double.IsFinite(value) ? "–"
        : IsPercent ? (100 * value).ToString("0.##", CultureInfo.InvariantCulture) + "%"
        : IsWhole ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : Math.Abs(value) is >= 1e-4 and < 1e7 or 0 ? value.ToString("#,0.######", CultureInfo.InvariantCulture) is var fixedPoint && fixedPoint.Length <= 9 ? fixedPoint : value.ToString("G5", CultureInfo.InvariantCulture)
        : value.ToString("0.###e0", CultureInfo.InvariantCulture);
}
