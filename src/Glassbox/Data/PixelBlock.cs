using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Glassbox.Kernels;

namespace Glassbox.Data;

/// <summary>The non-zero pixels of some images in a row; all others are 0, so nothing else needs keeping.</summary>
/// <remarks>
/// A set is kept in blocks so that each can be indexed while the next is still being unzipped, and so that memory is
/// taken only as pixels arrive. Two bytes a non-zero pixel: MNIST takes 22 MB, less than half of what its pixels would,
/// and memory that is touched for the first time is what costs most in reading it.
/// </remarks>
internal sealed class PixelBlock
{
    /// <summary>How many pixels a byte can tell apart: images are indexed in parts of this size.</summary>
    private const int PartSize = 1 << 8;

    private readonly int pixelsPerImage;
    private readonly int parts;     // of each image; 4 for those of MNIST
    private readonly byte[] places; // of each non-zero pixel, in its part; longer by PixelEntries.Overrun
    private readonly byte[] values; // of each non-zero pixel, 1 to 255; longer by as much
    private readonly int[] starts;  // [images · parts + 1] where each part starts in the two above

    /// <summary>Indexes images.</summary>
    /// <param name="pixels">[images, pixelsPerImage]</param>
    /// <param name="pixelsPerImage">At most <see cref="PixelFeatures.MostFeatures"/>.</param>
    [MethodImpl(Jit.Hot)]
    public PixelBlock(ReadOnlySpan<byte> pixels, int pixelsPerImage)
    {
        this.pixelsPerImage = pixelsPerImage;
        parts = (pixelsPerImage + PartSize - 1) / PartSize;
        int images = pixels.Length / pixelsPerImage;
        int nonZero = pixels.Length - pixels.Count((byte)0);
        places = GC.AllocateUninitializedArray<byte>(nonZero + PixelEntries.Overrun);
        values = GC.AllocateUninitializedArray<byte>(nonZero + PixelEntries.Overrun);
        starts = new int[(images * parts) + 1];

        int at = 0;
        for (int image = 0; image < images; image++)
        {
            ReadOnlySpan<byte> all = pixels.Slice(image * pixelsPerImage, pixelsPerImage);
            for (int part = 0; part < parts; part++)
            {
                int first = part * PartSize;
                at = Index(all.Slice(first, Math.Min(PartSize, pixelsPerImage - first)), at);
                starts[(image * parts) + part + 1] = at;
            }

            MostNonZero = Math.Max(MostNonZero, at - starts[image * parts]);
        }
    }

    /// <summary>The most non-zero pixels that any image of the block has.</summary>
    public int MostNonZero { get; }

    /// <summary>The non-zero pixels of all its images together.</summary>
    public int NonZero => starts[^1];

    /// <summary>Writes the non-zero pixels of an image, as <see cref="SampleFeatures.Unpack"/> does.</summary>
    [MethodImpl(Jit.Hot)]
    public int Unpack(int image, int scale, int[] offsets, float[] inputs)
    {
        int written = 0;
        for (int part = 0; part < parts; part++)
        {
            int start = starts[(image * parts) + part], count = starts[(image * parts) + part + 1] - start;
            PixelEntries.Unpack(
                places.AsSpan(start), values.AsSpan(start), count, part * PartSize * scale, scale,
                offsets.AsSpan(written), inputs.AsSpan(written));
            written += count;
        }

        return written;
    }

    /// <summary>Writes all pixels of an image.</summary>
    public void CopyTo(int image, Span<byte> destination)
    {
        destination[..pixelsPerImage].Clear();
        for (int part = 0; part < parts; part++)
        {
            Span<byte> ofPart = destination[(part * PartSize)..];
            int end = starts[(image * parts) + part + 1];
            for (int n = starts[(image * parts) + part]; n < end; n++) ofPart[places[n]] = values[n];
        }
    }

    [MethodImpl(Jit.Hot)]
    private int Index(ReadOnlySpan<byte> pixels, int at)
    {
        (byte[] places, byte[] values) = (this.places, this.values);
        int i = 0;
        for (; i <= pixels.Length - 64; i += 64)
        {
            ReadOnlySpan<byte> next = pixels.Slice(i, 64);
            ulong nonZero = ~(Zeros(next) | (Zeros(next[16..]) << 16) | (Zeros(next[32..]) << 32) | (Zeros(next[48..]) << 48));
            for (; nonZero != 0; nonZero &= nonZero - 1)
            {
                int place = BitOperations.TrailingZeroCount(nonZero);
                places[at] = (byte)(i + place);
                values[at++] = next[place];
            }
        }

        for (; i < pixels.Length; i++)
            if (pixels[i] != 0) (places[at], values[at++]) = ((byte)i, pixels[i]);
        return at;
    }

    // One bit for each of 16 pixels, set where it is 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Zeros(ReadOnlySpan<byte> pixels) =>
        Vector128.Equals(Vector128.Create(pixels), Vector128<byte>.Zero).ExtractMostSignificantBits();
}
