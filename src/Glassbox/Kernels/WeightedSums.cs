using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>
/// sums = biases + Σ values[n] · matrix[row n, :], the forward product of a layer and, with the transposed matrix, the backward product too.
/// </summary>
/// <remarks>
/// Vector lanes run across the outputs. Each output has one accumulator, which takes the rows in ascending order, and a product is rounded
/// before it is added, so the vector width does not change the sum. The last vector of a row overlaps the previous one rather than exceeding
/// the row: the shared lanes compute the same sums twice.
/// </remarks>
internal static class WeightedSums
{
    /// <param name="rowOffsets">[count] The offset of each participating row in <paramref name="matrix"/>.</param>
    /// <param name="values">[count] The input for each of these rows.</param>
    /// <param name="matrix">[inputs, outputs]</param>
    /// <param name="biases">[outputs]</param>
    /// <param name="sums">[outputs], written.</param>
    [MethodImpl(Jit.Hot)]
    public static void Compute(
        ReadOnlySpan<int> rowOffsets, ReadOnlySpan<float> values, ReadOnlySpan<float> matrix,
        ReadOnlySpan<float> biases, Span<float> sums)
    {
        int outputs = sums.Length, width = Vector<float>.Count;
        if (outputs < width)
        {
            Narrow(rowOffsets, values, matrix, biases, sums);
            return;
        }

        ref int offsets = ref MemoryMarshal.GetReference(rowOffsets);
        ref float inputs = ref MemoryMarshal.GetReference(values);
        ref float weights = ref MemoryMarshal.GetReference(matrix);
        ref float starts = ref MemoryMarshal.GetReference(biases);
        ref float ends = ref MemoryMarshal.GetReference(sums);
        int count = rowOffsets.Length, last = outputs - width, column = 0;

        for (; column + (8 * width) <= outputs; column += 8 * width)
            Eight(ref offsets, ref inputs, count, ref weights, ref starts, ref ends, column);
        for (; column + (3 * width) < outputs; column += 4 * width)
            Four(ref offsets, ref inputs, count, ref weights, ref starts, ref ends,
                column, column + width, column + (2 * width), Math.Min(column + (3 * width), last));
        if (column + (2 * width) < outputs)
            Three(ref offsets, ref inputs, count, ref weights, ref starts, ref ends, column, column + width, last);
        else if (column + width < outputs)
            Two(ref offsets, ref inputs, count, ref weights, ref starts, ref ends, column, last);
        else if (column < outputs)
            One(ref offsets, ref inputs, count, ref weights, ref starts, ref ends, last);
    }

    // One method for each number of vectors, so that every accumulator stays in a register throughout the loop.
    [MethodImpl(Jit.Hot)]
    private static void Eight(
        ref int offsets, ref float values, nint count, ref float weights, ref float starts, ref float ends, nint column)
    {
        int width = Vector<float>.Count; // a constant, unlike a parameter
        weights = ref Unsafe.Add(ref weights, column);
        Vector<float> sumA = Load(ref starts, column), sumB = Load(ref starts, column + width);
        Vector<float> sumC = Load(ref starts, column + (2 * width)), sumD = Load(ref starts, column + (3 * width));
        Vector<float> sumE = Load(ref starts, column + (4 * width)), sumF = Load(ref starts, column + (5 * width));
        Vector<float> sumG = Load(ref starts, column + (6 * width)), sumH = Load(ref starts, column + (7 * width));
        for (nint n = 0; n < count; n++)
        {
            ref float row = ref Unsafe.Add(ref weights, Unsafe.Add(ref offsets, n));
            var value = new Vector<float>(Unsafe.Add(ref values, n));
            sumA += Load(ref row, 0) * value;
            sumB += Load(ref row, width) * value;
            sumC += Load(ref row, 2 * width) * value;
            sumD += Load(ref row, 3 * width) * value;
            sumE += Load(ref row, 4 * width) * value;
            sumF += Load(ref row, 5 * width) * value;
            sumG += Load(ref row, 6 * width) * value;
            sumH += Load(ref row, 7 * width) * value;
        }

        Store(sumA, ref ends, column);
        Store(sumB, ref ends, column + width);
        Store(sumC, ref ends, column + (2 * width));
        Store(sumD, ref ends, column + (3 * width));
        Store(sumE, ref ends, column + (4 * width));
        Store(sumF, ref ends, column + (5 * width));
        Store(sumG, ref ends, column + (6 * width));
        Store(sumH, ref ends, column + (7 * width));
    }

