using Glassbox.Imaging;

namespace Glassbox;

/// <summary>A grayscale picture.</summary>
public sealed class GrayscalePicture
{
    private readonly byte[] pixels; // [height, width]

    /// <summary>Initializes a picture from its pixels.</summary>
    /// <param name="pixels">[height, width] Row by row, 0 (black) to 255 (white); copied.</param>
    /// <param name="width">The width in pixels: at least 1.</param>
    /// <param name="height">The height in pixels: at least 1.</param>
    /// <exception cref="ArgumentException">The number of pixels is not width · height, or a size is below 1.</exception>
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

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>[height, width] Row by row, 0 (black) to 255 (white).</summary>
    public ReadOnlySpan<byte> Pixels => pixels;

    /// <summary>The pixel at a position.</summary>
    /// <param name="x">The column, from 0 (left) to width − 1.</param>
    /// <param name="y">The row, from 0 (top) to height − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is outside the picture.</exception>
    public byte this[int x, int y] => (uint)x < (uint)Width && (uint)y < (uint)Height
        ? pixels[(y * Width) + x]
        : throw new ArgumentOutOfRangeException(nameof(x), $"There is no pixel ({x}, {y}) in a picture of {Width} × {Height}.");

    /// <summary>
    /// Scales the picture to fit the given size, preserving its aspect ratio and centered on black. Nothing is cropped, inverted or brightened;
    /// a picture that already has this size stays as it is.
    /// </summary>
    /// <remarks>When scaling down, a pixel is the mean of the area that it covers; when scaling up, it is interpolated from the four pixels around its center.</remarks>
    /// <param name="width">The width in pixels: at least 1.</param>
    /// <param name="height">The height in pixels: at least 1.</param>
    /// <exception cref="ArgumentException">A size is below 1.</exception>
    public GrayscalePicture Fit(int width, int height)
    {
        if (width < 1 || height < 1 || (long)width * height > Array.MaxLength)
            throw new ArgumentException($"There is no picture of {width} × {height} pixels.", nameof(width));
        GrayscalePicture scaled = Scaling.Fit(this, width, height, keepsLightest: false);
        return (scaled.Width, scaled.Height) == (width, height) ? scaled : Frame.Center(scaled, width, height);
    }
}
