using System.Numerics;
using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Activations;

/// <summary>
/// f = ½ x (1 + t), f′ = ½ (1 + t) + ½ x (1 − t²) √(2/π) (1 + 3·0.044715 x²), where t = tanh(√(2/π) (x + 0.044715 x³)).
/// </summary>
/// <remarks>Hendrycks and Gimpel 2016, "Gaussian Error Linear Units", the tanh form.</remarks>
internal readonly struct GaussianErrorLinear : IElementwise
{
    /// <summary>√(2/π)</summary>
    public const float Scale = 0.7978845608f;

    /// <summary>The coefficient of the cubic term.</summary>
    public const float Cubic = 0.044715f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Value(Vector<float> sums) =>
        new Vector<float>(0.5f) * sums * (Vector<float>.One + Inner(sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Derivative(Vector<float> sums, Vector<float> outputs)
    {
        Vector<float> t = Inner(sums);
        Vector<float> slope = (Vector<float>.One - (t * t)) * new Vector<float>(Scale)
            * (Vector<float>.One + (new Vector<float>(3 * Cubic) * sums * sums));
        return new Vector<float>(0.5f) * (Vector<float>.One + t + (sums * slope));
    }

    private static Vector<float> Inner(Vector<float> sums) =>
        HyperbolicTangent.Value(new Vector<float>(Scale) * (sums + (new Vector<float>(Cubic) * sums * sums * sums)));
}
