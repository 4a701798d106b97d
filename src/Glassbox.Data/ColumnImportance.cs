namespace Glassbox.Data;

/// <summary>How much worse a model does where a column says nothing.</summary>
/// <param name="Column">The name of the column.</param>
/// <param name="Baseline">The score of the rows as they are: the fraction answered rightly, of labels all together, or the mean R² of a regression.</param>
/// <param name="Drops">By how much the score fell each time that the column was brought into a random order.</param>
public sealed record ColumnImportance(string Column, double Baseline, IReadOnlyList<double> Drops)
{
    /// <summary>The mean of the <see cref="Drops"/>: about 0 where the model has no use for the column.</summary>
    public double Mean => Drops.Average();

    /// <summary>The standard deviation of the <see cref="Drops"/>.</summary>
    public double Deviation
    {
        get
        {
            double mean = Mean;
            return Math.Sqrt(Drops.Average(drop => (drop - mean) * (drop - mean)));
        }
    }
}
