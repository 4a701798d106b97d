using Glassbox.Sweeps.Cli.Views;

namespace Glassbox.Sweeps.Cli.Reports;

/// <summary>Where scores lie on an axis: the better, the higher.</summary>
internal sealed class ScoreScale
{
    private const double Wide = 30; // errors that far apart are told apart only on a logarithmic scale
    private const int Ticks = 5;
    private readonly Objective objective;
    private readonly double least, most;

    private ScoreScale(Objective objective, double least, double most) =>
        (this.objective, this.least, this.most, IsLogarithmic) = (objective, least, most, !objective.IsMore && least > 0 && most / least >= Wide);

    public bool IsLogarithmic { get; }

    public static ScoreScale Of(SweepTable table)
    {
        double[] scores = [.. table.Recipes.Select(recipe => recipe.Mean).Where(double.IsFinite)];
        return scores.Length == 0 ? new ScoreScale(table.Plan.Objective, 0, 1) : new ScoreScale(table.Plan.Objective, scores.Min(), scores.Max());
    }

    /// <summary>0 to 1.</summary>
    public double Place(double score)
    {
        double place = most <= least ? 0.5 : IsLogarithmic ? Math.Log(score / least) / Math.Log(most / least) : (score - least) / (most - least);
        return objective.IsMore ? place : 1 - place;
    }

    public IEnumerable<(double Place, string Text)> Marks()
    {
        if (most <= least) return [(0.5, Scores.Text(objective, least))];
        return Enumerable.Range(0, Ticks).Select(step => step / (Ticks - 1.0))
            .Select(part => IsLogarithmic ? least * Math.Pow(most / least, part) : least + ((most - least) * part))
            .Select(score => (Place(score), Scores.Text(objective, score)));
    }
}
