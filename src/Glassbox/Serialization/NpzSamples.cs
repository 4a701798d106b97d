using System.Globalization;

namespace Glassbox.Serialization;

/// <summary>Creates datasets from the arrays of an archive.</summary>
internal static class NpzSamples
{
    private static readonly string[] inputs = ["x_train", "X_train", "train_images", "train_x", "x", "X", "data", "images", "features"];
    private static readonly string[] targets = ["y_train", "Y_train", "train_labels", "train_y", "y", "Y", "target", "labels", "targets"];
    private static readonly string[] testInputs = ["x_test", "X_test", "test_images", "test_x"];
    private static readonly string[] testTargets = ["y_test", "Y_test", "test_labels", "test_y"];

    /// <exception cref="DataFormatException">The arrays are not samples; the message names the array.</exception>
    public static NpzDataset Read(Stream stream, string file)
    {
        using var archive = new NpzArchive(stream, file);
        NpyArray x = Find(archive, file, inputs, "inputs"), y = Find(archive, file, targets, "targets");
        bool hasTest = archive.Names.Intersect(testInputs).Any();
        NpyArray? x2 = hasTest ? Find(archive, file, testInputs, "inputs to test with") : null, y2 = hasTest ? Find(archive, file, testTargets, "targets to test with") : null;

        double[]? labels = Labels(y), labels2 = y2 is null ? null : Labels(y2);
        if (labels is null || (y2 is not null && labels2 is null))
            return new NpzDataset(OfNumbers(x, y, file), y2 is null ? null : OfNumbers(x2!, y2, file), []);
        double[] known = [.. labels.Concat(labels2 ?? []).Distinct().Order()];
        return new NpzDataset(
            OfClasses(x, labels, y, known, file), labels2 is null ? null : OfClasses(x2!, labels2, y2!, known, file),
            [.. known.Select(label => label.ToString("R", CultureInfo.InvariantCulture))]);
    }

    private static NpyArray Find(NpzArchive archive, string file, string[] names, string what)
    {
        string name = names.FirstOrDefault(archive.Names.Contains) ?? throw new DataFormatException(
            file, null, $"there are no {what}; expected an array called {string.Join(", ", names)}. There are {string.Join(", ", archive.Names)}");
        return NpyArray.Read(archive, name);
    }

    /// <summary>Returns the class of each sample, or null if the targets are other numbers.</summary>
    private static double[]? Labels(NpyArray y)
    {
        if (y.Shape.Count == 2 && y.Shape[1] > 1) return OneHot(y);
        if (y.Shape.Count is 0 or > 2) return null;
        double[] labels = new double[y.Count];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = y[i];
            if (labels[i] != Math.Floor(labels[i])) return null; // also for NaN
        }

        return labels;
    }

    private static double[]? OneHot(NpyArray y)
    {
        int width = y.Shape[1];
        double[] labels = new double[y.Shape[0]];
        for (int i = 0; i < labels.Length; i++)
        {
            int ones = 0;
            for (int c = 0; c < width; c++)
            {
                double value = y[(i * width) + c];
                if (value is not (0 or 1)) return null;
                if (value == 0) continue;
                ones++;
                labels[i] = c;
            }

            if (ones != 1) return null;
        }

        return labels;
    }

    private static Dataset OfClasses(NpyArray x, double[] labels, NpyArray y, double[] known, string file)
    {
        MustBeAsMany(x, labels.Length, y, file);
        int[] places = Array.ConvertAll(labels, label => Array.BinarySearch(known, label));
        if (x.Bytes is { } bytes && Size(x) is var (rows, columns, channels))
            return Made(x, file, () => channels == 1
                ? Dataset.FromImages(bytes, places, rows, columns, known.Length)
                : Dataset.FromColorImages(bytes, places, rows, columns, known.Length));
        return Made(x, file, () => Dataset.FromSamples(Rows(x), places, known.Length));
    }

    private static Dataset OfNumbers(NpyArray x, NpyArray y, string file)
    {
        MustBeAsMany(x, y.Shape.Count > 0 ? y.Shape[0] : 0, y, file);
        return Made(x, file, () => Dataset.FromSamples(Rows(x), Rows(y)));
    }

    private static void MustBeAsMany(NpyArray x, int count, NpyArray y, string file)
    {
        if (x.Shape.Count < 2 || x.Shape[0] != count || count == 0)
            throw new DataFormatException(file, x.Name, $"expected [samples, …] inputs for as many targets; there are {x} and {y}");
    }

    private static Dataset Made(NpyArray x, string file, Func<Dataset> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            throw new DataFormatException(file, x.Name, e.WithoutParameter(), e);
        }
    }

    // If the shape is unknown and not square, images have one row.
    private static (int Rows, int Columns, int Channels) Size(NpyArray x)
    {
        switch (x.Shape)
        {
            case [_, var rows, var columns]: return (rows, columns, 1);
            case [_, var rows, var columns, 1]: return (rows, columns, 1);
            case [_, var rows, var columns, 3]: return (rows, columns, 3);
            case [_, 1, var rows, var columns]: return (rows, columns, 1);
            default:
                int pixels = x.Count / x.Shape[0], side = (int)Math.Sqrt(pixels);
                return side * side == pixels ? (side, side, 1) : (1, pixels, 1);
        }
    }

    private static float[][] Rows(NpyArray array)
    {
        int count = array.Shape[0], width = array.Count / count;
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++)
        {
            rows[i] = new float[width];
            for (int c = 0; c < width; c++) rows[i][c] = (float)array[(i * width) + c];
        }

        return rows;
    }
}
