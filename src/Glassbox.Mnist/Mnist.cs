namespace Glassbox;

/// <summary>The MNIST digits, which come with this library: 70 000 images of 28 × 28 pixels that people wrote by hand, each with its label.</summary>
/// <remarks>Other sets that come as the same four files are read by <see cref="IdxFile.LoadFolder"/>.</remarks>
public static class Mnist
{
    /// <summary>The folder of the four files, beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "data", "mnist");

    /// <summary>Reads the digits: 60 000 to train on, 10 000 to test with.</summary>
    /// <exception cref="DataFormatException">A file did not come here with the program, or is damaged; the message says where.</exception>
    /// <exception cref="IOException">Reading failed.</exception>
    public static DatasetSplit Load() => Directory.Exists(Folder)
        ? IdxFile.LoadFolder(Folder)
        : throw new DataFormatException(
            Folder, null, "there is no such folder; the digits should have come here with the program. Take the folder data along, or read others by IdxFile.LoadFolder.");

    /// <summary>Reads the digits where there is no folder, as in a browser: 60 000 to train on, 10 000 to test with.</summary>
    /// <param name="open">From the name of a file, as <c>train-images-idx3-ubyte.gz</c>, to its content, which is read to the end and closed;
    /// in a Blazor WebAssembly app, <c>name => http.GetStreamAsync($"data/mnist/{name}")</c>.</param>
    /// <exception cref="DataFormatException">A file is damaged; the message says where.</exception>
    /// <exception cref="IOException">Reading failed.</exception>
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

    // What comes to a browser cannot be waited for, and unzipping waits.
    private static async Task<MemoryStream> CopyAsync(Func<string, Task<Stream>> open, string name)
    {
        var content = new MemoryStream();
        await using Stream stream = await open(name).ConfigureAwait(false);
        await stream.CopyToAsync(content).ConfigureAwait(false);
        content.Position = 0;
        return content;
    }
}
