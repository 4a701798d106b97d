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
        IdxFolder files = IdxFolder.Find(folder);

        // The largest file keeps this thread busy; the three others are read beside it.
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
