using Glassbox.Data;

namespace Glassbox;

/// <summary>Reads images and labels in the format of MNIST, gzipped or not.</summary>
public static class IdxFile
{
    private const int FirstLabels = 1 << 16; // room made before any label has arrived; more is made as they arrive

    /// <summary>Reads a file of images and one of labels.</summary>
    /// <param name="imagesPath">Unsigned bytes in three dimensions: images, rows, columns.</param>
    /// <param name="labelsPath">Unsigned bytes in one dimension.</param>
    /// <param name="classes">1 to 256; every label must be below.</param>
    /// <exception cref="DataFormatException">A file is not there or does not hold what it should; the message says where.</exception>
    /// <exception cref="IOException">Reading failed.</exception>
    /// <exception cref="ArgumentException">There cannot be so many classes.</exception>
    public static Dataset Load(string imagesPath, string labelsPath, int classes = 10)
    {
        Dataset.CheckClasses(classes);
        using FileStream images = IdxReader.Open(imagesPath);
        using FileStream labels = IdxReader.Open(labelsPath);
        return Load(images, imagesPath, labels, labelsPath, classes);
    }

    /// <summary>Reads images and labels from streams, each from where it stands to its end. They are left open.</summary>
    /// <param name="images">Unsigned bytes in three dimensions: images, rows, columns.</param>
    /// <param name="imagesName">What errors call it.</param>
    /// <param name="labels">Unsigned bytes in one dimension.</param>
    /// <param name="labelsName">What errors call it.</param>
    /// <param name="classes">1 to 256; every label must be below.</param>
    /// <exception cref="DataFormatException">A stream does not hold what it should; the message says where.</exception>
    /// <exception cref="IOException">Reading failed.</exception>
    /// <exception cref="ArgumentException">There cannot be so many classes.</exception>
    public static Dataset Load(Stream images, string imagesName, Stream labels, string labelsName, int classes = 10)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(imagesName);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(labelsName);
        Dataset.CheckClasses(classes);

        byte[] labelOf;
        using (var reader = new IdxReader(labels, labelsName)) labelOf = ReadLabels(reader, classes);
        using (var reader = new IdxReader(images, imagesName))
        {
            int[] sizes = reader.ReadHeader("images", "rows", "columns");
            if (sizes[0] != labelOf.Length)
                throw reader.Fault(4, $"there are {sizes[0]} images, but {labelOf.Length} labels in {labelsName}.");
            PixelStore pixels = ReadImages(reader, sizes[0], sizes[1], sizes[2]);
            return new Dataset(pixels, labelOf, classes, sizes[1], sizes[2]);
        }
    }

    private static byte[] ReadLabels(IdxReader reader, int classes)
    {
        int count = reader.ReadHeader("labels")[0];
        reader.Promise(count);
        byte[] labels = [];
        for (int read = 0; read < count;)
        {
            Array.Resize(ref labels, (int)Math.Min(count, Math.Max(FirstLabels, 2L * read)));
            Span<byte> arriving = labels.AsSpan(read);
            reader.Fill(arriving);
            int wrong = Dataset.FirstLabelPast(classes, arriving);
            if (wrong >= 0)
                throw reader.Fault(
                    8L + read + wrong, $"label {read + wrong} is {arriving[wrong]}; with {classes} classes, 0 to {classes - 1} was expected.");
            read = labels.Length;
        }

        reader.ReadEnd();
        return labels;
    }

    private static PixelStore ReadImages(IdxReader reader, int count, int rows, int columns)
    {
        long features = (long)rows * columns; // below 2⁶², as each is below 2³¹
        if (features > PixelStore.MostFeatures)
            throw reader.Fault(8, $"images of {rows} × {columns} pixels are too large; at most {PixelStore.MostFeatures} pixels were expected.");
        reader.Promise(features * count);
        var builder = new PixelStoreBuilder((int)features);
        for (long image = 0; image < count; image += builder.ImagesPerBlock)
        {
            int images = (int)Math.Min(builder.ImagesPerBlock, count - image);
            byte[] pixels = GC.AllocateUninitializedArray<byte>(images * (int)features);
            reader.Fill(pixels);
            builder.Add(pixels, 0, images);
        }

        reader.ReadEnd();
        return builder.Build();
    }
}
