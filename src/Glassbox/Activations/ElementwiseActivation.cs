using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Activations;

/// <summary>An activation that applies a function to each sum separately.</summary>
internal sealed class ElementwiseActivation<T>(string name, double minimum, double maximum) : Activation(name, minimum, maximum)
    where T : struct, IElementwise
{
    [MethodImpl(Jit.Hot)]
    public override void Forward(ReadOnlySpan<float> sums, Span<float> outputs) => Elementwise.Map<T>(sums, outputs);

    [MethodImpl(Jit.Hot)]
    public override void Backward(
        ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> errors, Span<float> deltas) =>
        Elementwise.Chain<T>(sums, outputs, errors, deltas);
}
