using System.Numerics;
using Glassbox.Inference;

namespace Glassbox.Training;

/// <summary>Sums over validation samples, each multiplied by the weight of its sample.</summary>
/// <param name="Weights">The sum of the weights.</param>
/// <param name="Correct">The sum of the weights of the samples that were answered correctly.</param>
/// <param name="Loss">The sum of the losses.</param>
/// <param name="SquaredErrors">The sum over samples and outputs of (output − target)².</param>
internal readonly record struct WeightedTotals(double Weights, double Correct, double Loss, double SquaredErrors)
    : IAdditionOperators<WeightedTotals, WeightedTotals, WeightedTotals>
{
    /// <summary>What one sample adds, by its weight: 1 where the samples have none.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="sample">The place of this one.</param>
    /// <param name="totals">What it comes to without its weight.</param>
    public static WeightedTotals Of(Dataset samples, int sample, Totals totals)
    {
        double weight = samples.Weight(sample);
        if (weight == 0) return default; // even if its loss is infinite
        return new WeightedTotals(weight, weight * totals.Correct, weight * totals.Loss, weight * totals.SquaredErrors);
    }

    public static WeightedTotals operator +(WeightedTotals left, WeightedTotals right) => new(
        left.Weights + right.Weights, left.Correct + right.Correct, left.Loss + right.Loss, left.SquaredErrors + right.SquaredErrors);

    /// <summary>The weighted means.</summary>
    /// <param name="samples">The samples that were added up.</param>
    /// <param name="isClassified">Whether their targets are classes, so that an answer is correct or not.</param>
    public ValidationReport Report(Dataset samples, bool isClassified) => new()
    {
        Count = samples.Count,
        Loss = Loss / Weights,
        Accuracy = isClassified ? Correct / Weights : double.NaN,
        MeanSquaredError = SquaredErrors / (Weights * samples.Outputs),
    };
}
