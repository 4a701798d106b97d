using System.Numerics;
using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Activations;

/// <summary>f = x and f′ = 1 if x is positive, else f = 0.01 x and f′ = 0.01.</summary>
internal readonly struct LeakyRectifiedLinear : IElementwise
{
    /// <summary>The slope of the negative side (Maas et al. 2013).</summary>
    public const float Slope = 0.01f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Value(Vector<float> sums) => sums * Derivative(sums, sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Derivative(Vector<float> sums, Vector<float> outputs) =>
        Vector.ConditionalSelect(
            Vector.GreaterThan(sums, Vector<float>.Zero), Vector<float>.One, new Vector<float>(Slope));
}
