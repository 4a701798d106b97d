using Glassbox.Data;
using Glassbox.Imaging;

namespace Glassbox;

// Some of the samples.
public sealed partial class Dataset
{
    // Not one of the streams that weights and epochs are drawn from.
    private const ulong FoldStream = ulong.MaxValue - 1;

    /// <summary>The place that a sample has in what was read, from 0, whatever has been left out, drawn or shuffled since.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public int SourceIndex(int index) => Place(index);

    /// <summary>Some of the samples, in the order given.</summary>
    /// <param name="samples">From 0; one may come twice.</param>
    /// <exception cref="ArgumentException">There is no such sample, or none is named.</exception>
    public Dataset Subset(IEnumerable<int> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        int[] picked = [.. samples];
        return picked.Length > 0 ? Pick(picked) : throw new ArgumentException("A dataset has at least one sample.", nameof(samples));
    }

    /// <summary>The same samples in shades of gray: those of images in color; others as they are.</summary>
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

    /// <summary>The samples of several datasets, those of one after those of the other.</summary>
    /// <param name="datasets">At least one; of as many features and targets, images of one size, classes as many.</param>
    /// <exception cref="ArgumentException">There is none, or one is of another shape than the first; it says which.</exception>
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

        // Where each sample of the whole comes from.
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

    // What stands in the way of putting them together, or null.
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
    /// All samples in parts of about one size, each of them once to test with while the others are to train on, and each class in its
    /// share in all of them.
    /// </summary>
    /// <param name="count">How many parts, at least 2.</param>
    /// <param name="seed">The same seed draws the same parts, everywhere.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer samples than parts.</exception>
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
