using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>−0 becomes 0, and all other numbers stay.</summary>
/// <remarks>
/// Where inputs that are 0 are left out, a sum that meets no others is its bias, −0 if that is; where they are taken, 0 may be added to it,
/// which makes 0. So that both ways give the same bits, no sum of a first layer is −0.
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
