using System.Globalization;
using Glassbox.Data;
using Glassbox.Kernels;

namespace Glassbox;

/// <summary>The kind of inputs of a network, saved with it so that pictures are prepared for it as its training images were.</summary>
public sealed record ModelInputs
{
    private const string DigitsName = "mnist-digits", ImagesName = "images", Expected = $"'{DigitsName}', '{ImagesName} ROWSxCOLUMNS', or '{ImagesName} ROWSxCOLUMNSx3' for color";
    private const int Sampled = 100; // enough to identify a dataset

    // Of the pixels of the first 100 training images, and of the first 100 test images.
    private static readonly string[] digestsOfMnist =
    [
        "c8d7b3ac57a59fa463cbbcdc21a53485e2990f12ca46d0fef62dd86cadfd67a3",
        "8a004a2f81a80f4866259cbb77cf37af89315036b298b250b4d45c24aaa92048",
    ];

    private ModelInputs(bool isMnistDigits, int rows, int columns, int channels = 1) =>
        (IsMnistDigits, Rows, Columns, Channels) = (isMnistDigits, rows, columns, channels);

    /// <summary>Digits as in MNIST: 28 × 28 pixels, prepared by <see cref="DigitImage"/>.</summary>
    public static ModelInputs MnistDigits { get; } = new(true, DigitImage.Size, DigitImage.Size);

    /// <summary>Whether they are digits as in MNIST, rather than other images.</summary>
    public bool IsMnistDigits { get; }

    /// <summary>The height of each image, in pixels.</summary>
    public int Rows { get; }

    /// <summary>The width of each image, in pixels.</summary>
    public int Columns { get; }

    /// <summary>The inputs per pixel: 3 for color images (red, green and blue), otherwise 1.</summary>
    public int Channels { get; }

    /// <summary>Whether they are color images.</summary>
    public bool IsColor => Channels > 1;

    /// <summary>The number of inputs: <see cref="Channels"/> per pixel, row by row, each / 255.</summary>
    public int Count => Rows * Columns * Channels;

    /// <summary>Creates a description of grayscale images of one size.</summary>
    /// <param name="rows">The height in pixels: at least 1.</param>
    /// <param name="columns">The width in pixels: at least 1.</param>
    /// <exception cref="ArgumentException">A size is out of range.</exception>
    public static ModelInputs Images(int rows, int columns) => Images(rows, columns, 1);

    /// <summary>Creates a description of color images of one size: red, green and blue of each pixel.</summary>
    /// <inheritdoc cref="Images(int, int)"/>
    public static ModelInputs ColorImages(int rows, int columns) => Images(rows, columns, ColorPicture.Channels);

    private static ModelInputs Images(int rows, int columns, int channels) => rows >= 1 && columns >= 1 && (long)rows * columns <= Array.MaxLength / channels
        ? new(false, rows, columns, channels)
        : throw new ArgumentException($"There are no images of {rows} × {columns} pixels.", nameof(rows));

    /// <summary>Returns the kind of inputs of a dataset: MNIST's digits, recognized by their pixels; other images; or null if it has no images.</summary>
    public static ModelInputs? From(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.Images is not { } images) return null;
        return (dataset.Rows, dataset.Columns, dataset.Channels) == (DigitImage.Size, DigitImage.Size, 1) && images.Count >= Sampled && digestsOfMnist.Contains(Digest(images))
            ? MnistDigits
            : Images(dataset.Rows, dataset.Columns, dataset.Channels);
    }

    /// <summary>Parses the result of <see cref="ToString"/>.</summary>
    /// <exception cref="ArgumentException">The text is invalid.</exception>
    public static ModelInputs Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == DigitsName) return MnistDigits;
        if (text.Split(' ') is [ImagesName, var size] && size.Split('x') is [var height, var width, .. var rest] && rest is [] or ["3"]
            && int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out int rows)
            && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out int columns))
            return Images(rows, columns, rest is [] ? 1 : ColorPicture.Channels);
        throw new ArgumentException($"'{text}' does not describe inputs; expected {Expected}.", nameof(text));
    }

    /// <summary>Returns <c>mnist-digits</c>, or <c>images 28x28</c> with rows and columns, or <c>images 32x32x3</c> for color images.</summary>
    public override string ToString() => IsMnistDigits ? DigitsName
        : string.Create(CultureInfo.InvariantCulture, $"{ImagesName} {Rows}x{Columns}{(IsColor ? $"x{Channels}" : "")}");

    private static string Digest(PixelFeatures images)
    {
        byte[] pixels = new byte[Sampled * images.Features];
        for (int i = 0; i < Sampled; i++) images.CopyTo(i, pixels.AsSpan(i * images.Features, images.Features));
        return Sha256.HashHex(pixels);
    }
}
