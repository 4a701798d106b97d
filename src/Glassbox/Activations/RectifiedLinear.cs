using System.Numerics;
using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Activations;

/// <summary>f = max(0, x), f′ = 1 where x is positive, else 0.</summary>
internal readonly struct RectifiedLinear : IElementwise
{
    // A selection rather than Max, whose answer to NaN differs between processors: NaN stays NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Value(Vector<float> sums) =>
        Vector.ConditionalSelect(Vector.LessThanOrEqual(sums, Vector<float>.Zero), Vector<float>.Zero, sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Derivative(Vector<float> sums, Vector<float> outputs) =>
        Vector.ConditionalSelect(Vector.GreaterThan(sums, Vector<float>.Zero), Vector<float>.One, Vector<float>.Zero);
}
