using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>destination = factor · source; the destination may be the source itself, but must not overlap it otherwise.</summary>
internal static class Scale
{
    [MethodImpl(Jit.Hot)]
    public static void By(float factor, ReadOnlySpan<float> source, Span<float> destination)
    {
        int width = Vector<float>.Count, i = 0;
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        for (; i <= source.Length - width; i += width)
            (Vector.LoadUnsafe(ref from, (nuint)i) * factor).StoreUnsafe(ref to, (nuint)i);
        for (; i < source.Length; i++) destination[i] = source[i] * factor;
    }
}
