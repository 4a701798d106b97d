using System.Numerics;
using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Activations;

/// <summary>f = tanh x, f′ = 1 − f²</summary>
/// <remarks>
/// 1 − 2 / (e²ˣ + 1) loses digits near 0, so a polynomial is used there. Its coefficients: Cephes, tanhf (Moshier 1989).
/// </remarks>
internal readonly struct HyperbolicTangent : IElementwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Value(Vector<float> sums)
    {
        Vector<float> size = Vector.Abs(sums);
        Vector<float> far = Vector<float>.One
            - (new Vector<float>(2f) / (Exponential.Of(size + size) + Vector<float>.One));
        far = Vector.ConditionalSelect(Vector.LessThan(sums, Vector<float>.Zero), -far, far);

        Vector<float> square = sums * sums;
        var p = new Vector<float>(-5.70498872745e-3f);
        p = (p * square) + new Vector<float>(2.06390887954e-2f);
        p = (p * square) + new Vector<float>(-5.37397155531e-2f);
        p = (p * square) + new Vector<float>(1.33314422036e-1f);
        p = (p * square) + new Vector<float>(-3.33332819422e-1f);
        Vector<float> near = sums + (sums * square * p);

        return Vector.ConditionalSelect(Vector.LessThan(size, new Vector<float>(0.625f)), near, far);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Derivative(Vector<float> sums, Vector<float> outputs) =>
        Vector<float>.One - (outputs * outputs);
}
