namespace Glassbox;

/// <summary>The MNIST digits, which come with this package: 70 000 images of handwritten digits with 28 × 28 pixels, each with its label.</summary>
/// <remarks><see cref="IdxFile.LoadFolder"/> reads other datasets in the same format.</remarks>
public static class Mnist
{
    /// <summary>The folder of the four files, beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "data", "mnist");

    /// <summary>Loads the digits: 60 000 training digits and 10 000 test digits.</summary>
    /// <exception cref="DataFormatException">A file is missing beside the program, or is damaged; the message says where.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static DatasetSplit Load() => Directory.Exists(Folder)
        ? IdxFile.LoadFolder(Folder)
        : throw new DataFormatException(
            Folder, null, "there is no such folder; the digits should have come here with the program. Take the folder data along, or read others by IdxFile.LoadFolder.");

    /// <summary>Loads the digits without a folder, for example in a browser: 60 000 training digits and 10 000 test digits.</summary>
    /// <param name="open">Returns the content of a file, such as <c>train-images-idx3-ubyte.gz</c>; the stream is read to its end and closed. In a
    /// Blazor WebAssembly app, use <c>name => http.GetStreamAsync($"data/mnist/{name}")</c>.</param>
    /// <exception cref="DataFormatException">A file is damaged; the message says where.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static async Task<DatasetSplit> LoadAsync(Func<string, Task<Stream>> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new DatasetSplit(await LoadAsync(open, "train").ConfigureAwait(false), await LoadAsync(open, "t10k").ConfigureAwait(false));
    }

    private static async Task<Dataset> LoadAsync(Func<string, Task<Stream>> open, string set)
    {
        string images = $"{set}-images-idx3-ubyte.gz", labels = $"{set}-labels-idx1-ubyte.gz";
        using MemoryStream imagesContent = await CopyAsync(open, images).ConfigureAwait(false), labelsContent = await CopyAsync(open, labels).ConfigureAwait(false);
        return IdxFile.Load(imagesContent, images, labelsContent, labels);
    }

    // Downloads in a browser must be awaited, but decompression reads synchronously.
    private static async Task<MemoryStream> CopyAsync(Func<string, Task<Stream>> open, string name)
    {
        var content = new MemoryStream();
        await using Stream stream = await open(name).ConfigureAwait(false);
        await stream.CopyToAsync(content).ConfigureAwait(false);
        content.Position = 0;
        return content;
    }
}
