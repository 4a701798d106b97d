using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Losses;

/// <summary>C = 1/n Σ h(o − t), h(d) = ½ d² if |d| ≤ 1, else |d| − ½; ∂C/∂o = d / n, with d clipped to ±1. Then back through the activation.</summary>
internal sealed class Huber() : Loss("huber", Activation.Identity)
{
    public override string? Incompatibility(Activation activation, int outputs) => Losses.MeanSquaredError.WhySoftmaxOfOne(activation, outputs);

    public override double Value(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (int o = 0; o < outputs.Length; o++) sum += Value((double)outputs[o] - targets[o]);
        return sum / outputs.Length;
    }

    internal override void AddTo(ref LossSum sum, ReadOnlySpan<float> sums, ReadOnlySpan<float> differences, int label)
    {
        double all = 0;
        foreach (float difference in differences) all += Value(difference);
        sum.Add(all / differences.Length);
    }

    [MethodImpl(Jit.Hot)]
    public override void Backward(
        Activation activation, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> differences,
        Span<float> scratch, Span<float> deltas)
    {
        float share = 1f / outputs.Length;
        for (int o = 0; o < outputs.Length; o++)
            scratch[o] = share * (differences[o] > 1 ? 1 : differences[o] < -1 ? -1 : differences[o]);
        activation.Backward(sums, outputs, scratch, deltas);
    }

    private static double Value(double difference)
    {
        double distance = Math.Abs(difference);
        return distance <= 1 ? 0.5 * distance * distance : distance - 0.5;
    }
}
