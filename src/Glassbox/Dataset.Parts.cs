using Glassbox.Data;
using Glassbox.Imaging;

namespace Glassbox;

// Selecting and combining samples.
public sealed partial class Dataset
{
    // Differs from the streams for weights and epochs.
    private const ulong FoldStream = ulong.MaxValue - 1;

    /// <summary>Returns the position of a sample in the original data, from 0, whatever has been left out, drawn or shuffled since.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public int SourceIndex(int index) => Place(index);

    /// <summary>Selects samples, in the order given.</summary>
    /// <param name="samples">Indices from 0; a sample may occur more than once.</param>
    /// <exception cref="ArgumentException">There is no such sample, or no indices are given.</exception>
    public Dataset Subset(IEnumerable<int> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        int[] picked = [.. samples];
        return picked.Length > 0 ? Pick(picked) : throw new ArgumentException("A dataset has at least one sample.", nameof(samples));
    }

    /// <summary>Converts color images to grayscale; other samples stay as they are.</summary>
    public Dataset ToGrayscale()
    {
        if (Images is not { } images || Channels == 1) return this;
        byte[] colors = new byte[images.Features];
        int sample = 0;
        PixelFeatures gray = new PixelFeaturesBuilder(images.Count, Rows * Columns, queue: null).Build(destination =>
        {
            for (int at = 0; at < destination.Length; at += Rows * Columns)
            {
                images.CopyTo(sample++, colors);
                Luma.Of(colors, Channels).CopyTo(destination[at..]);
            }
        });
        return new Dataset(gray, targets, (Rows, Columns, 1), order, first, Count, weights);
    }

    /// <summary>Concatenates datasets.</summary>
    /// <param name="datasets">At least one; all with the same numbers of features, targets and classes, and the same image size.</param>
    /// <exception cref="ArgumentException">There are no datasets, or one has a different shape than the first; the message says which.</exception>
    public static Dataset Concat(params ReadOnlySpan<Dataset> datasets)
    {
        if (datasets.IsEmpty) throw new ArgumentException("A dataset has at least one sample.", nameof(datasets));
        ArgumentNullException.ThrowIfNull(datasets[0], nameof(datasets));
        Dataset first = datasets[0];
        int count = 0;
        bool hasWeights = false;
        for (int i = 0; i < datasets.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(datasets[i], nameof(datasets));
            if (first.Difference(datasets[i]) is { } difference) throw new ArgumentException($"Dataset {i} does not go with dataset 0: {difference}.", nameof(datasets));
            count = checked(count + datasets[i].Count);
            hasWeights |= datasets[i].HasWeights;
        }

        // The source of each sample.
        var sources = new (Dataset Dataset, int Index)[count];
        int placed = 0;
        foreach (Dataset dataset in datasets)
            for (int i = 0; i < dataset.Count; i++) sources[placed++] = (dataset, i);

        SampleTargets targets = first.HasClasses
            ? new ClassTargets([.. sources.Select(source => source.Dataset.Label(source.Index))], first.Classes)
            : new ValueTargets([.. sources.Select(source => source.Dataset.Targets(source.Index))]);
        var whole = new Dataset(first.Images is null ? DenseOf(sources) : PixelsOf(sources, first.Features), targets, first.Rows, first.Columns, first.Channels);
        return hasWeights ? whole.WithWeights([.. sources.Select(source => source.Dataset.Weight(source.Index))]) : whole;
    }

    // The reason why they cannot be concatenated, or null.
    private string? Difference(Dataset other)
    {
        if ((other.Images is null) != (Images is null)) return other.Images is null ? "it holds numbers, not images" : "it holds images, not numbers";
        if (Images is not null && (other.Rows, other.Columns, other.Channels) != (Rows, Columns, Channels))
            return $"its images are of {Shape(other)} pixels, not of {Shape(this)}";
        if (other.Features != Features) return $"its samples have {other.Features} inputs, not {Features}";
        if (other.HasClasses != HasClasses) return other.HasClasses ? "its targets are classes, not numbers" : "its targets are numbers, not classes";
        return other.Outputs == Outputs ? null
            : HasClasses ? $"it has {other.Classes} classes, not {Classes}; WithClasses brings them to one number" : $"its samples have {other.Outputs} targets, not {Outputs}";

        static string Shape(Dataset images) => $"{images.Rows} × {images.Columns}{(images.Channels == 1 ? "" : " color")}";
    }

    private static DenseFeatures DenseOf((Dataset Dataset, int Index)[] sources) => new([.. sources.Select(source => source.Dataset.Inputs(source.Index))]);

    private static PixelFeatures PixelsOf((Dataset Dataset, int Index)[] sources, int features)
    {
        int sample = 0;
        return new PixelFeaturesBuilder(sources.Length, features, queue: null).Build(destination =>
        {
            for (int at = 0; at < destination.Length; at += features, sample++)
                sources[sample].Dataset.Images!.CopyTo(sources[sample].Dataset.Place(sources[sample].Index), destination.Slice(at, features));
        });
    }

    /// <summary>
    /// Splits the samples into folds of about equal size for cross-validation. Each fold is the test set once, while the others are the
    /// training set; each class has the same share in all folds.
    /// </summary>
    /// <param name="count">The number of folds: at least 2.</param>
    /// <param name="seed">The same seed gives the same folds on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer samples than folds.</exception>
    public IReadOnlyList<DatasetSplit> Folds(int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        if (count > Count) throw new ArgumentOutOfRangeException(nameof(count), $"{Count} samples cannot be cut into {count} parts.");
        int[] order = [.. Enumerable.Range(0, Count)];
        new RandomSequence(seed, FoldStream).Shuffle(order);
        int[] partOf = Stratification.Deal(order, HasClasses ? Label : _ => 0, count);
        return [.. Enumerable.Range(0, count).Select(part => new DatasetSplit(
            Subset(Enumerable.Range(0, Count).Where(i => partOf[i] != part)), Subset(Enumerable.Range(0, Count).Where(i => partOf[i] == part))))];
    }
}
