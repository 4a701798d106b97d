using System.Numerics;

namespace Glassbox.Inference;

/// <summary>Totals over samples.</summary>
/// <param name="Samples">The number of samples.</param>
/// <param name="Correct">The number of correct predictions.</param>
/// <param name="Loss">The sum of their losses.</param>
/// <param name="SquaredErrors">The sum over samples and outputs of (output − target)².</param>
internal readonly record struct Totals(int Samples, int Correct, double Loss, double SquaredErrors) : IAdditionOperators<Totals, Totals, Totals>
{
    public static Totals operator +(Totals left, Totals right) => new(
        left.Samples + right.Samples, left.Correct + right.Correct, left.Loss + right.Loss, left.SquaredErrors + right.SquaredErrors);
}
