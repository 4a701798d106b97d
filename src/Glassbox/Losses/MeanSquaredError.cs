using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Losses;

/// <summary>C = 1/n Σ (o − t)², ∂C/∂o = 2/n (o − t), then back through the activation.</summary>
internal sealed class MeanSquaredError() : Loss("mse", Activation.Sigmoid)
{
    public override string? Objection(Activation activation, int outputs) =>
        activation == Activation.Softmax && outputs == 1 ? SoftmaxOfOne : null;

    internal static string SoftmaxOfOne =>
        "softmax on a single output is always 1, so nothing can be learned; use sigmoid, or two outputs";

    internal override double Value(
        ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets) =>
        SquaredError(outputs, targets) / outputs.Length;

    [MethodImpl(Jit.Hot)]
    internal override void Backward(
        Activation activation, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets,
        Span<float> scratch, Span<float> deltas)
    {
        float factor = 2f / outputs.Length;
        for (int o = 0; o < outputs.Length; o++) scratch[o] = factor * (outputs[o] - targets[o]);
        activation.Backward(sums, outputs, scratch, deltas);
    }

    /// <summary>Σ (output − target)²</summary>
    [MethodImpl(Jit.Hot)]
    internal static double SquaredError(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (int o = 0; o < outputs.Length; o++)
        {
            double error = outputs[o] - targets[o];
            sum += error * error;
        }

        return sum;
    }
}
