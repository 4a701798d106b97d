using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Losses;

/// <summary>C = −Σ t ln o + (1 − t) ln(1 − o), o = sigmoid(z): ∂C/∂z = o − t.</summary>
internal sealed class BinaryCrossEntropy() : Loss("binary-cross-entropy", Activation.Sigmoid)
{
    public override string? Incompatibility(Activation activation, int outputs) =>
        activation == Activation.Sigmoid ? null
        : activation == Activation.Softmax
            ? "binary cross-entropy judges each output on its own, and softmax outputs are tied together; use cross-entropy with softmax, or sigmoid outputs"
            : $"binary cross-entropy takes the logarithm of an output between 0 and 1, and {activation.Name} leaves that range; use sigmoid outputs";

    public override string? Incompatibility(ReadOnlySpan<double> targets)
    {
        foreach (double target in targets)
            if (!(target is >= 0 and <= 1)) return "binary cross-entropy needs targets from 0 to 1";
        return null;
    }

    // max(z, 0) − z t + ln(1 + e^−|z|) is equal, but never takes the logarithm of 0.
    public override double Value(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double loss = 0;
        for (int o = 0; o < sums.Length; o++) loss += Value(sums[o], targets[o]);
        return loss;
    }

    [MethodImpl(Jit.Hot)]
    internal override void AddTo(
        ref LossSum sum, ReadOnlySpan<float> sums, ReadOnlySpan<float> differences, int label)
    {
        float product = 1, least = 1; // of the predicted probabilities of the true values
        foreach (float difference in differences)
        {
            float probability = 1 - Math.Abs(difference);
            product *= probability;
            least = Math.Min(least, probability);
        }

        if (least >= LossSum.Small && product >= LossSum.Smallest) sum.AddNegativeLog(product);
        else
            for (int o = 0; o < sums.Length; o++) sum.Add(Value(sums[o], o == label ? 1 : 0));
    }

    [MethodImpl(Jit.Hot)]
    public override void Backward(
        Activation activation, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> differences,
        Span<float> scratch, Span<float> deltas) => differences.CopyTo(deltas);

    private static double Value(double z, double target) =>
        Math.Max(z, 0) - (z * target) + Portable.Log(1 + Portable.Exp(-Math.Abs(z)));
}
