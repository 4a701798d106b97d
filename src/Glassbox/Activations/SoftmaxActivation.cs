using System.Numerics;
using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Activations;

/// <summary>fᵢ = eˣⁱ⁻ᵐ / Σ eˣʲ⁻ᵐ, where m is the largest x, so that no exponential overflows; ∂fᵢ/∂xⱼ = fᵢ (δᵢⱼ − fⱼ).</summary>
internal sealed class SoftmaxActivation() : Activation("softmax", 0, 1)
{
    public override string? Incompatibility(ReadOnlySpan<double> targets)
    {
        double sum = 0;
        foreach (double target in targets) sum += target;
        return base.Incompatibility(targets)
            ?? (Math.Abs(sum - 1) <= Losses.CrossEntropy.Tolerance ? null : "softmax outputs add up to 1, and these do not; use sigmoid or identity outputs");
    }

    [MethodImpl(Jit.Hot)]
    public override void Forward(ReadOnlySpan<float> sums, Span<float> outputs)
    {
        float maximum = sums[0];
        foreach (float sum in sums)
            if (!(sum <= maximum)) maximum = sum; // also true for NaN, which then propagates

        for (int i = 0; i < sums.Length; i++) outputs[i] = sums[i] - maximum;
        Span<float> powers = stackalloc float[Vector<float>.Count];
        float total = 0;
        for (int start = 0; start < outputs.Length; start += powers.Length)
        {
            Span<float> part = outputs.Slice(start, Math.Min(powers.Length, outputs.Length - start));
            powers.Clear();
            part.CopyTo(powers);
            Exponential.Of(new Vector<float>(powers)).CopyTo(powers);
            powers[..part.Length].CopyTo(part);
            foreach (float power in part) total += power;
        }

        foreach (ref float output in outputs) output /= total;
    }

    [MethodImpl(Jit.Hot)]
    public override void Backward(
        ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> errors, Span<float> deltas)
    {
        float mean = 0; // of the errors, weighted by the outputs
        for (int i = 0; i < outputs.Length; i++) mean += outputs[i] * errors[i];
        for (int i = 0; i < outputs.Length; i++) deltas[i] = outputs[i] * (errors[i] - mean);
    }
}
