using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Glassbox.Kernels;

/// <summary>The product of two dense matrices, one of them packed in panels of columns.</summary>
/// <remarks>
/// A panel holds as many columns as a tile is wide, row after row, so that the tile reads it straight through. All
/// three products of a mini-batch are made of it: forward, deltas back, and gradients.
/// </remarks>
internal abstract class DenseKernel
{
    /// <summary>Products rounded before they are added: the same bits on every processor.</summary>
    public static DenseKernel Default { get; } = Create<RoundedTwice>(BestLanes());

    /// <summary>Products and sums rounded together; slow where the processor has no such instruction.</summary>
    public static DenseKernel Fused { get; } = Create<RoundedOnce>(BestLanes());

    /// <summary>The most columns in a panel.</summary>
    public abstract int PanelWidth { get; }

    /// <summary>A kernel with vectors of so many numbers: 16, 8, 4 or 1.</summary>
    public static DenseKernel Create<TMultiplyAdd>(int lanes)
        where TMultiplyAdd : struct, IMultiplyAdd => lanes switch
        {
            16 => new DenseKernel<Lanes512, TMultiplyAdd>(),
            8 => new DenseKernel<Lanes256, TMultiplyAdd>(),
            4 => new DenseKernel<Lanes128, TMultiplyAdd>(),
            _ => new DenseKernel<Lanes32, TMultiplyAdd>(),
        };

    /// <summary>How long a panel of so many columns is, or as many panels as these take.</summary>
    public abstract int PanelLength(int depth, int width);

    /// <summary>How many columns the next panel best takes, where so many are left.</summary>
    public abstract int NextWidth(int left);

    /// <summary>Packs columns of a matrix, in as many panels as they take: all are full but the last.</summary>
    /// <param name="matrix">[depth, ≥ width] from the first column on, with <paramref name="stride"/> between rows.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="depth">The number of rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="panels">[≥ <see cref="PanelLength"/>], written.</param>
    public abstract void Pack(ReadOnlySpan<float> matrix, int stride, int depth, int width, Span<float> panels);

    /// <summary>Packs rows of a matrix as columns.</summary>
    /// <param name="matrix">[width, depth] with <paramref name="stride"/> between rows.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="depth">The length of a row.</param>
    /// <param name="width">Rows: 1 to <see cref="PanelWidth"/>.</param>
    /// <param name="panel">[≥ <see cref="PanelLength"/>], written.</param>
    public abstract void PackTransposed(ReadOnlySpan<float> matrix, int stride, int depth, int width, Span<float> panel);

    /// <summary>sums[r, c] = starts[r, c] + Σ rows[r, k] · panel[k, c], k ascending.</summary>
    /// <param name="rows">[count, depth] with <paramref name="stride"/> between rows.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="depth">The length of a row.</param>
    /// <param name="panel">What <see cref="Pack"/> or <see cref="PackTransposed"/> wrote.</param>
    /// <param name="width">Columns of the panel.</param>
    /// <param name="starts">[count, width] with <paramref name="startStride"/> between rows, or empty for 0; may be the sums themselves.</param>
    /// <param name="startStride">From one row of starts to the next; 0 where all rows have the same.</param>
    /// <param name="sums">[count, width] with <paramref name="sumStride"/> between rows, written.</param>
    /// <param name="sumStride">From one row of sums to the next.</param>
    public abstract void Multiply(
        ReadOnlySpan<float> rows, int count, int stride, int depth, ReadOnlySpan<float> panel, int width,
        ReadOnlySpan<float> starts, int startStride, Span<float> sums, int sumStride);

    private static int BestLanes() =>
        Vector512.IsHardwareAccelerated && !HalvesVectors() ? 16
        : Vector256.IsHardwareAccelerated ? 8
        : Vector128.IsHardwareAccelerated ? 4 : 1;

    // Zen 4 (family 25) takes a vector of 512 bits in two halves: there 256 bits are 15 % faster.
    private static bool HalvesVectors()
    {
        if (!X86Base.IsSupported) return false;
        int signature = X86Base.CpuId(1, 0).Eax;
        return ((signature >> 8) & 15) + ((signature >> 20) & 255) == 25;
    }
}
