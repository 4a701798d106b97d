using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Losses;

/// <summary>
/// Adds up losses. −ln q₁ − ln q₂ … is kept as one product, whose logarithm is taken only when it runs low:
/// a multiplication a term instead of a logarithm.
/// </summary>
internal struct LossSum()
{
    /// <summary>A probability below this is better taken from the weighted sum: 1 − output has lost its digits.</summary>
    public const float Small = 1e-3f;

    private double total;
    private double product = 1;

    /// <summary>A product below this nears the end of what a float can tell apart.</summary>
    public const float Smallest = 1e-30f;

    /// <summary>What all the terms add up to.</summary>
    public readonly double Total => total - Portable.Log(product);

    public void Add(double loss) => total += loss;

    /// <summary>Adds −ln of a probability, or of a product of several, of at least <see cref="Smallest"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddNegativeLog(float probability)
    {
        product *= probability;
        if (product > 1e-200) return;
        total -= Portable.Log(product);
        product = 1;
    }
}
