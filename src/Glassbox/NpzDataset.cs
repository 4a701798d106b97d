using Glassbox.Serialization;

namespace Glassbox;

/// <summary>Samples from a NumPy archive.</summary>
/// <param name="Training">The training set.</param>
/// <param name="Test">The test set, or null if the archive has none.</param>
/// <param name="Classes">The names of the classes: their labels in the archive. Empty if the targets are numbers.</param>
public sealed record NpzDataset(Dataset Training, Dataset? Test, IReadOnlyList<string> Classes)
{
    /// <summary>Loads samples from a file.</summary>
    /// <remarks>
    /// Inputs are named <c>x_train</c>, <c>train_images</c> or <c>X_train</c>, or, without a test set, <c>x</c>, <c>X</c>, <c>data</c> or
    /// <c>images</c>; targets <c>y_train</c>, <c>train_labels</c>, <c>y</c>, <c>target</c> or <c>labels</c>; those of the test set accordingly.
    /// Inputs of unsigned bytes are images: [samples, rows, columns] for grayscale, with three channels at the end for color. Other inputs are
    /// numbers, [samples, …]. Targets are integer class labels starting at any number, [samples] or [samples, 1]; one-hot classes,
    /// [samples, classes]; or other numbers, [samples] or [samples, outputs].
    /// </remarks>
    /// <param name="path">An .npz file.</param>
    /// <exception cref="DataFormatException">The file has other contents, or is damaged; the message names the array.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static NpzDataset Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = ReadableFile.Open(path);
        return NpzSamples.Read(stream, path);
    }

    /// <summary>Loads samples from a stream.</summary>
    /// <param name="stream">Read from its start; left open. If it is not seekable, it is copied to memory first.</param>
    /// <param name="name">The name to use in error messages.</param>
    /// <exception cref="DataFormatException">The stream has other contents, or is damaged; the message names the array.</exception>
    public static NpzDataset Load(Stream stream, string name = "the stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        if (stream.CanSeek && stream.Position == 0) return NpzSamples.Read(stream, name);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return NpzSamples.Read(copy, name);
    }
}
