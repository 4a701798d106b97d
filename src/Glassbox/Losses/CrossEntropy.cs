using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Losses;

/// <summary>C = −Σ t ln o, o = softmax(z): ∂C/∂z = o − t if the targets add up to 1.</summary>
internal sealed class CrossEntropy() : Loss("cross-entropy", Activation.Softmax)
{
    /// <summary>How much the sum of targets may differ from 1, for decimals such as 0.1 that floats cannot represent exactly.</summary>
    public const double Tolerance = 1e-4;

    public override string? Incompatibility(Activation activation, int outputs) =>
        activation != Activation.Softmax
            ? $"cross-entropy needs outputs that add up to 1, and those of {activation.Name} do not; use softmax outputs"
            : outputs == 1 ? Losses.MeanSquaredError.SoftmaxOfOne : null;

    public override string? Incompatibility(ReadOnlySpan<double> targets)
    {
        double sum = 0;
        bool isPositive = true;
        foreach (double target in targets)
        {
            isPositive &= target >= 0;
            sum += target;
        }

        return isPositive && Math.Abs(sum - 1) <= Tolerance ? null : "cross-entropy needs targets that are 0 or above and add up to 1";
    }

    // Σ t (ln Σ eᶻ − z), with the maximum subtracted, is equal, but never takes the logarithm of 0.
    public override double Value(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double logarithm = LogOfSum(sums), loss = 0;
        for (int o = 0; o < sums.Length; o++)
            if (targets[o] != 0) loss += targets[o] * (logarithm - sums[o]);
        return loss;
    }

    internal override void AddTo(
        ref LossSum sum, ReadOnlySpan<float> sums, ReadOnlySpan<float> differences, int label)
    {
        float probability = 1 + differences[label];
        if (probability >= LossSum.Small) sum.AddNegativeLog(probability);
        else sum.Add(LogOfSum(sums) - sums[label]);
    }

    [MethodImpl(Jit.Hot)]
    public override void Backward(
        Activation activation, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> differences,
        Span<float> scratch, Span<float> deltas) => differences.CopyTo(deltas);

    private static double LogOfSum(ReadOnlySpan<float> sums)
    {
        double maximum = double.NegativeInfinity, total = 0;
        foreach (float sum in sums) maximum = Math.Max(maximum, sum);
        foreach (float sum in sums) total += Portable.Exp(sum - maximum);
        return maximum + Portable.Log(total);
    }
}
