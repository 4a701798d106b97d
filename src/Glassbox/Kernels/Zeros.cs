using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>Turns −0 into 0, and leaves all other numbers unchanged.</summary>
/// <remarks>
/// If zero inputs are skipped, a sum without other inputs is its bias, which may be −0; if they are not skipped, adding 0 makes it 0. So that
/// both give the same bits, no sum of a first layer is −0.
/// </remarks>
internal static class Zeros
{
    [MethodImpl(Jit.Hot)]
    public static void Unsign(Span<float> numbers)
    {
        int width = Vector<float>.Count, i = 0;
        ref float first = ref MemoryMarshal.GetReference(numbers);
        for (; i <= numbers.Length - width; i += width)
            (Vector.LoadUnsafe(ref first, (nuint)i) + Vector<float>.Zero).StoreUnsafe(ref first, (nuint)i);
        for (; i < numbers.Length; i++) numbers[i] += 0f;
    }
}
