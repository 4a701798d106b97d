namespace Glassbox.Reference;

/// <summary>C = −Σ t ln o + (1 − t) ln(1 − o); with o = sigmoid(z), ∂C/∂z = o − t.</summary>
internal sealed class BinaryCrossEntropyFormula : LossFormula
{
    public override string Text => "−Σ t · ln o + (1 − t) · ln(1 − o)";

    // −ln o is ln(1 + e^−z), and −ln(1 − o) is ln(1 + e^z): the sums keep the digits that o loses near 0 and 1.
    public override double Value(ReadOnlySpan<double> sums, ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets)
    {
        double loss = 0;
        for (int o = 0; o < sums.Length; o++)
            loss += (targets[o] * LogOnePlusExp(-sums[o])) + ((1 - targets[o]) * LogOnePlusExp(sums[o]));
        return loss;
    }

    /// <summary>Computes ln(1 + eˣ) without overflow.</summary>
    private static double LogOnePlusExp(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
