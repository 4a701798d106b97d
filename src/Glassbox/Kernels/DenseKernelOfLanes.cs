using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>A <see cref="DenseKernel"/> for vectors of one width.</summary>
internal sealed class DenseKernel<TLanes, TMultiplyAdd> : DenseKernel
    where TLanes : struct, ILanes<TLanes>
    where TMultiplyAdd : struct, IMultiplyAdd
{
    public override int PanelWidth => Tile.Vectors * TLanes.Count;

    public override int PanelLength(int depth, int width) => checked((1 + depth) * Whole(width));

    [MethodImpl(Jit.Hot)]
    public override void Pack(
        ReadOnlySpan<float> matrix, int stride, int depth, int width, ReadOnlySpan<float> starts, Span<float> panels)
    {
        panels = panels[..PanelLength(depth, width)];
        if (depth > 0) _ = matrix[((depth - 1) * stride) + width - 1]; // all that is read below
        PackRow(starts, width, depth, panels, 0);
        int full = width / PanelWidth;
        ref float from = ref MemoryMarshal.GetReference(matrix);
        ref float first = ref Unsafe.Add(ref MemoryMarshal.GetReference(panels), PanelWidth);

        // Row by row through all panels: a row lies in few pages of memory, a column in as many as there are rows.
        for (int k = 0; k < depth; k++)
        {
            ref float source = ref from;
            ref float to = ref first;
            for (int p = 0; p < full; p++)
            {
                TLanes.Store(TLanes.Load(ref source), ref to);
                TLanes.Store(TLanes.Load(ref Unsafe.Add(ref source, TLanes.Count)), ref Unsafe.Add(ref to, TLanes.Count));
                TLanes.Store(TLanes.Load(ref Unsafe.Add(ref source, 2 * TLanes.Count)), ref Unsafe.Add(ref to, 2 * TLanes.Count));
                source = ref Unsafe.Add(ref source, PanelWidth);
                to = ref Unsafe.Add(ref to, (nint)(1 + depth) * PanelWidth);
            }

            from = ref Unsafe.Add(ref from, stride);
            first = ref Unsafe.Add(ref first, PanelWidth);
        }

        if (full * PanelWidth == width) return;
        for (int k = 0; k < depth; k++)
            PackRest(matrix.Slice((k * stride) + (full * PanelWidth), width - (full * PanelWidth)), depth, panels, full, k + 1);
    }

    private void PackRow(ReadOnlySpan<float> row, int width, int depth, Span<float> panels, int place)
    {
        int full = width / PanelWidth;
        for (int p = 0; p < full; p++)
        {
            Span<float> to = panels.Slice((p * (1 + depth) * PanelWidth) + (place * PanelWidth), PanelWidth);
            if (row.IsEmpty) to.Clear();
            else row.Slice(p * PanelWidth, PanelWidth).CopyTo(to);
        }

        if (full * PanelWidth < width) PackRest(row.IsEmpty ? row : row[(full * PanelWidth)..width], depth, panels, full, place);
    }

    /// <summary>The last columns of a row, which do not fill a panel, and zeros to the end of their last vector.</summary>
    private void PackRest(ReadOnlySpan<float> rest, int depth, Span<float> panels, int full, int place)
    {
        int start = full * (1 + depth) * PanelWidth, whole = (panels.Length - start) / (1 + depth);
        Span<float> to = panels.Slice(start + (place * whole), whole);
        rest.CopyTo(to);
        to[rest.Length..].Clear();
    }

    [MethodImpl(Jit.Hot)]
    public override void PackTransposed(ReadOnlySpan<float> matrix, int stride, int depth, int width, Span<float> panel)
    {
        int whole = Whole(width);
        panel = panel[..PanelLength(depth, width)];
        panel[..whole].Clear();
        if (depth == 0) return;
        Transposed.Of(matrix, stride, width, depth, panel[whole..], whole);
        if (whole == width) return;
        for (int k = 1; k <= depth; k++) panel.Slice((k * whole) + width, whole - width).Clear();
    }

    [MethodImpl(Jit.Hot)]
    public override void Multiply(
        ReadOnlySpan<float> rows, int count, int stride, int depth, ReadOnlySpan<float> panel, int width, Span<float> sums,
        int sumStride)
    {
        if (count == 0) return;
        _ = panel[PanelLength(depth, width) - 1]; // all that is read and written below
        if (depth > 0) _ = rows[((count - 1) * stride) + depth - 1];
        _ = sums[((count - 1) * sumStride) + width - 1];
        switch (Whole(width) / TLanes.Count)
        {
            case 1: Multiply<One>(rows, count, stride, depth, panel, width, sums, sumStride); break;
            case 2: Multiply<Two>(rows, count, stride, depth, panel, width, sums, sumStride); break;
            default: Multiply<Three>(rows, count, stride, depth, panel, width, sums, sumStride); break;
        }
    }

    private static int Whole(int width) => (width + TLanes.Count - 1) / TLanes.Count * TLanes.Count;

    [MethodImpl(Jit.Hot)]
    private static void Multiply<TVectors>(
        ReadOnlySpan<float> rows, int count, int stride, int depth, ReadOnlySpan<float> panel, int width, Span<float> sums,
        int sumStride)
        where TVectors : struct, ICount
    {
        ref float row = ref MemoryMarshal.GetReference(rows);
        ref float first = ref MemoryMarshal.GetReference(panel);
        ref float sum = ref MemoryMarshal.GetReference(sums);
        int whole = TVectors.Count * TLanes.Count, r = 0;
        if (whole == width)
        {
            for (; r <= count - Tile.Rows; r += Tile.Rows)
                Tile.Compute<TLanes, TMultiplyAdd, Four, TVectors>(
                    ref Unsafe.Add(ref row, (nint)r * stride), stride, ref first, depth,
                    ref Unsafe.Add(ref sum, (nint)r * sumStride), sumStride);
            for (; r < count; r++)
                Tile.Compute<TLanes, TMultiplyAdd, One, TVectors>(
                    ref Unsafe.Add(ref row, (nint)r * stride), stride, ref first, depth,
                    ref Unsafe.Add(ref sum, (nint)r * sumStride), sumStride);
            return;
        }

        // The last vector reaches beyond the last column, so its sums go elsewhere first.
        Span<float> tile = stackalloc float[Tile.Rows * Tile.Vectors * TLanes.Count];
        ref float there = ref MemoryMarshal.GetReference(tile);
        while (r < count)
        {
            bool isFull = r <= count - Tile.Rows;
            if (isFull)
                Tile.Compute<TLanes, TMultiplyAdd, Four, TVectors>(
                    ref Unsafe.Add(ref row, (nint)r * stride), stride, ref first, depth, ref there, whole);
            else
                Tile.Compute<TLanes, TMultiplyAdd, One, TVectors>(
                    ref Unsafe.Add(ref row, (nint)r * stride), stride, ref first, depth, ref there, whole);
            for (int end = r + (isFull ? Tile.Rows : 1), t = 0; r < end; r++, t += whole)
                tile.Slice(t, width).CopyTo(sums[(r * sumStride)..]);
        }
    }
}
