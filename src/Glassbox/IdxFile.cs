using Glassbox.Data;

namespace Glassbox;

/// <summary>Reads images and labels in the format of MNIST, gzipped or not.</summary>
public static partial class IdxFile
{
    /// <summary>Reads a file of images and one of labels.</summary>
    /// <param name="imagesPath">Unsigned bytes in three dimensions: images, rows, columns.</param>
    /// <param name="labelsPath">Whole numbers in one dimension: bytes, or of 16 or 32 bits.</param>
    /// <param name="classes">At least 1; every label must be below.</param>
    /// <exception cref="DataFormatException">A file is not there or does not hold what it should; the message says where.</exception>
    /// <exception cref="IOException">Reading failed.</exception>
    /// <exception cref="ArgumentException">There cannot be so many classes.</exception>
    public static Dataset Load(string imagesPath, string labelsPath, int classes = 10)
    {
        ClassTargets.Check(classes);
        using var queue = new BackgroundQueue();
        Task<int[]> labels = queue.Run(() => IdxLabels.Read(labelsPath, classes));
        return IdxImages.Read(imagesPath, queue).With(labels.GetAwaiter().GetResult(), labelsPath, classes);
    }

    /// <summary>Reads images and labels from streams, each from where it stands to its end. They are left open.</summary>
    /// <param name="images">Unsigned bytes in three dimensions: images, rows, columns.</param>
    /// <param name="imagesName">What errors call it.</param>
    /// <param name="labels">Whole numbers in one dimension: bytes, or of 16 or 32 bits.</param>
    /// <param name="labelsName">What errors call it.</param>
    /// <param name="classes">At least 1; every label must be below.</param>
    /// <exception cref="DataFormatException">A stream does not hold what it should; the message says where.</exception>
    /// <exception cref="IOException">Reading failed.</exception>
    /// <exception cref="ArgumentException">There cannot be so many classes.</exception>
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
