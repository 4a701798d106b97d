using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Losses;

/// <summary>C = 1/n Σ |o − t|, ∂C/∂o = sign(o − t) / n, then back through the activation.</summary>
internal sealed class MeanAbsoluteError() : Loss("mae", Activation.Identity)
{
    public override string? Incompatibility(Activation activation, int outputs) => Losses.MeanSquaredError.WhySoftmaxOfOne(activation, outputs);

    public override double Value(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (int o = 0; o < outputs.Length; o++) sum += Math.Abs((double)outputs[o] - targets[o]);
        return sum / outputs.Length;
    }

    internal override void AddTo(ref LossSum sum, ReadOnlySpan<float> sums, ReadOnlySpan<float> differences, int label)
    {
        double all = 0;
        foreach (float difference in differences) all += Math.Abs(difference);
        sum.Add(all / differences.Length);
    }

    [MethodImpl(Jit.Hot)]
    public override void Backward(
        Activation activation, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> differences,
        Span<float> scratch, Span<float> deltas)
    {
        float share = 1f / outputs.Length;
        for (int o = 0; o < outputs.Length; o++) scratch[o] = differences[o] > 0 ? share : differences[o] < 0 ? -share : 0;
        activation.Backward(sums, outputs, scratch, deltas);
    }
}
