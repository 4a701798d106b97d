using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Glassbox.Kernels;

/// <summary>The product of two dense matrices, one of them packed in panels of columns.</summary>
/// <remarks>
/// A panel has as many columns as a register tile, stored row after row, so that the tile reads it sequentially. All three products of a
/// mini-batch use it: forward, deltas back, and gradients.
/// </remarks>
internal abstract class DenseKernel
{
    /// <summary>The kernel that rounds products before they are added: the same bits on every processor.</summary>
    public static DenseKernel Default { get; } = Create<RoundedTwice>(BestLanes());

    /// <summary>The kernel that rounds products and sums together; slow if the processor has no such instruction.</summary>
    public static DenseKernel Fused { get; } = Create<RoundedOnce>(BestLanes());

    /// <summary>The maximum number of columns in a panel.</summary>
    public abstract int PanelWidth { get; }

    /// <summary>Creates a kernel with the given number of vector lanes: 16, 8, 4 or 1.</summary>
    public static DenseKernel Create<TMultiplyAdd>(int lanes)
        where TMultiplyAdd : struct, IMultiplyAdd => lanes switch
        {
            16 => new DenseKernel<Lanes512, TMultiplyAdd>(),
            8 => new DenseKernel<Lanes256, TMultiplyAdd>(),
            4 => new DenseKernel<Lanes128, TMultiplyAdd>(),
            _ => new DenseKernel<Lanes32, TMultiplyAdd>(),
        };

    /// <summary>Returns the length of the panels for a number of columns.</summary>
    public abstract int PanelLength(int depth, int width);

    /// <summary>Packs columns of a matrix into as many panels as needed; all are full except the last.</summary>
    /// <param name="matrix">[depth, ≥ width] from the first column on, with <paramref name="stride"/> between rows.</param>
    /// <param name="stride">The distance between rows.</param>
    /// <param name="depth">The number of rows.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="panels">[≥ <see cref="PanelLength"/>], written.</param>
    public abstract void Pack(ReadOnlySpan<float> matrix, int stride, int depth, int width, Span<float> panels);

    /// <summary>Packs rows of a matrix as columns.</summary>
    /// <param name="matrix">[width, depth] with <paramref name="stride"/> between rows.</param>
    /// <param name="stride">The distance between rows.</param>
    /// <param name="depth">The length of a row.</param>
    /// <param name="width">The number of rows: 1 to <see cref="PanelWidth"/>.</param>
    /// <param name="panel">[≥ <see cref="PanelLength"/>], written.</param>
    public abstract void PackTransposed(ReadOnlySpan<float> matrix, int stride, int depth, int width, Span<float> panel);

    /// <summary>sums[r, c] = starts[r, c] + Σ rows[r, k] · panel[k, c], k ascending.</summary>
    /// <param name="rows">[count, depth] with <paramref name="stride"/> between rows.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="stride">The distance between rows.</param>
    /// <param name="depth">The length of a row.</param>
    /// <param name="panel">Written by <see cref="Pack"/> or <see cref="PackTransposed"/>.</param>
    /// <param name="width">The number of columns in the panel.</param>
    /// <param name="starts">[count, width] with <paramref name="startStride"/> between rows, or empty for 0; may be the sums themselves.</param>
    /// <param name="startStride">The distance between rows of starts; 0 if all rows share the same.</param>
    /// <param name="sums">[count, width] with <paramref name="sumStride"/> between rows, written.</param>
    /// <param name="sumStride">The distance between rows of sums.</param>
    public abstract void Multiply(
        ReadOnlySpan<float> rows, int count, int stride, int depth, ReadOnlySpan<float> panel, int width,
        ReadOnlySpan<float> starts, int startStride, Span<float> sums, int sumStride);

    private static int BestLanes() =>
        Vector512.IsHardwareAccelerated && !HalvesVectors() ? 16
        : Vector256.IsHardwareAccelerated ? 8
        : Vector128.IsHardwareAccelerated ? 4 : 1;

    // Zen 4 (family 25) splits a vector of 512 bits into two halves: there, 256 bits are 15 % faster.
    private static bool HalvesVectors()
    {
        if (!X86Base.IsSupported) return false;
        int signature = X86Base.CpuId(1, 0).Eax;
        return ((signature >> 8) & 15) + ((signature >> 20) & 255) == 25;
    }
}
