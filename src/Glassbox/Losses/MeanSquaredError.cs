using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Losses;

/// <summary>C = 1/n Σ (o − t)², ∂C/∂o = 2/n (o − t), then back through the activation.</summary>
internal sealed class MeanSquaredError() : Loss("mse", Activation.Sigmoid)
{
    public override string? Incompatibility(Activation activation, int outputs) =>
        WhySoftmaxOfOne(activation, outputs);

    internal static string? WhySoftmaxOfOne(Activation activation, int outputs) =>
        activation == Activation.Softmax && outputs == 1 ? SoftmaxOfOne : null;

    internal static string SoftmaxOfOne =>
        "softmax on a single output is always 1, so nothing can be learned; use sigmoid, or two outputs";

    public override double Value(
        ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (int o = 0; o < outputs.Length; o++)
        {
            double difference = outputs[o] - targets[o];
            sum += difference * difference;
        }

        return sum / outputs.Length;
    }

    internal override void AddTo(
        ref LossSum sum, ReadOnlySpan<float> sums, ReadOnlySpan<float> differences, int label) =>
        sum.Add(Squared(differences) / differences.Length);

    [MethodImpl(Jit.Hot)]
    public override void Backward(
        Activation activation, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> differences,
        Span<float> scratch, Span<float> deltas)
    {
        Scale.By(2f / outputs.Length, differences, scratch);
        activation.Backward(sums, outputs, scratch, deltas);
    }

    /// <summary>Σ (output − target)²</summary>
    [MethodImpl(Jit.Hot)]
    internal static double Squared(ReadOnlySpan<float> differences)
    {
        double sum = 0;
        foreach (float difference in differences) sum += (double)difference * difference;
        return sum;
    }
}
