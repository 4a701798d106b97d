using Glassbox.Data;

namespace Glassbox;

/// <summary>Reads images and labels in the IDX format of MNIST, gzipped or not.</summary>
public static partial class IdxFile
{
    /// <summary>Reads a file of images and a file of labels.</summary>
    /// <param name="imagesPath">Unsigned bytes in three dimensions: images, rows, columns.</param>
    /// <param name="labelsPath">Integers of 8, 16 or 32 bits in one dimension.</param>
    /// <param name="classes">The number of classes: at least 1; every label must be below.</param>
    /// <exception cref="DataFormatException">A file is missing or invalid; the message says where.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="ArgumentException">The number of classes is out of range.</exception>
    public static Dataset Load(string imagesPath, string labelsPath, int classes = 10)
    {
        ClassTargets.Check(classes);
        using var queue = new BackgroundQueue();
        Task<int[]> labels = queue.Run(() => IdxLabels.Read(labelsPath, classes));
        return IdxImages.Read(imagesPath, queue).With(labels.GetAwaiter().GetResult(), labelsPath, classes);
    }

    /// <summary>Reads images and labels from streams, each from its current position to its end. The streams are left open.</summary>
    /// <param name="images">Unsigned bytes in three dimensions: images, rows, columns.</param>
    /// <param name="imagesName">The name of the images to use in error messages.</param>
    /// <param name="labels">Integers of 8, 16 or 32 bits in one dimension.</param>
    /// <param name="labelsName">The name of the labels to use in error messages.</param>
    /// <param name="classes">The number of classes: at least 1; every label must be below.</param>
    /// <exception cref="DataFormatException">A stream is invalid; the message says where.</exception>
    /// <exception cref="IOException">A stream cannot be read.</exception>
    /// <exception cref="ArgumentException">The number of classes is out of range.</exception>
    public static Dataset Load(Stream images, string imagesName, Stream labels, string labelsName, int classes = 10)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(imagesName);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(labelsName);
        ClassTargets.Check(classes);
        int[] labelOf = IdxLabels.Read(labels, labelsName, classes);
        using var queue = new BackgroundQueue();
        return IdxImages.Read(images, imagesName, queue).With(labelOf, labelsName, classes);
    }
}
