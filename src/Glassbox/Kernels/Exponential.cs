using System.Numerics;
using System.Runtime.CompilerServices;

namespace Glassbox.Kernels;

/// <summary>
/// The exponential function of each lane, within 2 units in the last place, the same on every machine.
/// </summary>
/// <remarks>
/// Source of the method and of the coefficients: Cephes, expf (Moshier 1989). x is split into n·ln 2 + r with |r| ≤ ln 2 / 2, where ln 2 has two
/// parts so that n·ln 2 is exact; e^r is a polynomial; 2^n is added to the exponent.
/// </remarks>
internal static class Exponential
{
    /// <summary>The lowest argument: below it, e^x would not be a normal number. Lower arguments are clamped to it.</summary>
    public const float Lowest = -87f;

    /// <summary>The highest argument: above it, e^x would be close to infinity. Higher arguments are clamped to it.</summary>
    public const float Highest = 88f;

    // 1.5 · 2^23: adding it leaves the nearest integer in the low bits of the significand.
    private const float Rounder = 12582912f;

    /// <returns>e^x, with x clamped to [<see cref="Lowest"/>, <see cref="Highest"/>]; NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Of(Vector<float> x)
    {
        // Conditional selection rather than Min and Max, which treat NaN differently between processors.
        x = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(Lowest)), new Vector<float>(Lowest), x);
        x = Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<float>(Highest)), new Vector<float>(Highest), x);

        Vector<float> shifted = (x * new Vector<float>(1.44269504f)) + new Vector<float>(Rounder);
        Vector<float> n = shifted - new Vector<float>(Rounder);
        Vector<float> r = x - (n * new Vector<float>(0.693359375f)) - (n * new Vector<float>(-2.12194440e-4f));

        var p = new Vector<float>(1.9875691500e-4f);
        p = (p * r) + new Vector<float>(1.3981999507e-3f);
        p = (p * r) + new Vector<float>(8.3334519073e-3f);
        p = (p * r) + new Vector<float>(4.1665795894e-2f);
        p = (p * r) + new Vector<float>(1.6666665459e-1f);
        p = (p * r) + new Vector<float>(5.0000001201e-1f);
        p = (p * (r * r)) + r + Vector<float>.One;

        return Vector.AsVectorSingle(Vector.AsVectorInt32(p) + Vector.ShiftLeft(Vector.AsVectorInt32(shifted), 23));
    }
}
