using Glassbox.Data;

namespace Glassbox;

public static partial class IdxFile
{
    /// <summary>Reads a training and a test set from a folder with the four files of MNIST, or with those of any other set that comes so:
    /// <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>, each as it is or gzipped, with <c>.gz</c>
    /// behind its name. Where there is no such file, one is taken whose name ends so, or has <c>test</c> in the place of <c>t10k</c>, as
    /// <c>emnist-letters-train-images-idx3-ubyte</c>.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="classes">At least 1; every label must be below.</param>
    /// <exception cref="DataFormatException">A file is not there or does not hold what it should; the message says where.</exception>
    /// <exception cref="IOException">Reading failed.</exception>
    /// <exception cref="ArgumentException">There cannot be so many classes.</exception>
    public static DatasetSplit LoadFolder(string folder, int classes = 10)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ClassTargets.Check(classes);
        if (!Directory.Exists(folder)) throw new DataFormatException(folder, null, "there is no such folder; one with the four files of MNIST was expected.");
        string trainingImages = Find(folder, "train-images-idx3-ubyte"), trainingLabels = Find(folder, "train-labels-idx1-ubyte");
        string testImages = Find(folder, "t10k-images-idx3-ubyte"), testLabels = Find(folder, "t10k-labels-idx1-ubyte");

        // The largest file keeps this thread busy; the three others are read beside it.
        using var queue = new BackgroundQueue();
        Task<int[]> labels = queue.Run(() => IdxLabels.Read(trainingLabels, classes));
        Task<Dataset> others = queue.Run(
            () => IdxImages.Read(testImages, queue: null).With(IdxLabels.Read(testLabels, classes), testLabels, classes));
        Dataset training = IdxImages.Read(trainingImages, queue).With(labels.GetAwaiter().GetResult(), trainingLabels, classes);
        Dataset test = others.GetAwaiter().GetResult();
        if ((test.Rows, test.Columns) != (training.Rows, training.Columns))
            throw new DataFormatException(
                testImages, null,
                $"its images are of {test.Rows} × {test.Columns} pixels; those in {trainingImages} are of {training.Rows} × {training.Columns}.");
        return new DatasetSplit(training, test);
    }

    private static string Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name), zipped = plain + ".gz";
        if (File.Exists(plain)) return plain;
        if (File.Exists(zipped)) return zipped;
        string[] others = [.. Directory.EnumerateFiles(folder).Where(file => IsLike(Path.GetFileName(file), name)).Order(StringComparer.Ordinal)];
        if (others.Length == 1) return others[0];
        if (others.Length > 1)
            throw new DataFormatException(folder, null, $"holds several files like {name}: {string.Join(", ", others.Select(Path.GetFileName))}. Put those of one set into a folder of their own.");
        throw new DataFormatException(folder, null, $"holds neither {name} nor {name}.gz.");
    }

    // Of another set: with something before its name, or "test" in the place of "t10k".
    private static bool IsLike(string file, string name)
    {
        if (file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) file = file[..^3];
        return file.EndsWith(name, StringComparison.OrdinalIgnoreCase) || file.EndsWith(name.Replace("t10k", "test", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }
}
