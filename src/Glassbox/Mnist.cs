namespace Glassbox;

/// <summary>The MNIST digits, and any other set that comes as the same four files.</summary>
public static class Mnist
{
    /// <summary>Reads the four files <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>,
    /// <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>, each as it is or gzipped, with <c>.gz</c>
    /// behind its name.</summary>
    /// <param name="folder">Where they are; null for the MNIST digits that come with this library.</param>
    /// <param name="classes">1 to 256; every label must be below.</param>
    /// <exception cref="DataFormatException">A file is not there or does not hold what it should; the message says where.</exception>
    /// <exception cref="IOException">Reading failed.</exception>
    /// <exception cref="ArgumentException">There cannot be so many classes.</exception>
    public static DatasetSplit Load(string? folder = null, int classes = 10)
    {
        Dataset.CheckClasses(classes);
        folder ??= Path.Combine(AppContext.BaseDirectory, "data", "mnist");
        if (!Directory.Exists(folder))
            throw new DataFormatException(folder, null, "there is no such folder; one with the four files of MNIST was expected.");
        string trainingImages = Find(folder, "train-images-idx3-ubyte"), trainingLabels = Find(folder, "train-labels-idx1-ubyte");
        string testImages = Find(folder, "t10k-images-idx3-ubyte"), testLabels = Find(folder, "t10k-labels-idx1-ubyte");

        Task<Dataset>? reading = OperatingSystem.IsBrowser() ? null : Task.Run(() => IdxFile.Load(testImages, testLabels, classes));
        Dataset training;
        try
        {
            training = IdxFile.Load(trainingImages, trainingLabels, classes);
        }
        finally
        {
            // No file is open any more once this has thrown.
            ((Task?)reading)?.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        }

        Dataset test = reading is null ? IdxFile.Load(testImages, testLabels, classes) : reading.GetAwaiter().GetResult();
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
        throw new DataFormatException(folder, null, $"holds neither {name} nor {name}.gz.");
    }
}
