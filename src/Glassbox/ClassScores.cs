namespace Glassbox;

/// <summary>Precision, recall and F1: of one class, or the means over several.</summary>
/// <param name="Precision">Of the samples that were answered so, the fraction that are, 0 to 1.</param>
/// <param name="Recall">Of the samples that are so, the fraction that were answered so, 0 to 1.</param>
/// <param name="F1">The harmonic mean of precision and recall; of several classes the mean of theirs.</param>
public sealed record ClassScores(double Precision, double Recall, double F1)
{
    /// <summary>The means over classes that count as much as they are told; a precision or recall that is undefined counts as 0, as in scikit-learn.</summary>
    /// <param name="classes">Of each its scores and how much it counts.</param>
    /// <returns>0 where none of them counts, as in scikit-learn; NaN where there are none.</returns>
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
