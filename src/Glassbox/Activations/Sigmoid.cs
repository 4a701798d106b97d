using System.Numerics;
using Glassbox.Kernels;

namespace Glassbox.Activations;

/// <summary>f = 1 / (1 + e⁻ˣ), f′ = f (1 − f)</summary>
internal readonly struct Sigmoid : IElementwise
{
    public static Vector<float> Value(Vector<float> sums) =>
        Vector<float>.One / (Vector<float>.One + Exponential.Of(-sums));

    public static Vector<float> Derivative(Vector<float> sums, Vector<float> outputs) =>
        outputs * (Vector<float>.One - outputs);
}
