using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Glassbox.Kernels;

/// <summary>Transposes weights between the order of files, [outputs, inputs], and the engine's, [inputs, outputs].</summary>
internal static class Transposed
{
    /// <param name="matrix">[rows, columns]</param>
    /// <param name="rows">Rows of <paramref name="matrix"/>.</param>
    /// <param name="columns">Columns of <paramref name="matrix"/>.</param>
    /// <param name="transposed">[columns, rows], written.</param>
    public static void Of(ReadOnlySpan<float> matrix, int rows, int columns, Span<float> transposed) =>
        Of(matrix, columns, rows, columns, transposed, rows);

    /// <summary>Transposes a matrix whose rows may be longer than its columns.</summary>
    /// <param name="matrix">[rows, columns] with <paramref name="stride"/> between rows.</param>
    /// <param name="stride">The distance between rows of <paramref name="matrix"/>.</param>
    /// <param name="rows">The number of rows of <paramref name="matrix"/>.</param>
    /// <param name="columns">The number of columns of <paramref name="matrix"/>.</param>
    /// <param name="transposed">[columns, rows] with <paramref name="transposedStride"/> between rows, written.</param>
    /// <param name="transposedStride">The distance between rows of <paramref name="transposed"/>.</param>
    [MethodImpl(Jit.Hot)]
    public static void Of(
        ReadOnlySpan<float> matrix, int stride, int rows, int columns, Span<float> transposed, int transposedStride)
    {
        if (rows == 0 || columns == 0) return;
        _ = matrix[((rows - 1) * stride) + columns - 1]; // bounds check for all reads and writes below
        _ = transposed[((columns - 1) * transposedStride) + rows - 1];
        int r = 0;
        for (; r <= rows - 4; r += 4)
        {
            int c = 0;
            for (; c <= columns - 4; c += 4)
                Block(
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(matrix), ((nint)r * stride) + c), stride,
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(transposed), ((nint)c * transposedStride) + r),
                    transposedStride);
            for (; c < columns; c++)
                for (int i = r; i < r + 4; i++) transposed[(c * transposedStride) + i] = matrix[(i * stride) + c];
        }

        for (; r < rows; r++)
            for (int c = 0; c < columns; c++) transposed[(c * transposedStride) + r] = matrix[(r * stride) + c];
    }

    // A block of 4 × 4: interleave pairs of rows, then combine their halves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block(ref float from, nint stride, ref float to, nint toStride)
    {
        Vector128<float> a = Vector128.LoadUnsafe(ref from);
        Vector128<float> b = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, stride));
        Vector128<float> c = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 2 * stride));
        Vector128<float> d = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 3 * stride));
        Vector128<float> leftTop = LowInTurns(a, b), leftBottom = LowInTurns(c, d);
        Vector128<float> rightTop = HighInTurns(a, b), rightBottom = HighInTurns(c, d);
        Lows(leftTop, leftBottom).StoreUnsafe(ref to);
        Highs(leftTop, leftBottom).StoreUnsafe(ref Unsafe.Add(ref to, toStride));
        Lows(rightTop, rightBottom).StoreUnsafe(ref Unsafe.Add(ref to, 2 * toStride));
        Highs(rightTop, rightBottom).StoreUnsafe(ref Unsafe.Add(ref to, 3 * toStride));
    }

    // x86 has single instructions for what takes several with Shuffle.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LowInTurns(Vector128<float> a, Vector128<float> b) => Sse.IsSupported
        ? Sse.UnpackLow(a, b)
        : Select(0, -1, 0, -1, Vector128.Shuffle(b, Vector128.Create(0, 0, 1, 1)), Vector128.Shuffle(a, Vector128.Create(0, 0, 1, 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> HighInTurns(Vector128<float> a, Vector128<float> b) => Sse.IsSupported
        ? Sse.UnpackHigh(a, b)
        : Select(0, -1, 0, -1, Vector128.Shuffle(b, Vector128.Create(2, 2, 3, 3)), Vector128.Shuffle(a, Vector128.Create(2, 2, 3, 3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Lows(Vector128<float> a, Vector128<float> b) => Sse.IsSupported
        ? Sse.MoveLowToHigh(a, b)
        : Select(0, 0, -1, -1, Vector128.Shuffle(b, Vector128.Create(0, 0, 0, 1)), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Highs(Vector128<float> a, Vector128<float> b) => Sse.IsSupported
        ? Sse.MoveHighToLow(b, a)
        : Select(0, 0, -1, -1, b, Vector128.Shuffle(a, Vector128.Create(2, 3, 2, 3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Select(int a, int b, int c, int d, Vector128<float> first, Vector128<float> second) =>
        Vector128.ConditionalSelect(Vector128.Create(a, b, c, d).AsSingle(), first, second);
}
