using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>Finds NaN and infinity.</summary>
internal static class Finite
{
    [MethodImpl(Jit.Hot)]
    public static bool All(ReadOnlySpan<float> values)
    {
        int width = Vector<float>.Count;
        ref float first = ref MemoryMarshal.GetReference(values);

        // x · 0 is 0 for every finite x and NaN otherwise, and NaN propagates through a sum.
        Vector<float> zeros = Vector<float>.Zero;
        int i = 0;
        for (; i <= values.Length - width; i += width) zeros += Vector.LoadUnsafe(ref first, (nuint)i) * Vector<float>.Zero;
        float rest = Vector.Sum(zeros);
        for (; i < values.Length; i++) rest += values[i] * 0;
        return rest == 0;
    }

    /// <summary>Returns the index of the first NaN or infinity, or −1.</summary>
    public static int FirstFault(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
            if (!float.IsFinite(values[i])) return i;
        return -1;
    }
}
