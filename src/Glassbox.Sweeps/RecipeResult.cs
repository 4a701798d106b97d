namespace Glassbox.Sweeps;

/// <summary>The results of a recipe over all its seeds.</summary>
public sealed class RecipeResult
{
    private readonly SweepPlan plan;
    private readonly double loss;

    internal RecipeResult(SweepPlan plan, IReadOnlyList<SweepRow> rows)
    {
        this.plan = plan;
        Rows = rows;
        double[] values = [.. rows.Select(row => plan.Objective.Value(row.Result.Score))];
        Mean = values.Average();
        Deviation = values.Length < 2 ? double.NaN : Math.Sqrt(values.Sum(value => (value - Mean) * (value - Mean)) / (values.Length - 1));
        loss = plan.Objective == Objective.Loss ? 0 : rows.Average(row => row.Result.Score.Loss);
        IsWhole = rows.Count == plan.Seeds.Count && rows.All(row => row.Result.Until == 0);
    }

    /// <summary>Orders the best first: by training length, then by score.</summary>
    internal static IComparer<RecipeResult> BestFirst { get; } = Comparer<RecipeResult>.Create((one, other) => one.CompareTo(other));

    /// <summary>Its trials, by seed.</summary>
    public IReadOnlyList<SweepRow> Rows { get; }

    /// <summary>The settings of the recipe.</summary>
    public IReadOnlyList<Setting> Settings => Rows[0].Trial.Settings;

    /// <summary>The mean of the objective over seeds; NaN if a trial diverged.</summary>
    public double Mean { get; }

    /// <summary>The sample standard deviation of the objective over seeds; NaN for a single seed.</summary>
    public double Deviation { get; }

    /// <summary>Whether all its seeds have been trained to the end.</summary>
    public bool IsWhole { get; }

    private int CompareTo(RecipeResult other)
    {
        int byLength = Length(other).CompareTo(Length(this));
        if (byLength != 0) return byLength;
        int byScore = plan.Objective.Cost(Mean).CompareTo(plan.Objective.Cost(other.Mean));
        if (byScore != 0) return byScore;
        int byLoss = (double.IsNaN(loss) ? double.PositiveInfinity : loss).CompareTo(double.IsNaN(other.loss) ? double.PositiveInfinity : other.loss);
        return byLoss != 0 ? byLoss : Rows[0].Trial.Recipe.CompareTo(other.Rows[0].Trial.Recipe);

        // Diverged recipes come last. The rung counts, not the epochs: a trial that stopped early is at its end all the same.
        static int Length(RecipeResult recipe) =>
            double.IsNaN(recipe.Mean) ? -1 : recipe.IsWhole ? int.MaxValue : recipe.Rows.Min(row => row.Result.Until == 0 ? int.MaxValue - 1 : row.Result.Until);
    }
}
