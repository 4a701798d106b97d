using Glassbox.Imaging;

namespace Glassbox;

/// <summary>A color picture.</summary>
public sealed class ColorPicture
{
    /// <summary>The number of channels per pixel: red, green and blue.</summary>
    public const int Channels = 3;

    private readonly byte[] pixels; // [height, width, 3]

    /// <summary>Initializes a picture from its pixels.</summary>
    /// <param name="pixels">[height, width, 3] Row by row, red, green and blue of each pixel, 0 to 255; copied.</param>
    /// <param name="width">The width in pixels: at least 1.</param>
    /// <param name="height">The height in pixels: at least 1.</param>
    /// <exception cref="ArgumentException">The number of bytes is not 3 · width · height, or a size is below 1.</exception>
    public ColorPicture(ReadOnlySpan<byte> pixels, int width, int height)
    {
        if (width < 1 || height < 1) throw new ArgumentException($"A picture of {width} × {height} pixels shows nothing.", nameof(width));
        if ((long)width * height * Channels != pixels.Length)
            throw new ArgumentException($"A picture of {width} × {height} in color has {(long)width * height * Channels} numbers; {pixels.Length} were given.", nameof(pixels));
        this.pixels = pixels.ToArray();
        (Width, Height) = (width, height);
    }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>[height, width, 3] Row by row, red, green and blue of each pixel, 0 to 255.</summary>
    public ReadOnlySpan<byte> Pixels => pixels;

    /// <summary>Converts the picture to grayscale: 0.299 red + 0.587 green + 0.114 blue.</summary>
    /// <remarks>ITU-R BT.601, as in JPEG.</remarks>
    public GrayscalePicture ToGrayscale() => new(Luma.Of(pixels, Channels), Width, Height);

    /// <summary>Scales the picture to fit the given size, as <see cref="GrayscalePicture.Fit"/> does.</summary>
    /// <param name="width">The width in pixels: at least 1.</param>
    /// <param name="height">The height in pixels: at least 1.</param>
    /// <exception cref="ArgumentException">A size is below 1.</exception>
    public ColorPicture Fit(int width, int height)
    {
        GrayscalePicture[] planes = new GrayscalePicture[Channels];
        for (int channel = 0; channel < Channels; channel++)
        {
            byte[] plane = new byte[Width * Height];
            for (int i = 0; i < plane.Length; i++) plane[i] = pixels[(i * Channels) + channel];
            planes[channel] = new GrayscalePicture(plane, Width, Height).Fit(width, height);
        }

        byte[] changed = new byte[planes[0].Pixels.Length * Channels];
        for (int i = 0; i < changed.Length; i++) changed[i] = planes[i % Channels].Pixels[i / Channels];
        return new ColorPicture(changed, width, height);
    }
}
