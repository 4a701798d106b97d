using System.Globalization;
using Glassbox.Data;
using Glassbox.Kernels;

namespace Glassbox;

/// <summary>What a network's inputs are made from: kept with it in a file, so that pictures are prepared for it as those were that it learned from.</summary>
public sealed record ModelInputs
{
    private const string DigitsName = "mnist-digits", ImagesName = "images", Expected = $"'{DigitsName}', '{ImagesName} ROWSxCOLUMNS', or '{ImagesName} ROWSxCOLUMNSx3' for color";
    private const int Sampled = 100; // enough to know a set by

    // Of the pixels of the first 100 images for training, and of those for testing.
    private static readonly string[] digestsOfMnist =
    [
        "c8d7b3ac57a59fa463cbbcdc21a53485e2990f12ca46d0fef62dd86cadfd67a3",
        "8a004a2f81a80f4866259cbb77cf37af89315036b298b250b4d45c24aaa92048",
    ];

    private ModelInputs(bool isMnistDigits, int rows, int columns, int channels = 1) =>
        (IsMnistDigits, Rows, Columns, Channels) = (isMnistDigits, rows, columns, channels);

    /// <summary>Digits as MNIST's are: 28 × 28 pixels, prepared as <see cref="DigitImage"/> does.</summary>
    public static ModelInputs MnistDigits { get; } = new(true, DigitImage.Size, DigitImage.Size);

    /// <summary>Whether they are digits as MNIST's are, rather than any images.</summary>
    public bool IsMnistDigits { get; }

    /// <summary>The height of each image, in pixels.</summary>
    public int Rows { get; }

    /// <summary>The width of each image, in pixels.</summary>
    public int Columns { get; }

    /// <summary>The inputs for each pixel: 3 of images in color, red, green and blue; otherwise 1.</summary>
    public int Channels { get; }

    /// <summary>Whether they are images in color.</summary>
    public bool IsColor => Channels > 1;

    /// <summary>The number of inputs: <see cref="Channels"/> for each pixel, row by row, each / 255.</summary>
    public int Count => Rows * Columns * Channels;

    /// <summary>Images of one size, in shades of gray.</summary>
    /// <param name="rows">Their height in pixels, 1 or more.</param>
    /// <param name="columns">Their width in pixels, 1 or more.</param>
    /// <exception cref="ArgumentException">There are no such images.</exception>
    public static ModelInputs Images(int rows, int columns) => Images(rows, columns, 1);

    /// <summary>Images of one size, in color: red, green and blue of each pixel.</summary>
    /// <inheritdoc cref="Images(int, int)"/>
    public static ModelInputs ColorImages(int rows, int columns) => Images(rows, columns, ColorPicture.Channels);

    private static ModelInputs Images(int rows, int columns, int channels) => rows >= 1 && columns >= 1 && (long)rows * columns <= Array.MaxLength / channels
        ? new(false, rows, columns, channels)
        : throw new ArgumentException($"There are no images of {rows} × {columns} pixels.", nameof(rows));

    /// <summary>What the inputs of a dataset are: MNIST's digits, which are known by their pixels; images; or null for what is neither.</summary>
    public static ModelInputs? From(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.Images is not { } images) return null;
        return (dataset.Rows, dataset.Columns, dataset.Channels) == (DigitImage.Size, DigitImage.Size, 1) && images.Count >= Sampled && digestsOfMnist.Contains(Digest(images))
            ? MnistDigits
            : Images(dataset.Rows, dataset.Columns, dataset.Channels);
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static ModelInputs Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == DigitsName) return MnistDigits;
        if (text.Split(' ') is [ImagesName, var size] && size.Split('x') is [var height, var width, .. var rest] && rest is [] or ["3"]
            && int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out int rows)
            && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out int columns))
            return Images(rows, columns, rest is [] ? 1 : ColorPicture.Channels);
        throw new ArgumentException($"'{text}' says nothing of inputs; expected {Expected}.", nameof(text));
    }

    /// <summary><c>mnist-digits</c>, or <c>images 28x28</c> with their rows and columns, and <c>images 32x32x3</c> in color.</summary>
    public override string ToString() => IsMnistDigits ? DigitsName
        : string.Create(CultureInfo.InvariantCulture, $"{ImagesName} {Rows}x{Columns}{(IsColor ? $"x{Channels}" : "")}");

    private static string Digest(PixelFeatures images)
    {
        byte[] pixels = new byte[Sampled * images.Features];
        for (int i = 0; i < Sampled; i++) images.CopyTo(i, pixels.AsSpan(i * images.Features, images.Features));
        return Sha256.HashHex(pixels);
    }
}
