using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>Numbers in the little-endian byte order of files, on processors of either byte order.</summary>
internal static class LittleEndian
{
    public static ReadOnlySpan<byte> Bytes(ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian) return MemoryMarshal.AsBytes(values);
        int[] swapped = new int[values.Length];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values), swapped);
        return MemoryMarshal.AsBytes<int>(swapped);
    }

    public static ReadOnlySpan<byte> Bytes(ReadOnlySpan<double> values)
    {
        if (BitConverter.IsLittleEndian) return MemoryMarshal.AsBytes(values);
        long[] swapped = new long[values.Length];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<double, long>(values), swapped);
        return MemoryMarshal.AsBytes<long>(swapped);
    }
}
