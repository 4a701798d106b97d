using Glassbox.Data;

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
        int[] places = [.. samples.Select(Place)];
        return places.Length > 0 ? View(places, 0, places.Length) : throw new ArgumentException("A dataset has at least one sample.", nameof(samples));
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
