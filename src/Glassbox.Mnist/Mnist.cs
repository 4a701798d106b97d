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
}
