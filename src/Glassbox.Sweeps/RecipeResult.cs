namespace Glassbox.Sweeps;

/// <summary>What has come of a recipe with all of its seeds.</summary>
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

    /// <summary>The better ones first: those that went further, then those that score better.</summary>
    internal static IComparer<RecipeResult> BestFirst { get; } = Comparer<RecipeResult>.Create((one, other) => one.CompareTo(other));

    /// <summary>Its trials, by their seeds.</summary>
    public IReadOnlyList<SweepRow> Rows { get; }

    /// <summary>What makes the recipe.</summary>
    public IReadOnlyList<Setting> Settings => Rows[0].Trial.Settings;

    /// <summary>The mean over seeds of the objective; NaN where one has diverged.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation over seeds, of a sample; NaN of a single one.</summary>
    public double Deviation { get; }

    /// <summary>Whether it is trained to its end with all seeds.</summary>
    public bool IsWhole { get; }

    private int CompareTo(RecipeResult other)
    {
        int byLength = Length(other).CompareTo(Length(this));
        if (byLength != 0) return byLength;
        int byScore = plan.Objective.Cost(Mean).CompareTo(plan.Objective.Cost(other.Mean));
        if (byScore != 0) return byScore;
        int byLoss = (double.IsNaN(loss) ? double.PositiveInfinity : loss).CompareTo(double.IsNaN(other.loss) ? double.PositiveInfinity : other.loss);
        return byLoss != 0 ? byLoss : Rows[0].Trial.Recipe.CompareTo(other.Rows[0].Trial.Recipe);

        // What diverged went nowhere. How far it was to go counts: a trial that stopped early by itself is at its end all the same.
        static int Length(RecipeResult recipe) =>
            double.IsNaN(recipe.Mean) ? -1 : recipe.IsWhole ? int.MaxValue : recipe.Rows.Min(row => row.Result.Until == 0 ? int.MaxValue - 1 : row.Result.Until);
    }
}
