using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>
/// matrix[row n, :] += values[n] · vector: the outer product of inputs and deltas, added to the gradients or, with
/// vector = −learning rate · delta, straight to the weights.
/// </summary>
/// <remarks>
/// All vectors of a row are read before any is written, so the last may overlap the previous one: both write the same values to the lanes
/// they share.
/// </remarks>
internal static class OuterProduct
{
    /// <param name="rowOffsets">[count] The offset of each participating row in <paramref name="matrix"/>.</param>
    /// <param name="values">[count] The input for each of these rows.</param>
    /// <param name="vector">[outputs]</param>
    /// <param name="matrix">[inputs, outputs], added to.</param>
    [MethodImpl(Jit.Hot)]
    public static void Add(
        ReadOnlySpan<int> rowOffsets, ReadOnlySpan<float> values, ReadOnlySpan<float> vector, Span<float> matrix)
    {
        int outputs = vector.Length, width = Vector<float>.Count;
        ref int offsets = ref MemoryMarshal.GetReference(rowOffsets);
        ref float inputs = ref MemoryMarshal.GetReference(values);
        ref float factors = ref MemoryMarshal.GetReference(vector);
        ref float weights = ref MemoryMarshal.GetReference(matrix);
        int count = rowOffsets.Length, last = outputs - width, column = 0;

        // A full block leaves the rest to the next; only the last block, of two or three vectors, overlaps.
        for (; column + (6 * width) <= outputs; column += 4 * width)
            Four(ref offsets, ref inputs, count, ref factors, ref weights, column);
        for (; column + (3 * width) < outputs; column += 2 * width)
            Two(ref offsets, ref inputs, count, ref factors, ref weights, column, column + width);
        if (column + (2 * width) < outputs)
            Three(ref offsets, ref inputs, count, ref factors, ref weights, column, column + width, last);
        else if (column + width < outputs)
            Two(ref offsets, ref inputs, count, ref factors, ref weights, column, last);
        else if (outputs == width)
            One(ref offsets, ref inputs, count, ref factors, ref weights);
        else
            Narrow(rowOffsets, values, vector, matrix);
    }

    [MethodImpl(Jit.Hot)]
    private static void Four(
        ref int offsets, ref float values, nint count, ref float factors, ref float weights, nint column)
    {
        int width = Vector<float>.Count; // a constant, unlike a parameter
        factors = ref Unsafe.Add(ref factors, column);
        weights = ref Unsafe.Add(ref weights, column);
        Vector<float> factorA = Load(ref factors, 0), factorB = Load(ref factors, width);
        Vector<float> factorC = Load(ref factors, 2 * width), factorD = Load(ref factors, 3 * width);
        for (nint n = 0; n < count; n++)
        {
            ref float row = ref Unsafe.Add(ref weights, Unsafe.Add(ref offsets, n));
            var value = new Vector<float>(Unsafe.Add(ref values, n));
            Store(Load(ref row, 0) + (factorA * value), ref row, 0);
            Store(Load(ref row, width) + (factorB * value), ref row, width);
            Store(Load(ref row, 2 * width) + (factorC * value), ref row, 2 * width);
            Store(Load(ref row, 3 * width) + (factorD * value), ref row, 3 * width);
        }
    }

    [MethodImpl(Jit.Hot)]
    private static void Three(
        ref int offsets, ref float values, nint count, ref float factors, ref float weights, nint a, nint b, nint c)
    {
        Vector<float> factorA = Load(ref factors, a), factorB = Load(ref factors, b), factorC = Load(ref factors, c);
        for (nint n = 0; n < count; n++)
        {
            ref float row = ref Unsafe.Add(ref weights, Unsafe.Add(ref offsets, n));
            var value = new Vector<float>(Unsafe.Add(ref values, n));
            Vector<float> rowA = Load(ref row, a) + (factorA * value);
            Vector<float> rowB = Load(ref row, b) + (factorB * value);
            Vector<float> rowC = Load(ref row, c) + (factorC * value);
            Store(rowA, ref row, a);
            Store(rowB, ref row, b);
            Store(rowC, ref row, c);
        }
    }

    [MethodImpl(Jit.Hot)]
    private static void Two(
        ref int offsets, ref float values, nint count, ref float factors, ref float weights, nint a, nint b)
    {
        Vector<float> factorA = Load(ref factors, a), factorB = Load(ref factors, b);
        for (nint n = 0; n < count; n++)
        {
            ref float row = ref Unsafe.Add(ref weights, Unsafe.Add(ref offsets, n));
            var value = new Vector<float>(Unsafe.Add(ref values, n));
            Vector<float> rowA = Load(ref row, a) + (factorA * value);
            Vector<float> rowB = Load(ref row, b) + (factorB * value);
            Store(rowA, ref row, a);
            Store(rowB, ref row, b);
        }
    }

    [MethodImpl(Jit.Hot)]
    private static void One(ref int offsets, ref float values, nint count, ref float factors, ref float weights)
    {
        Vector<float> factor = Load(ref factors, 0);
        for (nint n = 0; n < count; n++)
        {
            ref float row = ref Unsafe.Add(ref weights, Unsafe.Add(ref offsets, n));
            Store(Load(ref row, 0) + (factor * new Vector<float>(Unsafe.Add(ref values, n))), ref row, 0);
        }
    }

    private static void Narrow(
        ReadOnlySpan<int> rowOffsets, ReadOnlySpan<float> values, ReadOnlySpan<float> vector, Span<float> matrix)
    {
        for (int n = 0; n < rowOffsets.Length; n++)
        {
            Span<float> row = matrix.Slice(rowOffsets[n], vector.Length);
            for (int o = 0; o < row.Length; o++) row[o] += vector[o] * values[n];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Load(ref float source, nint offset) => Vector.LoadUnsafe(ref source, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<float> vector, ref float destination, nint offset) =>
        vector.StoreUnsafe(ref destination, (nuint)offset);
}
