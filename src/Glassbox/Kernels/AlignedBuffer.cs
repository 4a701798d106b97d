using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>A buffer of floats aligned to a cache line, so that no vector crosses two.</summary>
internal sealed class AlignedBuffer
{
    private const int BytesInLine = 64;

    private readonly float[] array;
    private readonly int start;
    private readonly int length;

    public AlignedBuffer(int length)
    {
        this.length = length;
        array = GC.AllocateArray<float>(checked(length + (BytesInLine / sizeof(float))), pinned: true);
        long beyond = Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % BytesInLine;
        start = (int)((BytesInLine - beyond) % BytesInLine) / sizeof(float);
    }

    public Span<float> Span => array.AsSpan(start, length);
}
