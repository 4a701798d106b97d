using Glassbox.Data;

namespace Glassbox.Cli.Evaluations;

/// <summary>A mistake: a wrong class or label, or a number far from the truth.</summary>
/// <param name="Index">The index of the sample.</param>
/// <param name="Place">The index of the true class, of the label, or of the number.</param>
/// <param name="Answer">For classes, the index of the answer.</param>
/// <param name="Truth">For a number, the true value; for a label, 1 or 0.</param>
/// <param name="Said">For a number, the predicted value; for a class or a label, its probability.</param>
internal sealed record Miss(int Index, int Place, int Answer, double Truth, double Said)
{
    /// <summary>Returns the worst mistakes, worst first.</summary>
    public static IReadOnlyList<Miss> Worst(ModelEvaluation evaluation, int count) => evaluation.Target.Task switch
    {
        ModelTask.Classes => [.. evaluation.Details.WorstMisclassifications(count).Select(m => new Miss(m.Index, m.Label, m.Answer, double.NaN, evaluation.Answer(m.Index, m.Answer)))],
        ModelTask.Labels => [.. All(evaluation).Where(miss => miss.Truth > 0.5 != miss.Said > 0.5).OrderByDescending(miss => Math.Abs(miss.Truth - miss.Said)).ThenBy(miss => miss.Index).Take(count)],

        // Numbers may have different units, so each error is relative to the RMSE of its number.
        _ => [.. All(evaluation).OrderByDescending(miss => Math.Abs(miss.Truth - miss.Said) / Math.Max(evaluation.Scores[miss.Place].RootMeanSquaredError, double.Epsilon)).ThenBy(miss => miss.Index).Take(count)],
    };

    private static IEnumerable<Miss> All(ModelEvaluation evaluation) =>
        from row in Enumerable.Range(0, evaluation.Count)
        from place in Enumerable.Range(0, evaluation.Target.Outputs)
        select new Miss(row, place, place, evaluation.Truth(row, place), evaluation.Answer(row, place));
}
