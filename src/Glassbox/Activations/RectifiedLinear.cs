using System.Numerics;
using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Activations;

/// <summary>f = max(0, x), f′ = 1 if x is positive, else 0.</summary>
internal readonly struct RectifiedLinear : IElementwise
{
    // Conditional selection rather than Max, which treats NaN differently between processors: NaN stays NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Value(Vector<float> sums) =>
        Vector.ConditionalSelect(Vector.LessThanOrEqual(sums, Vector<float>.Zero), Vector<float>.Zero, sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Derivative(Vector<float> sums, Vector<float> outputs) =>
        Vector.ConditionalSelect(Vector.GreaterThan(sums, Vector<float>.Zero), Vector<float>.One, Vector<float>.Zero);
}
