using Glassbox.Cli.Charts;
using Glassbox.Sweeps.Cli.Views;

namespace Glassbox.Sweeps.Cli.Reports;

/// <summary>The axis of the scores of a sweep.</summary>
internal static class ScoreAxis
{
    private const double Wide = 30; // errors that far apart are distinguishable only on a logarithmic scale

    public static ChartAxis Of(SweepTable table)
    {
        Objective objective = table.Plan.Objective;
        double[] scores = [.. Finite(table).DefaultIfEmpty()];
        return new ChartAxis(Scores.Name(objective))
        {
            IsPercent = objective == Objective.Accuracy, IsLogarithmic = !objective.IsMore && scores.Min() > 0 && scores.Max() / scores.Min() >= Wide,
        };
    }

    /// <summary>Returns the scores to show on the axis.</summary>
    public static IEnumerable<double> Finite(SweepTable table) => table.Recipes.Select(recipe => recipe.Mean).Where(double.IsFinite);
}
