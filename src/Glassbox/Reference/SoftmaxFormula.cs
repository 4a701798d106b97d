namespace Glassbox.Reference;

/// <summary>Softmax: every output depends on every sum, so its derivative is a square matrix.</summary>
internal sealed class SoftmaxFormula : ActivationFormula
{
    public static SoftmaxFormula Instance { get; } = new();

    public override string Text => "e^xᵢ / Σ e^xⱼ";

    public override string DerivativeText => "∂fᵢ/∂xⱼ = fᵢ · (1 where i = j, else 0) − fᵢ · fⱼ";

    public override int DerivativeColumns(int outputs) => outputs;

    // The largest sum is subtracted from all of them: the quotient stays the same, and no exponential overflows.
    public override void Value(ReadOnlySpan<double> sums, Span<double> activations)
    {
        double largest = double.NegativeInfinity, total = 0;
        foreach (double sum in sums) largest = Math.Max(largest, sum);
        for (int o = 0; o < sums.Length; o++) total += activations[o] = Math.Exp(sums[o] - largest);
        for (int o = 0; o < sums.Length; o++) activations[o] /= total;
    }

    public override void Derivative(ReadOnlySpan<double> sums, Matrix derivative)
    {
        double[] outputs = new double[sums.Length];
        Value(sums, outputs);
        for (int i = 0; i < sums.Length; i++)
            for (int j = 0; j < sums.Length; j++)
                derivative[i, j] = i == j ? outputs[i] * AllBut(outputs, i) : -outputs[i] * outputs[j];
    }

    public override void Chain(ReadOnlySpan<double> errors, Matrix derivative, Span<double> deltas)
    {
        for (int j = 0; j < deltas.Length; j++)
        {
            double delta = 0;
            for (int i = 0; i < errors.Length; i++) delta += errors[i] * derivative[i, j];
            deltas[j] = delta;
        }
    }

    /// <summary>Computes 1 − outputs[i] as the sum of the others, which keeps its digits if outputs[i] is almost 1.</summary>
    private static double AllBut(double[] outputs, int i)
    {
        double sum = 0;
        for (int j = 0; j < outputs.Length; j++)
            if (j != i) sum += outputs[j];
        return sum;
    }
}
