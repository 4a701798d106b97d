using System.Globalization;
using Glassbox.Data;

namespace Glassbox;

/// <summary>A training and a test set from the four IDX files of a folder, whatever their labels are.</summary>
/// <param name="Training">To train on.</param>
/// <param name="Test">To test with.</param>
/// <param name="Classes">
/// The names of the classes: from the file of names, or the labels themselves where they do not start at 0. None where neither is: the
/// class is the label.
/// </param>
public sealed record IdxDataset(Dataset Training, Dataset Test, IReadOnlyList<string> Classes)
{
    /// <summary>Reads a folder with the files that <see cref="IdxFile.LoadFolder"/> reads. Labels may start at 1, or at any other number.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="options">What is known of them.</param>
    /// <exception cref="DataFormatException">A file is not there or does not hold what it should; the message says where.</exception>
    /// <exception cref="IOException">Reading failed.</exception>
    public static IdxDataset Load(string folder, IdxOptions? options = null)
    {
        options ??= IdxOptions.Default;
        IdxFolder files = IdxFolder.Find(folder);
        IdxNames? names = options.NamesPath is { } path ? IdxNames.Read(path) : IdxNames.Beside(folder);

        // The largest file keeps this thread busy; the three others are read beside it.
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
            // Where the labels have no such names, they are the places of the classes.
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
        return 0; // of a label that does not occur
    }
}
