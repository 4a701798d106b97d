namespace Glassbox;

/// <summary>Precision, recall and F1 of one class, or their means over several classes.</summary>
/// <param name="Precision">The fraction of the predictions of the class that are correct, 0 to 1.</param>
/// <param name="Recall">The fraction of the samples of the class that are predicted correctly, 0 to 1.</param>
/// <param name="F1">The harmonic mean of precision and recall; for several classes, the mean of their F1.</param>
public sealed record ClassScores(double Precision, double Recall, double F1)
{
    /// <summary>Computes weighted means over classes; an undefined precision or recall counts as 0, as in scikit-learn.</summary>
    /// <param name="classes">The scores and the weight of each class.</param>
    /// <returns>The means; 0 if all weights are 0, as in scikit-learn; NaN if there are no classes.</returns>
    public static ClassScores Mean(IEnumerable<(ClassScores Scores, double Weight)> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        double precision = 0, recall = 0, f1 = 0, all = 0;
        bool isAny = false;
        foreach ((ClassScores scores, double weight) in classes)
        {
            (all, isAny) = (all + weight, true);
            precision += weight * Defined(scores.Precision);
            recall += weight * Defined(scores.Recall);
            f1 += weight * Defined(scores.F1);
        }

        return isAny && all == 0 ? new ClassScores(0, 0, 0) : new ClassScores(precision / all, recall / all, f1 / all);
    }

    private static double Defined(double score) => double.IsNaN(score) ? 0 : score;
}
