using Glassbox.Imaging;

namespace Glassbox;

/// <summary>A picture in shades of gray.</summary>
public sealed class GrayscalePicture
{
    private readonly byte[] pixels; // [height, width]

    /// <summary>Takes a picture over.</summary>
    /// <param name="pixels">[height, width] row by row, 0 (black) to 255 (white); copied.</param>
    /// <param name="width">In pixels, 1 or more.</param>
    /// <param name="height">In pixels, 1 or more.</param>
    /// <exception cref="ArgumentException">There are not width · height pixels, or none at all.</exception>
    public GrayscalePicture(ReadOnlySpan<byte> pixels, int width, int height)
        : this(pixels.ToArray(), width, height)
    {
    }

    internal GrayscalePicture(byte[] pixels, int width, int height)
    {
        if (width < 1 || height < 1) throw new ArgumentException($"A picture of {width} × {height} pixels shows nothing.", nameof(width));
        if ((long)width * height != pixels.Length)
            throw new ArgumentException($"A picture of {width} × {height} has {(long)width * height} pixels; {pixels.Length} were given.", nameof(pixels));
        this.pixels = pixels;
        (Width, Height) = (width, height);
    }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <summary>In pixels.</summary>
    public int Height { get; }

    /// <summary>[height, width] row by row, 0 (black) to 255 (white).</summary>
    public ReadOnlySpan<byte> Pixels => pixels;

    /// <summary>One pixel.</summary>
    /// <param name="x">0 (left) to width − 1.</param>
    /// <param name="y">0 (top) to height − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pixel is not in the picture.</exception>
    public byte this[int x, int y] => (uint)x < (uint)Width && (uint)y < (uint)Height
        ? pixels[(y * Width) + x]
        : throw new ArgumentOutOfRangeException(nameof(x), $"There is no pixel ({x}, {y}) in a picture of {Width} × {Height}.");

    /// <summary>
    /// The picture scaled until it fills so many pixels in one direction, its shape kept, in the center of black: nothing is cut off,
    /// inverted or made lighter, and one that has this size stays as it is.
    /// </summary>
    /// <remarks>A smaller pixel is the mean of the area that it covers; a larger one lies between the four around its center.</remarks>
    /// <param name="width">In pixels, 1 or more.</param>
    /// <param name="height">In pixels, 1 or more.</param>
    /// <exception cref="ArgumentException">There are no such pictures.</exception>
    public GrayscalePicture Fit(int width, int height)
    {
        if (width < 1 || height < 1 || (long)width * height > Array.MaxLength)
            throw new ArgumentException($"There is no picture of {width} × {height} pixels.", nameof(width));
        GrayscalePicture scaled = Scaling.Fit(this, width, height, keepsLightest: false);
        return (scaled.Width, scaled.Height) == (width, height) ? scaled : Frame.Center(scaled, width, height);
    }
}
