using System.Numerics;
using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Activations;

/// <summary>f = 1 / (1 + e⁻ˣ), f′ = f (1 − f)</summary>
internal readonly struct Sigmoid : IElementwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Value(Vector<float> sums) =>
        Vector<float>.One / (Vector<float>.One + Exponential.Of(-sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Derivative(Vector<float> sums, Vector<float> outputs) =>
        outputs * (Vector<float>.One - outputs);
}
