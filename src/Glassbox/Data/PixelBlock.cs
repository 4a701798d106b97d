using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Glassbox.Data;

/// <summary>Some images in a row, with the index of their non-zero pixels.</summary>
/// <remarks>
/// Sets are kept in blocks so that each can be indexed while the next is still being unzipped, and so that memory is
/// taken only as the pixels arrive.
/// </remarks>
/// <param name="pixels">[≥ first + count · features]</param>
/// <param name="first">Where the first image starts in <paramref name="pixels"/>.</param>
/// <param name="count">Images in this block.</param>
/// <param name="features">Pixels of one image.</param>
internal sealed class PixelBlock(byte[] pixels, int first, int count, int features)
{
    private uint[] entries = [];                       // of each non-zero pixel: its feature · 256 + its byte
    private readonly int[] starts = new int[count + 1]; // where the entries of each image start

    /// <summary>The most non-zero pixels that any image of the block has.</summary>
    public int MostNonZero { get; private set; }

    public ReadOnlySpan<byte> Pixels(int image) => pixels.AsSpan(first + (image * features), features);

    public ReadOnlySpan<uint> Entries(int image) => entries.AsSpan(starts[image], starts[image + 1] - starts[image]);

    /// <summary>Finds the non-zero pixels. Runs once a process for most, so it is compiled at its best from the start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Index()
    {
        ReadOnlySpan<byte> all = pixels.AsSpan(first, count * features);
        uint[] found = GC.AllocateUninitializedArray<uint>(all.Length - all.Count((byte)0) + 1); // one more to write beyond
        int at = 0;
        for (int image = 0; image < count; image++)
        {
            ReadOnlySpan<byte> row = all.Slice(image * features, features);
            int i = 0;
            for (; i <= row.Length - 8; i += 8)
            {
                if (BinaryPrimitives.ReadUInt64LittleEndian(row[i..]) == 0) continue;
                for (int n = i; n < i + 8; n++) at = Add(found, at, n, row[n]);
            }

            for (; i < row.Length; i++) at = Add(found, at, i, row[i]);
            starts[image + 1] = at;
            MostNonZero = Math.Max(MostNonZero, at - starts[image]);
        }

        entries = found;
    }

    // Always writes, and keeps what it wrote if the pixel is not 0: cheaper than a branch nobody can foresee.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Add(uint[] found, int at, int feature, byte pixel)
    {
        found[at] = ((uint)feature << 8) | pixel;
        return at + (pixel == 0 ? 0 : 1);
    }
}
