using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>A <see cref="DenseKernel"/> for one vector width.</summary>
internal sealed class DenseKernel<TLanes, TMultiplyAdd> : DenseKernel
    where TLanes : struct, ILanes<TLanes>
    where TMultiplyAdd : struct, IMultiplyAdd
{
    private readonly float[] zeros = new float[Tile.Vectors * TLanes.Count];

    public override int PanelWidth => Tile.Vectors * TLanes.Count;

    public override int PanelLength(int depth, int width) => checked(depth * Whole(width));

    // A single vector has too few accumulators to hide the latency of an addition: 2 + 2 rather than 3 + 1.
    public override int NextWidth(int left) => Whole(left) == 4 * TLanes.Count ? 2 * TLanes.Count : Math.Min(left, PanelWidth);

    [MethodImpl(Jit.Hot)]
    public override void Pack(ReadOnlySpan<float> matrix, int stride, int depth, int width, Span<float> panels)
    {
        if (depth == 0 || width == 0) return;
        panels = panels[..PanelLength(depth, width)];
        _ = matrix[((depth - 1) * stride) + width - 1]; // bounds check for all reads below
        int full = width / PanelWidth, rest = width - (full * PanelWidth);
        ref float from = ref MemoryMarshal.GetReference(matrix);
        ref float first = ref MemoryMarshal.GetReference(panels);

        // Row by row through all panels: a row is in few pages of memory, a column in as many as there are rows.
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
                to = ref Unsafe.Add(ref to, (nint)depth * PanelWidth);
            }

            from = ref Unsafe.Add(ref from, stride);
            first = ref Unsafe.Add(ref first, PanelWidth);
        }

        // The last columns, which do not fill a panel, padded with zeros to a whole vector.
        if (rest == 0) return;
        int whole = Whole(rest);
        panels = panels[(full * depth * PanelWidth)..];
        for (int k = 0; k < depth; k++)
        {
            Span<float> to = panels.Slice(k * whole, whole);
            matrix.Slice((k * stride) + (full * PanelWidth), rest).CopyTo(to);
            to[rest..].Clear();
        }
    }

    [MethodImpl(Jit.Hot)]
    public override void PackTransposed(ReadOnlySpan<float> matrix, int stride, int depth, int width, Span<float> panel)
    {
        int whole = Whole(width);
        panel = panel[..PanelLength(depth, width)];
        if (depth == 0) return;
        Transposed.Of(matrix, stride, width, depth, panel, whole);
        if (whole == width) return;
        for (int k = 0; k < depth; k++) panel.Slice((k * whole) + width, whole - width).Clear();
    }

    [MethodImpl(Jit.Hot)]
    public override void Multiply(
        ReadOnlySpan<float> rows, int count, int stride, int depth, ReadOnlySpan<float> panel, int width,
        ReadOnlySpan<float> starts, int startStride, Span<float> sums, int sumStride)
    {
        if (count == 0) return;
        if (starts.IsEmpty)
        {
            starts = zeros;
            startStride = 0;
        }

        if (depth > 0) // bounds check for all reads and writes below
        {
            _ = panel[PanelLength(depth, width) - 1];
            _ = rows[((count - 1) * stride) + depth - 1];
        }

        _ = starts[((count - 1) * startStride) + width - 1];
        _ = sums[((count - 1) * sumStride) + width - 1];
        switch (Whole(width) / TLanes.Count)
        {
            case 1: Multiply<One>(rows, count, stride, depth, panel, width, starts, startStride, sums, sumStride); break;
            case 2: Multiply<Two>(rows, count, stride, depth, panel, width, starts, startStride, sums, sumStride); break;
            default: Multiply<Three>(rows, count, stride, depth, panel, width, starts, startStride, sums, sumStride); break;
        }
    }

    private static int Whole(int width) => (width + TLanes.Count - 1) / TLanes.Count * TLanes.Count;

    [MethodImpl(Jit.Hot)]
    private static void Multiply<TVectors>(
        ReadOnlySpan<float> rows, int count, int stride, int depth, ReadOnlySpan<float> panel, int width,
        ReadOnlySpan<float> starts, int startStride, Span<float> sums, int sumStride)
        where TVectors : struct, ICount
    {
        ref float row = ref MemoryMarshal.GetReference(rows);
        ref float first = ref MemoryMarshal.GetReference(panel);
        int whole = TVectors.Count * TLanes.Count, r = 0;
        if (whole == width)
        {
            ref float start = ref MemoryMarshal.GetReference(starts);
            ref float sum = ref MemoryMarshal.GetReference(sums);
            for (; r <= count - Tile.Rows; r += Tile.Rows)
                Tile.Compute<TLanes, TMultiplyAdd, Four, TVectors>(
                    ref Unsafe.Add(ref row, (nint)r * stride), stride, ref first, depth,
                    ref Unsafe.Add(ref start, (nint)r * startStride), startStride, ref Unsafe.Add(ref sum, (nint)r * sumStride), sumStride);
            for (; r < count; r++)
                Tile.Compute<TLanes, TMultiplyAdd, One, TVectors>(
                    ref Unsafe.Add(ref row, (nint)r * stride), stride, ref first, depth,
                    ref Unsafe.Add(ref start, (nint)r * startStride), startStride, ref Unsafe.Add(ref sum, (nint)r * sumStride), sumStride);
            return;
        }

        // The last vector extends beyond the last column, so sums use a separate buffer.
        Span<float> tile = stackalloc float[Tile.Rows * Tile.Vectors * TLanes.Count];
        tile.Clear();
        ref float there = ref MemoryMarshal.GetReference(tile);
        while (r < count)
        {
            int end = r <= count - Tile.Rows ? r + Tile.Rows : r + 1;
            for (int i = r; i < end; i++) starts.Slice(i * startStride, width).CopyTo(tile[((i - r) * whole)..]);
            if (end - r == Tile.Rows)
                Tile.Compute<TLanes, TMultiplyAdd, Four, TVectors>(
                    ref Unsafe.Add(ref row, (nint)r * stride), stride, ref first, depth, ref there, whole, ref there, whole);
            else
                Tile.Compute<TLanes, TMultiplyAdd, One, TVectors>(
                    ref Unsafe.Add(ref row, (nint)r * stride), stride, ref first, depth, ref there, whole, ref there, whole);
            for (int t = 0; r < end; r++, t += whole) tile.Slice(t, width).CopyTo(sums[(r * sumStride)..]);
        }
    }
}
