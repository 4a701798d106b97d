using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Glassbox.Kernels;

/// <summary>Finds the non-zero inputs, for <see cref="WeightedSums"/>.</summary>
internal static class NonZero
{
    /// <param name="inputs">[count]</param>
    /// <param name="stride">The length of a row of the weights.</param>
    /// <param name="offsets">[≥ count], written: index of the input · stride.</param>
    /// <param name="values">[≥ count], written: the inputs that are not 0, including NaN. May be the inputs themselves.</param>
    /// <returns>The number of non-zero inputs.</returns>
    [MethodImpl(Jit.Hot)]
    public static int Find(ReadOnlySpan<float> inputs, int stride, Span<int> offsets, Span<float> values)
    {
        if (offsets.Length < inputs.Length || values.Length < inputs.Length)
            throw new ArgumentException($"{inputs.Length} inputs need room for as many.");
        ref float input = ref MemoryMarshal.GetReference(inputs);
        ref int offset = ref MemoryMarshal.GetReference(offsets);
        ref float value = ref MemoryMarshal.GetReference(values);
        int found = 0, i = 0;
        if (Avx512F.IsSupported) i = Compress512(ref input, inputs.Length, stride, ref offset, ref value, ref found);
        else if (Avx2.IsSupported) i = Compress256(ref input, inputs.Length, stride, ref offset, ref value, ref found);
        for (; i <= inputs.Length - 16; i += 16)
        {
            uint zeros = Zeros(ref input, i) | (Zeros(ref input, i + 4) << 4)
                | (Zeros(ref input, i + 8) << 8) | (Zeros(ref input, i + 12) << 12);
            uint places = ~zeros & 0xFFFF;
            for (; places != 0; places &= places - 1)
            {
                int at = i + BitOperations.TrailingZeroCount(places);
                Unsafe.Add(ref offset, found) = at * stride;
                Unsafe.Add(ref value, found++) = Unsafe.Add(ref input, at);
            }
        }

        for (; i < inputs.Length; i++)
        {
            if (Unsafe.Add(ref input, i) == 0) continue;
            Unsafe.Add(ref offset, found) = i * stride;
            Unsafe.Add(ref value, found++) = Unsafe.Add(ref input, i);
        }

        return found;
    }

    // 16 at a time without a branch. Writes beyond the inputs found stay within the buffer, which has room for all inputs so far.
    [MethodImpl(Jit.Hot)]
    private static int Compress512(ref float inputs, int count, int stride, ref int offsets, ref float values, ref int found)
    {
        Vector512<int> places = Vector512<int>.Indices * stride, step = Vector512.Create(16 * stride);
        int i = 0, next = 0;
        for (; i <= count - 16; i += 16, places += step)
        {
            Vector512<float> input = Vector512.LoadUnsafe(ref inputs, (nuint)i);
            Vector512<float> nonZero = ~Vector512.Equals(input, Vector512<float>.Zero);
            Avx512F.Compress(Vector512<float>.Zero, nonZero, input).StoreUnsafe(ref values, (nuint)next);
            Avx512F.Compress(Vector512<int>.Zero, nonZero.AsInt32(), places).StoreUnsafe(ref offsets, (nuint)next);
            next += BitOperations.PopCount((uint)nonZero.ExtractMostSignificantBits());
        }

        found = next;
        return i;
    }

    // The same, 8 at a time: without an instruction that compresses, a table tells where each input goes.
    [MethodImpl(Jit.Hot)]
    private static int Compress256(ref float inputs, int count, int stride, ref int offsets, ref float values, ref int found)
    {
        ref ulong order = ref MemoryMarshal.GetArrayDataReference(CompressedOrder.All);
        Vector256<int> places = Vector256<int>.Indices * stride, step = Vector256.Create(8 * stride);
        int i = 0, next = 0;
        for (; i <= count - 8; i += 8, places += step)
        {
            Vector256<float> input = Vector256.LoadUnsafe(ref inputs, (nuint)i);
            uint nonZero = (~Vector256.Equals(input, Vector256<float>.Zero)).ExtractMostSignificantBits();
            Vector256<int> from = Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(Unsafe.Add(ref order, nonZero)).AsByte());
            Avx2.PermuteVar8x32(input, from).StoreUnsafe(ref values, (nuint)next);
            Avx2.PermuteVar8x32(places, from).StoreUnsafe(ref offsets, (nuint)next);
            next += BitOperations.PopCount(nonZero);
        }

        found = next;
        return i;
    }

    // One bit for each of 4 inputs, set if it is 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Zeros(ref float inputs, int at) =>
        Vector128.Equals(Vector128.LoadUnsafe(ref inputs, (nuint)at), Vector128<float>.Zero).ExtractMostSignificantBits();

    private static class CompressedOrder
    {
        /// <summary>[256] For each set of 8 places, one byte per place: first the places in the set, in ascending order.</summary>
        public static readonly ulong[] All = [.. Enumerable.Range(0, 256).Select(OrderOf)];

        private static ulong OrderOf(int set)
        {
            ulong order = 0;
            for (int place = 0, next = 0; place < 8; place++)
                if ((set >> place & 1) != 0) order |= (ulong)place << (8 * next++);
            return order;
        }
    }
}
