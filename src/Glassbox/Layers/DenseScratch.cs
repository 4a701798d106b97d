using Glassbox.Kernels;

namespace Glassbox.Layers;

/// <summary>Scratch buffers of one thread for packed matrices, transposed parts and indices; they grow as needed.</summary>
internal sealed class DenseScratch
{
    private AlignedBuffer? panels, rows, sums;
    private int[] places = [];

    public Span<float> Panels(int length) => Room(ref panels, length);

    public Span<float> Rows(int length) => Room(ref rows, length);

    public Span<float> Sums(int length) => Room(ref sums, length);

    public Span<int> Places(int length)
    {
        if (places.Length < length) places = new int[length];
        return places.AsSpan(0, length);
    }

    private static Span<float> Room(ref AlignedBuffer? buffer, int length)
    {
        if (buffer is null || buffer.Span.Length < length) buffer = new AlignedBuffer(length);
        return buffer.Span[..length];
    }
}
