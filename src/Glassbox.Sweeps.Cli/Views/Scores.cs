using System.Globalization;
using Glassbox.Cli.Views;

namespace Glassbox.Sweeps.Cli.Views;

/// <summary>Formats scores.</summary>
internal static class Scores
{
    /// <summary>Returns a text such as <c>97.42%</c> or <c>0.01234</c>.</summary>
    public static string Text(Objective objective, double value) =>
        double.IsNaN(value) ? "diverged" : objective == Objective.Accuracy ? Numerals.Percent(value) : value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>Returns the mean over seeds, with the deviation if there are several.</summary>
    public static string Text(Objective objective, RecipeResult recipe) =>
        double.IsNaN(recipe.Mean) || double.IsNaN(recipe.Deviation) ? Text(objective, recipe.Mean)
        : objective == Objective.Accuracy ? $"{Text(objective, recipe.Mean)} ± {Numerals.Fixed(100 * recipe.Deviation, 2)}"
        : Spread(recipe.Mean, recipe.Deviation);

    /// <summary>As <c>0.01234 ± 0.00012</c>: two digits of the deviation, and the mean as exactly as that; both with exponents where they would be long.</summary>
    public static string Spread(double mean, double deviation)
    {
        const double least = 1e-4, most = 1e7;
        const int digits = 4, mostDecimals = 7;
        int decimals = deviation > 0 ? 1 - (int)Math.Floor(Math.Log10(deviation)) : digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(mean)));
        return Math.Abs(mean) is >= least and < most && deviation < most && decimals <= mostDecimals
            ? $"{Numerals.Fixed(mean, Math.Max(0, decimals))} ± {Numerals.Fixed(deviation, Math.Max(0, decimals))}"
            : FormattableString.Invariant($"{mean:G4} ± {deviation:G2}");
    }

    /// <summary>Returns the name of an objective.</summary>
    public static string Name(Objective objective) => objective == Objective.MeanSquaredError ? "mean squared error" : objective.Name;

    /// <summary>Returns a text such as <c>2 h 5 min</c>, <c>1 min 20 s</c> or <c>12 s</c>.</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalHours >= 1 ? FormattableString.Invariant($"{(int)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? FormattableString.Invariant($"{time.Minutes} min {time.Seconds} s")
        : FormattableString.Invariant($"{Math.Max(0, (int)Math.Ceiling(time.TotalSeconds))} s");
}
