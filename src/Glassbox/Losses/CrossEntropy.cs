using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Losses;

/// <summary>C = −Σ t ln o, o = softmax(z): ∂C/∂z = o − t where the targets add up to 1.</summary>
internal sealed class CrossEntropy() : Loss("cross-entropy", Activation.Softmax)
{
    public override string? Objection(Activation activation, int outputs) =>
        activation != Activation.Softmax
            ? $"cross-entropy needs outputs that add up to 1, and those of {activation.Name} do not; use softmax outputs"
            : outputs == 1 ? Losses.MeanSquaredError.SoftmaxOfOne : null;

    // Σ t (ln Σ eᶻ − z), the maximum taken out, is the same number without a logarithm of 0.
    internal override double Value(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double maximum = double.NegativeInfinity, total = 0, loss = 0;
        foreach (float sum in sums) maximum = Math.Max(maximum, sum);
        foreach (float sum in sums) total += Math.Exp(sum - maximum);
        double logarithm = maximum + Math.Log(total);
        for (int o = 0; o < sums.Length; o++)
            if (targets[o] != 0) loss += targets[o] * (logarithm - sums[o]);
        return loss;
    }

    [MethodImpl(Jit.Hot)]
    internal override void AddTo(
        ref LossSum sum, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        int label = targets.IndexOf(1f);
        if (label >= 0 && outputs[label] >= LossSum.Small && targets.Count(0f) == targets.Length - 1)
            sum.AddNegativeLog(outputs[label]);
        else
            sum.Add(Value(sums, outputs, targets));
    }

    [MethodImpl(Jit.Hot)]
    internal override void Backward(
        Activation activation, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets,
        Span<float> scratch, Span<float> deltas)
    {
        for (int o = 0; o < outputs.Length; o++) deltas[o] = outputs[o] - targets[o];
    }
}
