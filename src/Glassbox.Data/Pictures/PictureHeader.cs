namespace Glassbox.Data.Pictures;

/// <summary>The header of a picture file: its format, size and orientation.</summary>
/// <param name="Format">The format.</param>
/// <param name="Width">The width in pixels: at least 1.</param>
/// <param name="Height">The height in pixels: at least 1.</param>
/// <param name="Orientation">The EXIF orientation, 1 to 8.</param>
internal readonly record struct PictureHeader(PictureFormat Format, int Width, int Height, int Orientation = ExifOrientation.Upright)
{
    /// <summary>The maximum number of pixels: a larger picture is hardly one of a digit, and might not fit into memory.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>The upright size: a rotated orientation swaps width and height.</summary>
    public (int Rows, int Columns) Size => Orientation >= 5 ? (Width, Height) : (Height, Width);

    // The most pixels that a byte can encode: deflate compresses at most 1032 to 1, each byte with 8 pixels of one bit; JPEG takes at least one bit per
    // 64 pixels of the channel with the most samples.
    private const long MostPixelsAByte = 8 * 1032, MostJpegPixelsAByte = 8 * 64;

    /// <summary>
    /// Walks over the parts of a whole file without decoding any, so that no length in a damaged file is trusted, and a truncated file is
    /// distinguished from a complete one.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is not PNG, JPEG or BMP, is damaged or truncated, or is too large; the message says which.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> file) => file switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => PngHeader.Read(file),
        [0xff, 0xd8, ..] => JpegHeader.Read(file),
        [(byte)'B', (byte)'M', ..] => BmpHeader.Read(file),
        [] => throw new InvalidDataException("the file is empty; expected a picture."),
        _ => throw new InvalidDataException("this is not a picture in a supported format: PNG, JPEG or BMP."),
    };

    /// <summary>Returns a header with a plausible size. The size is checked before the data is touched, because it decides how much is decompressed.</summary>
    /// <param name="length">The length of the file in bytes.</param>
    /// <param name="format">The format.</param>
    /// <param name="width">The claimed width.</param>
    /// <param name="height">The claimed height.</param>
    /// <exception cref="InvalidDataException">The size is implausible.</exception>
    public static PictureHeader Sized(long length, PictureFormat format, long width, long height)
    {
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue) throw Damaged($"it claims {width} × {height} pixels");
        long pixels = width * height;
        if (pixels > MostPixels)
            throw new InvalidDataException($"{width} × {height} pixels are too many; the limit is {MostPixels / 1_000_000} million.");
        if (pixels > length * (format == PictureFormat.Jpeg ? MostJpegPixelsAByte : MostPixelsAByte))
            throw Damaged($"it claims {width} × {height} pixels, more than its {length} bytes can hold");
        return new PictureHeader(format, (int)width, (int)height);
    }

    /// <summary>Creates the error for a truncated file.</summary>
    public static InvalidDataException CutOff(int length) => new($"the picture is cut off: the file ends after {length} bytes, before the picture does.");

    /// <summary>Creates the error for a damaged file, from words that follow "damaged:".</summary>
    public static InvalidDataException Damaged(string how) => new($"the picture is damaged: {how}.");
}
