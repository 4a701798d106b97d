using Glassbox.Serialization;

namespace Glassbox;

/// <summary>Samples from an archive of NumPy, with its names for them.</summary>
/// <param name="Training">To train on.</param>
/// <param name="Test">To test with, or null where the archive has none.</param>
/// <param name="Classes">What each class stands for: the number that the archive has for it. None where the targets are numbers.</param>
public sealed record NpzDataset(Dataset Training, Dataset? Test, IReadOnlyList<string> Classes)
{
    /// <summary>Loads samples from a file.</summary>
    /// <remarks>
    /// Inputs are called <c>x_train</c>, <c>train_images</c>, <c>X_train</c>, or without a part to test with <c>x</c>, <c>X</c>,
    /// <c>data</c>, <c>images</c>; targets <c>y_train</c>, <c>train_labels</c>, <c>y</c>, <c>target</c>, <c>labels</c>; those to test with
    /// likewise. Inputs of unsigned bytes are images, [samples, rows, columns], gray, or with three channels at the end in color; others are
    /// numbers, [samples, …]. Targets are whole numbers, [samples] or [samples, 1], the classes, whatever number they start at; one-hot,
    /// [samples, classes]; or other numbers, [samples] or [samples, outputs].
    /// </remarks>
    /// <param name="path">An .npz file.</param>
    /// <exception cref="DataFormatException">It holds something else, or is damaged; the message names the array.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static NpzDataset Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = ReadableFile.Open(path);
        return NpzSamples.Read(stream, path);
    }

    /// <summary>Loads samples from a stream.</summary>
    /// <param name="stream">Read from its start; stays open. One that cannot seek is copied to memory first.</param>
    /// <param name="name">What errors are to call it.</param>
    /// <exception cref="DataFormatException">It holds something else, or is damaged; the message names the array.</exception>
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
