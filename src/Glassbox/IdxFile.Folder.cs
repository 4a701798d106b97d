using Glassbox.Data;

namespace Glassbox;

public static partial class IdxFile
{
    /// <summary>Reads a training and a test set from a folder with the four files of MNIST, or of any other dataset in this format:
    /// <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>, each
    /// uncompressed or gzipped with <c>.gz</c> appended. If there is no such file, a file with a prefix before this name, or with <c>test</c>
    /// instead of <c>t10k</c>, is used, such as <c>emnist-letters-train-images-idx3-ubyte</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="classes">The number of classes: at least 1; every label must be below.</param>
    /// <exception cref="DataFormatException">A file is missing or invalid; the message says where.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="ArgumentException">The number of classes is out of range.</exception>
    public static DatasetSplit LoadFolder(string folder, int classes = 10)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ClassTargets.Check(classes);
        IdxFolder files = IdxFolder.Find(folder);

        // This thread reads the largest file; another reads the other three in parallel.
        using var queue = new BackgroundQueue();
        Task<int[]> labels = queue.Run(() => IdxLabels.Read(files.TrainingLabels, classes));
        Task<Dataset> others = queue.Run(
            () => IdxImages.Read(files.TestImages, queue: null).With(IdxLabels.Read(files.TestLabels, classes), files.TestLabels, classes));
        Dataset training = IdxImages.Read(files.TrainingImages, queue).With(labels.GetAwaiter().GetResult(), files.TrainingLabels, classes);
        Dataset test = others.GetAwaiter().GetResult();
        if ((test.Rows, test.Columns) != (training.Rows, training.Columns))
            throw new DataFormatException(
                files.TestImages, null,
                $"its images are of {test.Rows} × {test.Columns} pixels; those in {files.TrainingImages} are of {training.Rows} × {training.Columns}.");
        return new DatasetSplit(training, test);
    }
}
