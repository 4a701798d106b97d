using System.Numerics;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>values = factor · values</summary>
internal static class Scale
{
    public static void By(float factor, Span<float> values)
    {
        if (factor == 1) return;
        int width = Vector<float>.Count, i = 0;
        ref float first = ref MemoryMarshal.GetReference(values);
        for (; i <= values.Length - width; i += width)
            (Vector.LoadUnsafe(ref first, (nuint)i) * factor).StoreUnsafe(ref first, (nuint)i);
        for (; i < values.Length; i++) values[i] *= factor;
    }
}
