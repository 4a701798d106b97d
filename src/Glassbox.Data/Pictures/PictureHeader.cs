namespace Glassbox.Data.Pictures;

/// <summary>What a picture file says of itself: its format, its size in pixels, and how its camera was held.</summary>
/// <param name="Format">Which of the formats that help names.</param>
/// <param name="Width">In pixels, 1 or more.</param>
/// <param name="Height">In pixels, 1 or more.</param>
/// <param name="Orientation">As EXIF counts, 1 to 8.</param>
internal readonly record struct PictureHeader(PictureFormat Format, int Width, int Height, int Orientation = ExifOrientation.Upright)
{
    /// <summary>A picture that is larger is hardly one of a digit, and might not fit into memory.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Its size as it is meant to be seen: a camera held on its side swaps the two.</summary>
    public (int Rows, int Columns) Size => Orientation >= 5 ? (Width, Height) : (Height, Width);

    // More pixels than a byte can stand for: deflate packs at most 1032 to 1, each of 8 pixels of one bit; JPEG spends a bit at
    // least on each 64 pixels of the channel that has most of them.
    private const long MostPixelsAByte = 8 * 1032, MostJpegPixelsAByte = 8 * 64;

    /// <summary>
    /// Walks over a whole file, from part to part, without decoding any: so no length that a damaged file claims is ever believed, and
    /// one that was cut off is told from one that is whole.
    /// </summary>
    /// <exception cref="InvalidDataException">It is no PNG, JPEG or BMP, is damaged or cut off, or is too large: it says which.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> file) => file switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => PngHeader.Read(file),
        [0xff, 0xd8, ..] => JpegHeader.Read(file),
        [(byte)'B', (byte)'M', ..] => BmpHeader.Read(file),
        [] => throw new InvalidDataException("this file is empty, and so no picture."),
        _ => throw new InvalidDataException("this is no picture of a kind that can be read here: PNG, JPEG or BMP."),
    };

    /// <summary>A header whose size makes sense: asked for before anything is done with the data, as what it claims decides how much is unpacked.</summary>
    /// <param name="length">Of the file, in bytes.</param>
    /// <param name="format">Its format.</param>
    /// <param name="width">The width that it claims.</param>
    /// <param name="height">The height that it claims.</param>
    /// <exception cref="InvalidDataException">The size makes none.</exception>
    public static PictureHeader Sized(long length, PictureFormat format, long width, long height)
    {
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue) throw Damaged($"it claims {width} × {height} pixels");
        long pixels = width * height;
        if (pixels > MostPixels)
            throw new InvalidDataException($"{width} × {height} pixels are too many; {MostPixels / 1_000_000} million are the most.");
        if (pixels > length * (format == PictureFormat.Jpeg ? MostJpegPixelsAByte : MostPixelsAByte))
            throw Damaged($"it claims {width} × {height} pixels, more than its {length} bytes can hold");
        return new PictureHeader(format, (int)width, (int)height);
    }

    /// <summary>What is wrong with a file that ends too early.</summary>
    public static InvalidDataException CutOff(int length) => new($"the picture is cut off: the file ends after {length} bytes, before the picture does.");

    /// <summary>What is wrong with a file, in words that go on after "damaged:".</summary>
    public static InvalidDataException Damaged(string how) => new($"the picture is damaged: {how}.");
}
