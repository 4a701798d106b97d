using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Glassbox.Kernels;

namespace Glassbox.Data;

/// <summary>Inputs that are bytes, 0 to 255 for 0 to 1.</summary>
/// <param name="blocks">The images, 2^<paramref name="shift"/> in each block but the last.</param>
/// <param name="shift">How many bits of a sample's number say its place in its block.</param>
/// <param name="count">The number of images.</param>
/// <param name="features">Pixels of one image.</param>
internal sealed class PixelStore(PixelBlock[] blocks, int shift, int count, int features) : SampleStore(count, features)
{
    /// <summary>The index keeps the number of a pixel in 24 bits.</summary>
    public const int MostFeatures = 1 << 24;


    public override int MostNonZero { get; } = blocks.Max(block => block.MostNonZero);

    public ReadOnlySpan<byte> Pixels(int sample) => blocks[sample >> shift].Pixels(PlaceInBlock(sample));

    [MethodImpl(Jit.Hot)]
    public override int Unpack(int sample, int stride, int[] offsets, float[] values)
    {
        ReadOnlySpan<uint> row = blocks[sample >> shift].Entries(PlaceInBlock(sample));
        ArgumentOutOfRangeException.ThrowIfLessThan(offsets.Length, row.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, row.Length);
        ref uint entry = ref MemoryMarshal.GetReference(row);
        ref int offset = ref MemoryMarshal.GetArrayDataReference(offsets);
        ref float value = ref MemoryMarshal.GetArrayDataReference(values);

        int width = Vector<uint>.Count, n = 0;
        for (; n <= row.Length - width; n += width)
        {
            Vector<int> packed = Vector.AsVectorInt32(Vector.LoadUnsafe(ref entry, (nuint)n));
            (Vector.ShiftRightLogical(packed, 8) * stride).StoreUnsafe(ref offset, (nuint)n);
            (Vector.ConvertToSingle(packed & new Vector<int>(255)) / new Vector<float>(255)).StoreUnsafe(ref value, (nuint)n);
        }

        for (; n < row.Length; n++)
        {
            offsets[n] = (int)(row[n] >> 8) * stride;
            values[n] = (row[n] & 255) / 255f;
        }

        return row.Length;
    }

    public override void CopyTo(int sample, Span<float> destination)
    {
        ReadOnlySpan<byte> row = Pixels(sample);
        for (int i = 0; i < row.Length; i++) destination[i] = row[i] / 255f;
    }

    private int PlaceInBlock(int sample) => sample & ((1 << shift) - 1);
}
