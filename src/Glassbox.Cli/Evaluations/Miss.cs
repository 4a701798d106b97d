using Glassbox.Data;

namespace Glassbox.Cli.Evaluations;

/// <summary>A sample that was answered badly: wrongly, where there are classes or labels; or far from the truth.</summary>
/// <param name="Index">Which sample of those that were asked, from 0.</param>
/// <param name="Place">Of the class that it is; of the label or number that is meant.</param>
/// <param name="Answer">Of classes the place of what was said.</param>
/// <param name="Truth">Of a number its truth; of a label 1 or 0.</param>
/// <param name="Said">Of a number what was said; of a class or a label its probability.</param>
internal sealed record Miss(int Index, int Place, int Answer, double Truth, double Said)
{
    /// <summary>The worst of all, the worst first.</summary>
    public static IReadOnlyList<Miss> Worst(ModelEvaluation evaluation, int count) => evaluation.Target.Task switch
    {
        ModelTask.Classes => [.. evaluation.Details.WorstMisclassifications(count).Select(m => new Miss(m.Index, m.Label, m.Answer, double.NaN, evaluation.Answer(m.Index, m.Answer)))],
        ModelTask.Labels => [.. All(evaluation).Where(miss => miss.Truth > 0.5 != miss.Said > 0.5).OrderByDescending(miss => Math.Abs(miss.Truth - miss.Said)).ThenBy(miss => miss.Index).Take(count)],

        // Several numbers have several units: what counts is the distance by the usual one.
        _ => [.. All(evaluation).OrderByDescending(miss => Math.Abs(miss.Truth - miss.Said) / Math.Max(evaluation.Scores[miss.Place].RootMeanSquaredError, double.Epsilon)).ThenBy(miss => miss.Index).Take(count)],
    };

    private static IEnumerable<Miss> All(ModelEvaluation evaluation) =>
        from row in Enumerable.Range(0, evaluation.Count)
        from place in Enumerable.Range(0, evaluation.Target.Outputs)
        select new Miss(row, place, place, evaluation.Truth(row, place), evaluation.Answer(row, place));
}
