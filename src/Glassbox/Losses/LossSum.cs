using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Losses;

/// <summary>
/// Accumulates losses. −ln q₁ − ln q₂ … is kept as one product, whose logarithm is taken only when it becomes small: one multiplication per
/// term instead of a logarithm.
/// </summary>
internal struct LossSum()
{
    /// <summary>Below this probability, use the weighted sum instead: 1 − output has lost its digits.</summary>
    public const float Small = 1e-3f;

    private double total;
    private double product = 1;

    /// <summary>Below this, a product comes close to underflow.</summary>
    public const float Smallest = 1e-30f;

    /// <summary>The sum of all terms.</summary>
    public readonly double Total => total - Portable.Log(product);

    public void Add(double loss) => total += loss;

    /// <summary>Adds −ln of a probability, or of a product of probabilities, of at least <see cref="Smallest"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddNegativeLog(float probability)
    {
        product *= probability;
        if (product > 1e-200) return;
        total -= Portable.Log(product);
        product = 1;
    }
}
