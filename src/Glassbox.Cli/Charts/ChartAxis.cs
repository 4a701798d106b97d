using System.Globalization;

namespace Glassbox.Cli.Charts;

/// <summary>An axis: what it shows, and from where to where.</summary>
/// <param name="Label">What it shows, with its unit.</param>
internal sealed record ChartAxis(string Label)
{
    /// <summary>Where it begins; otherwise at or below the smallest value.</summary>
    public double? Least { get; init; }

    /// <summary>Where it ends; otherwise at or above the largest value.</summary>
    public double? Most { get; init; }

    /// <summary>Whether equal ratios are equally far apart; values of 0 and less are then left out.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Whether only whole numbers are marked.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether values are fractions, shown as percentages.</summary>
    public bool IsPercent { get; init; }

    /// <summary>A value as text, as exact as a reader needs it.</summary>
    public string Text(double value) => !double.IsFinite(value) ? "–"
        : IsPercent ? (100 * value).ToString("0.##", CultureInfo.InvariantCulture) + "%"
        : IsWhole ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : Math.Abs(value) is >= 1e-4 and < 1e7 or 0 ? value.ToString("#,0.######", CultureInfo.InvariantCulture) is var fixedPoint && fixedPoint.Length <= 9 ? fixedPoint : value.ToString("G5", CultureInfo.InvariantCulture)
        : value.ToString("0.###e0", CultureInfo.InvariantCulture);
}