    [MethodImpl(Jit.Hot)]
    private static void Four(
        ref int offsets, ref float values, nint count, ref float weights, ref float starts, ref float ends,
        nint a, nint b, nint c, nint d)
    {
        Vector<float> sumA = Load(ref starts, a), sumB = Load(ref starts, b);
        Vector<float> sumC = Load(ref starts, c), sumD = Load(ref starts, d);
        for (nint n = 0; n < count; n++)
        {
            ref float row = ref Unsafe.Add(ref weights, Unsafe.Add(ref offsets, n));
            var value = new Vector<float>(Unsafe.Add(ref values, n));
            sumA += Load(ref row, a) * value;
            sumB += Load(ref row, b) * value;
            sumC += Load(ref row, c) * value;
            sumD += Load(ref row, d) * value;
        }

        Store(sumA, ref ends, a);
        Store(sumB, ref ends, b);
        Store(sumC, ref ends, c);
        Store(sumD, ref ends, d);
    }

    [MethodImpl(Jit.Hot)]
    private static void Three(
        ref int offsets, ref float values, nint count, ref float weights, ref float starts, ref float ends,
        nint a, nint b, nint c)
    {
        Vector<float> sumA = Load(ref starts, a), sumB = Load(ref starts, b), sumC = Load(ref starts, c);
        for (nint n = 0; n < count; n++)
        {
            ref float row = ref Unsafe.Add(ref weights, Unsafe.Add(ref offsets, n));
            var value = new Vector<float>(Unsafe.Add(ref values, n));
            sumA += Load(ref row, a) * value;
            sumB += Load(ref row, b) * value;
            sumC += Load(ref row, c) * value;
        }

        Store(sumA, ref ends, a);
        Store(sumB, ref ends, b);
        Store(sumC, ref ends, c);
    }

    [MethodImpl(Jit.Hot)]
    private static void Two(
        ref int offsets, ref float values, nint count, ref float weights, ref float starts, ref float ends, nint a, nint b)
    {
        Vector<float> sumA = Load(ref starts, a), sumB = Load(ref starts, b);
        for (nint n = 0; n < count; n++)
        {
            ref float row = ref Unsafe.Add(ref weights, Unsafe.Add(ref offsets, n));
            var value = new Vector<float>(Unsafe.Add(ref values, n));
            sumA += Load(ref row, a) * value;
            sumB += Load(ref row, b) * value;
        }

        Store(sumA, ref ends, a);
        Store(sumB, ref ends, b);
    }

    [MethodImpl(Jit.Hot)]
    private static void One(
        ref int offsets, ref float values, nint count, ref float weights, ref float starts, ref float ends, nint a)
    {
        Vector<float> sum = Load(ref starts, a);
        for (nint n = 0; n < count; n++)
        {
            ref float row = ref Unsafe.Add(ref weights, Unsafe.Add(ref offsets, n));
            sum += Load(ref row, a) * new Vector<float>(Unsafe.Add(ref values, n));
        }

        Store(sum, ref ends, a);
    }

    private static void Narrow(
        ReadOnlySpan<int> rowOffsets, ReadOnlySpan<float> values, ReadOnlySpan<float> matrix,
        ReadOnlySpan<float> biases, Span<float> sums)
    {
        for (int o = 0; o < sums.Length; o++)
        {
            float sum = biases[o];
            for (int n = 0; n < rowOffsets.Length; n++) sum += matrix[rowOffsets[n] + o] * values[n];
            sums[o] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Load(ref float source, nint offset) => Vector.LoadUnsafe(ref source, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<float> vector, ref float destination, nint offset) =>
        vector.StoreUnsafe(ref destination, (nuint)offset);
}
