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
        : $"{Text(objective, recipe.Mean)} ± {(objective == Objective.Accuracy ? Numerals.Fixed(100 * recipe.Deviation, 2) : recipe.Deviation.ToString("G2", CultureInfo.InvariantCulture))}";

    /// <summary>Returns the name of an objective.</summary>
    public static string Name(Objective objective) => objective == Objective.MeanSquaredError ? "mean squared error" : objective.Name;

    /// <summary>Returns a text such as <c>2 h 5 min</c>, <c>1 min 20 s</c> or <c>12 s</c>.</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalHours >= 1 ? FormattableString.Invariant($"{(int)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? FormattableString.Invariant($"{time.Minutes} min {time.Seconds} s")
        : FormattableString.Invariant($"{Math.Max(0, (int)Math.Ceiling(time.TotalSeconds))} s");
}
