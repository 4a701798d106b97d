using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Glassbox.Kernels;

namespace Glassbox.Data;

/// <summary>The non-zero pixels of some consecutive images; all others are 0, so they need not be stored.</summary>
/// <remarks>
/// A dataset is stored in blocks so that each can be indexed while the next is still being decompressed, and so that memory is allocated only
/// as pixels arrive. A non-zero pixel takes two bytes, so MNIST takes 22 MB, less than half of its pixels; memory that is touched for the
/// first time is the largest cost of reading.
/// </remarks>
internal sealed class PixelBlock
{
    /// <summary>The number of pixels that a byte can distinguish: images are indexed in parts of this size.</summary>
    private const int PartSize = 1 << 8;

    private readonly int pixelsPerImage;
    private readonly int parts;     // per image; 4 for MNIST
    private readonly byte[] places; // of each non-zero pixel, within its part; longer by PixelEntries.Overrun
    private readonly byte[] values; // of each non-zero pixel, 1 to 255; longer by as much
    private readonly int[] starts;  // [images · parts + 1] the start of each part in the two arrays above

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

    /// <summary>The largest number of non-zero pixels in any image of the block.</summary>
    public int MostNonZero { get; }

    /// <summary>The number of non-zero pixels in all images of the block.</summary>
    public int NonZero => starts[^1];

    /// <summary>Unpacks the non-zero pixels of an image, like <see cref="SampleFeatures.Unpack"/>.</summary>
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

    /// <summary>Copies all pixels of an image.</summary>
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

    // One bit for each of 16 pixels, set if it is 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Zeros(ReadOnlySpan<byte> pixels) =>
        Vector128.Equals(Vector128.Create(pixels), Vector128<byte>.Zero).ExtractMostSignificantBits();
}
