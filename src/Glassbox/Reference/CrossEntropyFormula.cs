namespace Glassbox.Reference;

/// <summary>C = −Σ t ln o; with o = softmax(z) and targets that add up to 1, ∂C/∂z = o − t.</summary>
internal sealed class CrossEntropyFormula : LossFormula
{
    public override string Text => "−Σ t · ln o";

    // ln oᵢ is zᵢ − ln Σ e^zⱼ, which stays finite even if oᵢ underflows to 0.
    public override double Value(ReadOnlySpan<double> sums, ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets)
    {
        double largest = double.NegativeInfinity, total = 0, loss = 0;
        foreach (double sum in sums) largest = Math.Max(largest, sum);
        foreach (double sum in sums) total += Math.Exp(sum - largest);
        for (int o = 0; o < sums.Length; o++) loss -= targets[o] * (sums[o] - largest - Math.Log(total));
        return loss;
    }
}
