using System.Globalization;
using Glassbox.Data;

namespace Glassbox;

/// <summary>A training and a test set from the four IDX files of a folder, with any labels.</summary>
/// <param name="Training">The training set.</param>
/// <param name="Test">The test set.</param>
/// <param name="Classes">
/// The names of the classes: from the file of names, or the labels themselves if they do not start at 0. Otherwise empty: the class is the
/// label.
/// </param>
public sealed record IdxDataset(Dataset Training, Dataset Test, IReadOnlyList<string> Classes)
{
    /// <summary>Reads a folder of IDX files, like <see cref="IdxFile.LoadFolder"/>. Labels may start at 1, or at any other number.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Options for reading; the defaults if not given.</param>
    /// <exception cref="DataFormatException">A file is missing or invalid; the message says where.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IdxDataset Load(string folder, IdxOptions? options = null)
    {
        options ??= IdxOptions.Default;
        IdxFolder files = IdxFolder.Find(folder);
        IdxNames? names = options.NamesPath is { } path ? IdxNames.Read(path) : IdxNames.Beside(folder);

        // This thread reads the largest file; another reads the other three in parallel.
        using var queue = new BackgroundQueue();
        Task<(int[] Training, int[] Test, IdxImages Images)> others = queue.Run(() => (
            IdxLabels.Read(files.TrainingLabels, int.MaxValue), IdxLabels.Read(files.TestLabels, int.MaxValue),
            IdxImages.Read(files.TestImages, queue: null, options.IsTransposed)));
        var images = IdxImages.Read(files.TrainingImages, queue, options.IsTransposed);
        (int[] labels, int[] testLabels, IdxImages testImages) = others.GetAwaiter().GetResult();

        int first = Math.Min(labels.Min(), testLabels.Min()), last = Math.Max(labels.Max(), testLabels.Max());
        string[] classes = names is null && first == 0 ? [] : [.. Enumerable.Range(first, last - first + 1).Select(NameOf)];
        IReadOnlyList<string>? asked = options.Classes is { Count: > 0 } given ? given : null;
        if (asked is not null)
        {
            // If not all labels have such names, the labels are indices of the classes.
            bool areNames = labels.Concat(testLabels).Distinct().All(label => asked.Contains(NameOf(label)));
            if (!areNames && last >= asked.Count)
                throw new DataFormatException(files.TrainingLabels, null, $"the label {last}, '{NameOf(last)}', is none of the classes: {string.Join(", ", asked.Take(30))}.");
            int[] places = [.. Enumerable.Range(0, last + 1).Select(label => areNames ? Place(asked, NameOf(label)) : label)];
            return new IdxDataset(With(images, labels, places, asked.Count), With(testImages, testLabels, places, asked.Count), classes.Length == 0 ? [] : asked);
        }

        if (last - first >= MostClasses)
            throw new DataFormatException(files.TrainingLabels, null, $"the labels go from {first} to {last}; at most {MostClasses} classes were expected.");
        int[] shifted = [.. Enumerable.Range(0, last + 1).Select(label => Math.Max(0, label - first))];
        int count = names is null && first == 0 ? last + 1 : classes.Length;
        return new IdxDataset(With(images, labels, shifted, count), With(testImages, testLabels, shifted, count), classes);

        string NameOf(int label) => names?[label] ?? label.ToString(CultureInfo.InvariantCulture);

        Dataset With(IdxImages read, int[] own, int[] places, int most) =>
            read.With(Array.ConvertAll(own, label => places[label]), read == images ? files.TrainingLabels : files.TestLabels, most);
    }

    private const int MostClasses = 65536;

    private static int Place(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
            if (names[i] == name) return i;
        return 0; // for a label that does not occur
    }
}
