using Glassbox.Imaging;

namespace Glassbox;

/// <summary>A picture in color.</summary>
public sealed class ColorPicture
{
    /// <summary>The numbers for each pixel: red, green and blue.</summary>
    public const int Channels = 3;

    private readonly byte[] pixels; // [height, width, 3]

    /// <summary>Takes a picture over.</summary>
    /// <param name="pixels">[height, width, 3] row by row, red, green and blue of each pixel, 0 to 255; copied.</param>
    /// <param name="width">In pixels, 1 or more.</param>
    /// <param name="height">In pixels, 1 or more.</param>
    /// <exception cref="ArgumentException">There are not 3 · width · height numbers, or none at all.</exception>
    public ColorPicture(ReadOnlySpan<byte> pixels, int width, int height)
    {
        if (width < 1 || height < 1) throw new ArgumentException($"A picture of {width} × {height} pixels shows nothing.", nameof(width));
        if ((long)width * height * Channels != pixels.Length)
            throw new ArgumentException($"A picture of {width} × {height} in color has {(long)width * height * Channels} numbers; {pixels.Length} were given.", nameof(pixels));
        this.pixels = pixels.ToArray();
        (Width, Height) = (width, height);
    }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <summary>In pixels.</summary>
    public int Height { get; }

    /// <summary>[height, width, 3] row by row, red, green and blue of each pixel, 0 to 255.</summary>
    public ReadOnlySpan<byte> Pixels => pixels;

    /// <summary>The same picture in shades of gray: 0.299 red + 0.587 green + 0.114 blue.</summary>
    /// <remarks>ITU-R BT.601, which JPEG uses too.</remarks>
    public GrayscalePicture ToGrayscale() => new(Luma.Of(pixels, Channels), Width, Height);

    /// <summary>The picture scaled until it fills so many pixels in one direction, as <see cref="GrayscalePicture.Fit"/> does it.</summary>
    /// <param name="width">In pixels, 1 or more.</param>
    /// <param name="height">In pixels, 1 or more.</param>
    /// <exception cref="ArgumentException">There are no such pictures.</exception>
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
