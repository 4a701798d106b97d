namespace Glassbox.Data;

/// <summary>The permutation importance of a column: how much worse a model predicts when the column is shuffled.</summary>
/// <param name="Column">The name of the column.</param>
/// <param name="Baseline">The score of the original rows: the accuracy, over all labels together, or the mean R² of a regression.</param>
/// <param name="Drops">How much the score fell, for each shuffle of the column.</param>
public sealed record ColumnImportance(string Column, double Baseline, IReadOnlyList<double> Drops)
{
    /// <summary>The mean of the <see cref="Drops"/>: about 0 if the model does not use the column.</summary>
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
