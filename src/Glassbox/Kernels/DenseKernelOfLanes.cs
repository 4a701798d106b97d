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
        if (Whole(width) == PanelWidth) Multiply<Two>(rows, count, stride, depth, panel, width, starts, startStride, sums, sumStride);
        else Multiply<One>(rows, count, stride, depth, panel, width, starts, startStride, sums, sumStride);
    }

    private static int Whole(int width) => (width + TLanes.Count - 1) / TLanes.Count * TLanes.Count;

    [MethodImpl(Jit.Hot)]
    private static void Multiply<TVectors>(
        ReadOnlySpan<float> rows, int count, int stride, int depth, ReadOnlySpan<float> panel, int width,
        ReadOnlySpan<float> starts, int startStride, Span<float> sums, int sumStride)
        where TVectors : struct, ICount
    {
        int whole = TVectors.Count * TLanes.Count, r = 0;
        if (whole == width)
        {
            while (r < count)
                r += Multiply<TVectors>(
                    count - r, rows[(r * stride)..], stride, depth, panel, starts[(r * startStride)..], startStride, sums[(r * sumStride)..], sumStride);
            return;
        }

        // The last vector extends beyond the last column, so sums use a separate buffer.
        Span<float> tile = stackalloc float[Tile.Rows * Tile.Vectors * TLanes.Count];
        tile.Clear();
        while (r < count)
        {
            int most = Math.Min(Tile.Rows, count - r);
            for (int i = 0; i < most; i++) starts.Slice((r + i) * startStride, width).CopyTo(tile[(i * whole)..]);
            int done = Multiply<TVectors>(most, rows[(r * stride)..], stride, depth, panel, tile, whole, tile, whole);
            for (int i = 0; i < done; i++) tile.Slice(i * whole, width).CopyTo(sums[((r + i) * sumStride)..]);
            r += done;
        }
    }

    // Multiplies the next rows, as many as fit a tile, and returns their number: 6, 4, 2 or 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Multiply<TVectors>(
        int left, ReadOnlySpan<float> rows, int stride, int depth, ReadOnlySpan<float> panel,
        ReadOnlySpan<float> starts, int startStride, Span<float> sums, int sumStride)
        where TVectors : struct, ICount
    {
        ref float row = ref MemoryMarshal.GetReference(rows);
        ref float first = ref MemoryMarshal.GetReference(panel);
        ref float start = ref MemoryMarshal.GetReference(starts);
        ref float sum = ref MemoryMarshal.GetReference(sums);
        if (left >= 6)
        {
            Tile.Compute<TLanes, TMultiplyAdd, Six, TVectors>(ref row, stride, ref first, depth, ref start, startStride, ref sum, sumStride);
            return 6;
        }

        if (left >= 4)
        {
            Tile.Compute<TLanes, TMultiplyAdd, Four, TVectors>(ref row, stride, ref first, depth, ref start, startStride, ref sum, sumStride);
            return 4;
        }

        if (left >= 2)
        {
            Tile.Compute<TLanes, TMultiplyAdd, Two, TVectors>(ref row, stride, ref first, depth, ref start, startStride, ref sum, sumStride);
            return 2;
        }

        Tile.Compute<TLanes, TMultiplyAdd, One, TVectors>(ref row, stride, ref first, depth, ref start, startStride, ref sum, sumStride);
        return 1;
    }
}
