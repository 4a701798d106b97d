using Glassbox.Data;

namespace Glassbox;

// Creates datasets from images and numbers.
public sealed partial class Dataset
{
    /// <summary>Creates a dataset of images.</summary>
    /// <param name="pixels">[labels.Length, rows, columns] 0 to 255; copied.</param>
    /// <param name="labels">The class of each image, from 0 to below <paramref name="classes"/>; copied.</param>
    /// <param name="rows">The height of an image.</param>
    /// <param name="columns">The width of an image.</param>
    /// <param name="classes">The number of classes: at least 1.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or a label is too large.</exception>
    public static Dataset FromImages(byte[] pixels, byte[] labels, int rows, int columns, int classes = 10)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return FromImages(pixels, Widen(labels), rows, columns, classes);
    }

    /// <summary>Creates a dataset of images with any number of classes.</summary>
    /// <inheritdoc cref="FromImages(byte[], byte[], int, int, int)"/>
    public static Dataset FromImages(byte[] pixels, IReadOnlyList<int> labels, int rows, int columns, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return FromImages(pixels, (int[])[.. labels], rows, columns, classes);
    }

    /// <summary>Creates a dataset of color images, with three inputs per pixel.</summary>
    /// <param name="pixels">[labels.Count, rows, columns, 3] 0 to 255, red, green and blue of each pixel; copied.</param>
    /// <param name="labels">The class of each image, from 0 to below <paramref name="classes"/>; copied.</param>
    /// <param name="rows">The height of an image.</param>
    /// <param name="columns">The width of an image.</param>
    /// <param name="classes">The number of classes: at least 1.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or a label is too large.</exception>
    public static Dataset FromColorImages(byte[] pixels, IReadOnlyList<int> labels, int rows, int columns, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return FromImages(pixels, [.. labels], rows, columns, classes, ColorPicture.Channels);
    }

    private static Dataset FromImages(byte[] pixels, int[] labels, int rows, int columns, int classes, int channels = 1)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (rows < 1 || columns < 1) throw new ArgumentException($"Images of {rows} × {columns} pixels have nothing to learn from.", nameof(rows));
        if ((long)rows * columns > PixelFeatures.MostFeatures / channels)
            throw new ArgumentException($"Images of {rows} × {columns} pixels are too large; there can be at most {PixelFeatures.MostFeatures / channels} pixels.", nameof(rows));
        ClassTargets.Check(classes);
        if (labels.Length == 0) throw new ArgumentException("There are no samples.", nameof(labels));
        int features = rows * columns * channels;
        if ((long)labels.Length * features != pixels.Length)
        {
            string bytes = channels == 1 ? "pixels" : "bytes, three a pixel";
            throw new ArgumentException($"{labels.Length} images of {rows} × {columns} need {(long)labels.Length * features} {bytes}; there are {pixels.Length}.", nameof(pixels));
        }

        var targets = new ClassTargets(labels, classes);
        int read = 0;
        PixelFeatures images = new PixelFeaturesBuilder(labels.Length, features, queue: null).Build(destination =>
        {
            pixels.AsSpan(read, destination.Length).CopyTo(destination);
            read += destination.Length;
        });
        return new Dataset(images, targets, rows, columns, channels);
    }

    /// <summary>Creates a dataset of numeric features with class labels.</summary>
    /// <param name="inputs">[samples][features]; copied.</param>
    /// <param name="labels">The class of each sample, from 0 to below <paramref name="classes"/>.</param>
    /// <param name="classes">The number of classes: at least 1.</param>
    /// <exception cref="ArgumentException">The sizes do not match, a label is too large, or an input is not finite.</exception>
    public static Dataset FromSamples(IReadOnlyList<float[]> inputs, IReadOnlyList<int> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        CheckRows(inputs, "input", nameof(inputs));
        if (labels.Count != inputs.Count) throw new ArgumentException($"There must be one label for each sample: {Counted.Of(inputs.Count, "sample")}, but {Counted.Of(labels.Count, "label")}.", nameof(labels));
        var targets = new ClassTargets([.. labels], classes);
        return new Dataset(new DenseFeatures(inputs), targets, 1, inputs[0].Length);
    }

    /// <inheritdoc cref="FromSamples(IReadOnlyList{float[]}, IReadOnlyList{int}, int)"/>
    public static Dataset FromSamples(IReadOnlyList<float[]> inputs, IReadOnlyList<byte> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return FromSamples(inputs, Widen([.. labels]), classes);
    }

    /// <summary>Creates a dataset of numeric features with numeric targets.</summary>
    /// <param name="inputs">[samples][features]; copied.</param>
    /// <param name="targets">[samples][outputs]; copied.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or a number is not finite.</exception>
    public static Dataset FromSamples(IReadOnlyList<float[]> inputs, IReadOnlyList<float[]> targets)
    {
        CheckRows(inputs, "input", nameof(inputs));
        CheckRows(targets, "target", nameof(targets));
        if (targets.Count != inputs.Count)
            throw new ArgumentException($"There must be as many targets as inputs: inputs of {Counted.Of(inputs.Count, "sample")}, but targets of {targets.Count}.", nameof(targets));

        // Adding 0 turns −0 into 0, as in inputs, so that equal samples have equal bits.
        return new Dataset(
            new DenseFeatures(inputs), new ValueTargets([.. targets.Select(row => Array.ConvertAll(row, target => target + 0f))]), 1, inputs[0].Length);
    }

    /// <summary>Creates a dataset of numeric features with class labels.</summary>
    /// <param name="inputs">[samples, features]; copied.</param>
    /// <param name="labels">The class of each sample, from 0 to below <paramref name="classes"/>.</param>
    /// <param name="classes">The number of classes: at least 1.</param>
    /// <exception cref="ArgumentException">The sizes do not match, a label is too large, or an input is not finite.</exception>
    public static Dataset FromSamples(float[,] inputs, IReadOnlyList<int> labels, int classes) => FromSamples(RowsOf(inputs), labels, classes);

    /// <summary>Creates a dataset of numeric features with numeric targets.</summary>
    /// <param name="inputs">[samples, features]; copied.</param>
    /// <param name="targets">[samples, outputs]; copied.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or a number is not finite.</exception>
    public static Dataset FromSamples(float[,] inputs, float[,] targets) => FromSamples(RowsOf(inputs), RowsOf(targets));

    private static float[][] RowsOf(float[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        float[][] rows = new float[values.GetLength(0)][];
        for (int r = 0; r < rows.Length; r++)
        {
            rows[r] = new float[values.GetLength(1)];
            for (int c = 0; c < rows[r].Length; c++) rows[r][c] = values[r, c];
        }

        return rows;
    }

    private static int[] Widen(byte[] labels) => Array.ConvertAll(labels, label => (int)label);

    private static void CheckRows(IReadOnlyList<float[]> rows, string what, string name)
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        if (rows.Count == 0 || rows[0] is { Length: 0 }) throw new ArgumentException($"There are no {what}s.", name);
        for (int s = 0; s < rows.Count; s++)
        {
            if (rows[s] is null) throw new ArgumentException($"Sample {s} has no {what}s: it is null.", name);
            if (rows[s].Length != rows[0].Length)
                throw new ArgumentException($"Sample {s} has {rows[s].Length} {what}s; sample 0 has {rows[0].Length}.", name);
            for (int i = 0; i < rows[s].Length; i++)
                if (!float.IsFinite(rows[s][i])) throw new ArgumentException($"Sample {s}, {what} {i} is {rows[s][i]}; it must be a finite number.", name);
        }
    }
}
