namespace Glassbox.Data;

/// <summary>The contents of a file of images.</summary>
internal sealed class IdxImages
{
    private readonly string name;
    private readonly PixelFeatures pixels;
    private readonly int rows;
    private readonly int columns;

    private IdxImages(string name, PixelFeatures pixels, int rows, int columns)
    {
        this.name = name;
        this.pixels = pixels;
        this.rows = rows;
        this.columns = columns;
    }

    /// <param name="path">The file.</param>
    /// <param name="queue">The queue that indexes pixels while more are read; null: on this thread.</param>
    /// <param name="isTransposed">Whether each image is transposed: the file stores its rows as columns.</param>
    public static IdxImages Read(string path, BackgroundQueue? queue, bool isTransposed = false)
    {
        using FileStream stream = IdxReader.Open(path);
        return Read(stream, path, queue, isTransposed);
    }

    public static IdxImages Read(Stream stream, string name, BackgroundQueue? queue, bool isTransposed = false)
    {
        using var reader = new IdxReader(stream, name);
        int[] sizes = reader.ReadHeader(isAnyType: true, "images", "rows", "columns");
        (int count, int rows, int columns) = (sizes[0], sizes[1], sizes[2]);
        long features = (long)rows * columns; // below 2⁶², as each is below 2³¹
        if (features > PixelFeatures.MostFeatures)
            throw reader.Fault(
                8, $"images of {rows} × {columns} pixels are too large; at most {PixelFeatures.MostFeatures} pixels were expected.");
        reader.Promise(features * count * reader.ElementSize);
        var pixels = new IdxPixels(reader, name, rows, columns, isTransposed);
        PixelFeatures read = new PixelFeaturesBuilder(count, (int)features, queue).Build(pixels.IsPlain ? reader.Fill : pixels.Fill);
        reader.ReadEnd();
        return isTransposed ? new IdxImages(name, read, columns, rows) : new IdxImages(name, read, rows, columns);
    }

    public int Count => pixels.Count;

    /// <summary>Combines the images with their labels.</summary>
    public Dataset With(int[] labels, string labelsName, int classes)
    {
        if (labels.Length != pixels.Count)
            throw new DataFormatException(
                name, "byte 4", $"there are {pixels.Count} images, but {labels.Length} labels in {labelsName}; as many were expected.");
        return new Dataset(pixels, new ClassTargets(labels, classes), rows, columns);
    }
}
