using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Glassbox.Kernels;

/// <summary>Weights in the order of the world's files, [outputs, inputs], and back in the engine's, [inputs, outputs].</summary>
internal static class Transposed
{
    public static float[] OutputMajor(DenseLayer layer)
    {
        float[] weights = new float[layer.Weights.Length];
        Of(layer.Weights, layer.Inputs, layer.Outputs, weights);
        return weights;
    }

    /// <param name="matrix">[rows, columns]</param>
    /// <param name="rows">Rows of <paramref name="matrix"/>.</param>
    /// <param name="columns">Columns of <paramref name="matrix"/>.</param>
    /// <param name="transposed">[columns, rows], written.</param>
    public static void Of(ReadOnlySpan<float> matrix, int rows, int columns, Span<float> transposed) =>
        Of(matrix, columns, rows, columns, transposed, rows);

    /// <summary>The same for matrices whose rows do not follow close upon each other.</summary>
    /// <param name="matrix">[rows, columns] with <paramref name="stride"/> between rows.</param>
    /// <param name="stride">From one row of <paramref name="matrix"/> to the next.</param>
    /// <param name="rows">Rows of <paramref name="matrix"/>.</param>
    /// <param name="columns">Columns of <paramref name="matrix"/>.</param>
    /// <param name="transposed">[columns, rows] with <paramref name="transposedStride"/> between rows, written.</param>
    /// <param name="transposedStride">From one row of <paramref name="transposed"/> to the next.</param>
    [MethodImpl(Jit.Hot)]
    public static void Of(
        ReadOnlySpan<float> matrix, int stride, int rows, int columns, Span<float> transposed, int transposedStride)
    {
        if (rows == 0 || columns == 0) return;
        _ = matrix[((rows - 1) * stride) + columns - 1]; // all that is read and written below
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

    // 4 × 4 at once: halves of the rows are put together, and the numbers within them in order.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block(ref float from, nint stride, ref float to, nint toStride)
    {
        Vector128<float> a = Vector128.LoadUnsafe(ref from);
        Vector128<float> b = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, stride));
        Vector128<float> c = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 2 * stride));
        Vector128<float> d = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 3 * stride));
        Vector128<float> leftTop = Paired(a.GetLower(), b.GetLower()), leftBottom = Paired(c.GetLower(), d.GetLower());
        Vector128<float> rightTop = Paired(a.GetUpper(), b.GetUpper()), rightBottom = Paired(c.GetUpper(), d.GetUpper());
        Vector128.Create(leftTop.GetLower(), leftBottom.GetLower()).StoreUnsafe(ref to);
        Vector128.Create(leftTop.GetUpper(), leftBottom.GetUpper()).StoreUnsafe(ref Unsafe.Add(ref to, toStride));
        Vector128.Create(rightTop.GetLower(), rightBottom.GetLower()).StoreUnsafe(ref Unsafe.Add(ref to, 2 * toStride));
        Vector128.Create(rightTop.GetUpper(), rightBottom.GetUpper()).StoreUnsafe(ref Unsafe.Add(ref to, 3 * toStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Paired(Vector64<float> first, Vector64<float> second) =>
        Vector128.Shuffle(Vector128.Create(first, second), Vector128.Create(0, 2, 1, 3));
}
