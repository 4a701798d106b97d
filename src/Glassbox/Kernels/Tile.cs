using System.Runtime.CompilerServices;

namespace Glassbox.Kernels;

/// <summary>
/// The innermost loop of a dense product: a register tile of up to 6 rows by up to 2 vectors of columns, whose sums stay in registers over the
/// whole depth.
/// </summary>
/// <remarks>
/// 12 accumulators hide the latency of an addition. With two columns, a broadcast value and a product they fill the 16 registers of AVX2; a tile
/// of 4 by 3 needs 17, and a sum that goes through memory at each step halves the speed (see docs/performance.md). Lanes run across columns, and
/// each sum takes its products in ascending order, so neither the vector width nor the tile changes it.
/// </remarks>
internal static class Tile
{
    public const int Rows = 6;

    public const int Vectors = 2;

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
        Load<TLanes, TVectors>(ref starts, out TLanes sum00, out TLanes sum01);
        Load<TLanes, TVectors>(ref Unsafe.Add(ref starts, TRows.Count > 1 ? startStride : 0), out TLanes sum10, out TLanes sum11);
        Load<TLanes, TVectors>(ref Unsafe.Add(ref starts, TRows.Count > 2 ? 2 * startStride : 0), out TLanes sum20, out TLanes sum21);
        Load<TLanes, TVectors>(ref Unsafe.Add(ref starts, TRows.Count > 3 ? 3 * startStride : 0), out TLanes sum30, out TLanes sum31);
        Load<TLanes, TVectors>(ref Unsafe.Add(ref starts, TRows.Count > 4 ? 4 * startStride : 0), out TLanes sum40, out TLanes sum41);
        Load<TLanes, TVectors>(ref Unsafe.Add(ref starts, TRows.Count > 5 ? 5 * startStride : 0), out TLanes sum50, out TLanes sum51);
        ref float row1 = ref Unsafe.Add(ref rows, TRows.Count > 1 ? stride : 0);
        ref float row2 = ref Unsafe.Add(ref rows, TRows.Count > 2 ? 2 * stride : 0);
        ref float row3 = ref Unsafe.Add(ref rows, TRows.Count > 3 ? 3 * stride : 0);
        ref float row4 = ref Unsafe.Add(ref rows, TRows.Count > 4 ? 4 * stride : 0);
        ref float row5 = ref Unsafe.Add(ref rows, TRows.Count > 5 ? 5 * stride : 0);
        for (nint k = 0; k < depth; k++)
        {
            Load<TLanes, TVectors>(ref panel, out TLanes column0, out TLanes column1);
            panel = ref Unsafe.Add(ref panel, TVectors.Count * TLanes.Count);

            TLanes value = TLanes.Broadcast(Unsafe.Add(ref rows, k));
            sum00 = TMultiplyAdd.Of(sum00, column0, value);
            if (TVectors.Count > 1) sum01 = TMultiplyAdd.Of(sum01, column1, value);
            if (TRows.Count > 1)
            {
                value = TLanes.Broadcast(Unsafe.Add(ref row1, k));
                sum10 = TMultiplyAdd.Of(sum10, column0, value);
                if (TVectors.Count > 1) sum11 = TMultiplyAdd.Of(sum11, column1, value);
            }

            if (TRows.Count > 2)
            {
                value = TLanes.Broadcast(Unsafe.Add(ref row2, k));
                sum20 = TMultiplyAdd.Of(sum20, column0, value);
                if (TVectors.Count > 1) sum21 = TMultiplyAdd.Of(sum21, column1, value);
            }

            if (TRows.Count > 3)
            {
                value = TLanes.Broadcast(Unsafe.Add(ref row3, k));
                sum30 = TMultiplyAdd.Of(sum30, column0, value);
                if (TVectors.Count > 1) sum31 = TMultiplyAdd.Of(sum31, column1, value);
            }

            if (TRows.Count > 4)
            {
                value = TLanes.Broadcast(Unsafe.Add(ref row4, k));
                sum40 = TMultiplyAdd.Of(sum40, column0, value);
                if (TVectors.Count > 1) sum41 = TMultiplyAdd.Of(sum41, column1, value);
            }

            if (TRows.Count > 5)
            {
                value = TLanes.Broadcast(Unsafe.Add(ref row5, k));
                sum50 = TMultiplyAdd.Of(sum50, column0, value);
                if (TVectors.Count > 1) sum51 = TMultiplyAdd.Of(sum51, column1, value);
            }
        }

        Store<TLanes, TVectors>(ref sums, sum00, sum01);
        if (TRows.Count > 1) Store<TLanes, TVectors>(ref Unsafe.Add(ref sums, sumStride), sum10, sum11);
        if (TRows.Count > 2) Store<TLanes, TVectors>(ref Unsafe.Add(ref sums, 2 * sumStride), sum20, sum21);
        if (TRows.Count > 3) Store<TLanes, TVectors>(ref Unsafe.Add(ref sums, 3 * sumStride), sum30, sum31);
        if (TRows.Count > 4) Store<TLanes, TVectors>(ref Unsafe.Add(ref sums, 4 * sumStride), sum40, sum41);
        if (TRows.Count > 5) Store<TLanes, TVectors>(ref Unsafe.Add(ref sums, 5 * sumStride), sum50, sum51);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<TLanes, TVectors>(ref float from, out TLanes first, out TLanes second)
        where TLanes : struct, ILanes<TLanes>
        where TVectors : struct, ICount
    {
        (first, second) = (TLanes.Load(ref from), default);
        if (TVectors.Count > 1) second = TLanes.Load(ref Unsafe.Add(ref from, TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLanes, TVectors>(ref float sums, TLanes first, TLanes second)
        where TLanes : struct, ILanes<TLanes>
        where TVectors : struct, ICount
    {
        TLanes.Store(first, ref sums);
        if (TVectors.Count > 1) TLanes.Store(second, ref Unsafe.Add(ref sums, TLanes.Count));
    }
}
