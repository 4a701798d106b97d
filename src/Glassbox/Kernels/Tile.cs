using System.Runtime.CompilerServices;

namespace Glassbox.Kernels;

/// <summary>
/// The innermost loop of a dense product: a register tile of up to 4 rows by up to 3 vectors of columns, whose sums stay in registers over the
/// whole depth.
/// </summary>
/// <remarks>
/// 12 accumulators hide the latency of an addition, and leave room for operands in the 16 registers of AVX2; taller and wider tiles were slower or
/// no faster at every width (see docs/performance.md). Lanes run across columns, and each sum takes its products in ascending order, so neither
/// the vector width nor the tile changes it.
/// </remarks>
internal static class Tile
{
    public const int Rows = 4;

    public const int Vectors = 3;

    /// <param name="rows">[TRows, depth] with <paramref name="stride"/> between rows.</param>
    /// <param name="stride">The distance between rows.</param>
    /// <param name="panel">[depth, TVectors · lanes]</param>
    /// <param name="depth">The number of products in each sum.</param>
    /// <param name="starts">[TRows, TVectors · lanes] The initial sums, with <paramref name="startStride"/> between rows.</param>
    /// <param name="startStride">The distance between rows of starts; 0 if all rows share the same.</param>
    /// <param name="sums">[TRows, TVectors · lanes] with <paramref name="sumStride"/> between rows, written.</param>
    /// <param name="sumStride">The distance between rows of sums.</param>
    [MethodImpl(Jit.Hot)]
    public static void Compute<TLanes, TMultiplyAdd, TRows, TVectors>(
        ref float rows, nint stride, ref float panel, nint depth, ref float starts, nint startStride, ref float sums, nint sumStride)
        where TLanes : struct, ILanes<TLanes>
        where TMultiplyAdd : struct, IMultiplyAdd
        where TRows : struct, ICount
        where TVectors : struct, ICount
    {
        Load<TLanes, TVectors>(ref starts, out TLanes sum00, out TLanes sum01, out TLanes sum02);
        Load<TLanes, TVectors>(ref Unsafe.Add(ref starts, TRows.Count > 1 ? startStride : 0), out TLanes sum10, out TLanes sum11, out TLanes sum12);
        Load<TLanes, TVectors>(ref Unsafe.Add(ref starts, TRows.Count > 2 ? 2 * startStride : 0), out TLanes sum20, out TLanes sum21, out TLanes sum22);
        Load<TLanes, TVectors>(ref Unsafe.Add(ref starts, TRows.Count > 3 ? 3 * startStride : 0), out TLanes sum30, out TLanes sum31, out TLanes sum32);
        ref float row1 = ref Unsafe.Add(ref rows, TRows.Count > 1 ? stride : 0);
        ref float row2 = ref Unsafe.Add(ref rows, TRows.Count > 2 ? 2 * stride : 0);
        ref float row3 = ref Unsafe.Add(ref rows, TRows.Count > 3 ? 3 * stride : 0);
        for (nint k = 0; k < depth; k++)
        {
            Load<TLanes, TVectors>(ref panel, out TLanes column0, out TLanes column1, out TLanes column2);
            panel = ref Unsafe.Add(ref panel, TVectors.Count * TLanes.Count);

            TLanes value = TLanes.Broadcast(Unsafe.Add(ref rows, k));
            sum00 = TMultiplyAdd.Of(sum00, column0, value);
            if (TVectors.Count > 1) sum01 = TMultiplyAdd.Of(sum01, column1, value);
            if (TVectors.Count > 2) sum02 = TMultiplyAdd.Of(sum02, column2, value);
            if (TRows.Count > 1)
            {
                value = TLanes.Broadcast(Unsafe.Add(ref row1, k));
                sum10 = TMultiplyAdd.Of(sum10, column0, value);
                if (TVectors.Count > 1) sum11 = TMultiplyAdd.Of(sum11, column1, value);
                if (TVectors.Count > 2) sum12 = TMultiplyAdd.Of(sum12, column2, value);
            }

            if (TRows.Count > 2)
            {
                value = TLanes.Broadcast(Unsafe.Add(ref row2, k));
                sum20 = TMultiplyAdd.Of(sum20, column0, value);
                if (TVectors.Count > 1) sum21 = TMultiplyAdd.Of(sum21, column1, value);
                if (TVectors.Count > 2) sum22 = TMultiplyAdd.Of(sum22, column2, value);
            }

            if (TRows.Count > 3)
            {
                value = TLanes.Broadcast(Unsafe.Add(ref row3, k));
                sum30 = TMultiplyAdd.Of(sum30, column0, value);
                if (TVectors.Count > 1) sum31 = TMultiplyAdd.Of(sum31, column1, value);
                if (TVectors.Count > 2) sum32 = TMultiplyAdd.Of(sum32, column2, value);
            }
        }

        Store<TLanes, TVectors>(ref sums, sum00, sum01, sum02);
        if (TRows.Count > 1) Store<TLanes, TVectors>(ref Unsafe.Add(ref sums, sumStride), sum10, sum11, sum12);
        if (TRows.Count > 2) Store<TLanes, TVectors>(ref Unsafe.Add(ref sums, 2 * sumStride), sum20, sum21, sum22);
        if (TRows.Count > 3) Store<TLanes, TVectors>(ref Unsafe.Add(ref sums, 3 * sumStride), sum30, sum31, sum32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<TLanes, TVectors>(ref float from, out TLanes first, out TLanes second, out TLanes third)
        where TLanes : struct, ILanes<TLanes>
        where TVectors : struct, ICount
    {
        (first, second, third) = (TLanes.Load(ref from), default, default);
        if (TVectors.Count > 1) second = TLanes.Load(ref Unsafe.Add(ref from, TLanes.Count));
        if (TVectors.Count > 2) third = TLanes.Load(ref Unsafe.Add(ref from, 2 * TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLanes, TVectors>(ref float sums, TLanes first, TLanes second, TLanes third)
        where TLanes : struct, ILanes<TLanes>
        where TVectors : struct, ICount
    {
        TLanes.Store(first, ref sums);
        if (TVectors.Count > 1) TLanes.Store(second, ref Unsafe.Add(ref sums, TLanes.Count));
        if (TVectors.Count > 2) TLanes.Store(third, ref Unsafe.Add(ref sums, 2 * TLanes.Count));
    }
}
