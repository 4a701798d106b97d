namespace Glassbox.Reference;

/// <summary>C = −Σ t ln o + (1 − t) ln(1 − o); with o = sigmoid(z), ∂C/∂z = o − t.</summary>
internal sealed class BinaryCrossEntropyFormula : LossFormula
{
    public override string Text => "−Σ t · ln o + (1 − t) · ln(1 − o)";

    // −ln o is ln(1 + e^−z), and −ln(1 − o) is ln(1 + e^z): the sums still have the digits that o near 0 or 1 has lost.
    public override double Value(ReadOnlySpan<double> sums, ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets)
    {
        double loss = 0;
        for (int o = 0; o < sums.Length; o++)
            loss += (targets[o] * LogOnePlusExp(-sums[o])) + ((1 - targets[o]) * LogOnePlusExp(sums[o]));
        return loss;
    }

    /// <summary>ln(1 + eˣ), without a power that overflows.</summary>
    private static double LogOnePlusExp(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
