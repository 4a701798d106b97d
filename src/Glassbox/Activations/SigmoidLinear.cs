using System.Numerics;
using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Activations;

/// <summary>f = x s, f′ = s (1 + x (1 − s)), where s = sigmoid(x).</summary>
internal readonly struct SigmoidLinear : IElementwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Value(Vector<float> sums) => sums * Sigmoid.Value(sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Derivative(Vector<float> sums, Vector<float> outputs)
    {
        Vector<float> s = Sigmoid.Value(sums);
        return s * (Vector<float>.One + (sums * (Vector<float>.One - s)));
    }
}
