using System.Runtime.CompilerServices;
using Glassbox.Data;
using Glassbox.Kernels;

namespace Glassbox;

/// <summary>Samples, each with its inputs and what a network should say to them. Cannot be changed.</summary>
/// <remarks>
/// May be used from many threads at once.
/// Taking, splitting and shuffling make another view of the same samples, without copying them.
/// </remarks>
public sealed partial class Dataset
{
    private readonly SampleFeatures features;
    private readonly SampleTargets targets;
    private readonly ClassTargets? classes; // the targets, where they are classes
    private readonly int[]? order;          // the place of each sample among features and targets; null: as they stand, from `first` on
    private readonly int first;
    private readonly float[]? weights;      // [Count] of each sample of this view, as one that comes twice may count differently; null: all 1

    /// <param name="features">Of the samples.</param>
    /// <param name="targets">Of as many.</param>
    /// <param name="rows">The height of each image.</param>
    /// <param name="columns">The width of each image.</param>
    /// <param name="channels">Numbers for each pixel.</param>
    internal Dataset(SampleFeatures features, SampleTargets targets, int rows, int columns, int channels = 1)
        : this(features, targets, (rows, columns, channels), null, 0, features.Count)
    {
    }

    private Dataset(
        SampleFeatures features, SampleTargets targets, (int Rows, int Columns, int Channels) shape, int[]? order, int first, int count, float[]? weights = null)
    {
        this.weights = weights;
        this.features = features;
        this.targets = targets;
        classes = targets as ClassTargets;
        this.order = order;
        this.first = first;
        (Rows, Columns, Channels) = shape;
        Count = count;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The number of inputs of each sample.</summary>
    public int Features => features.Features;

    /// <summary>Whether each sample belongs to a class; otherwise its targets are numbers.</summary>
    public bool HasClasses => classes is not null;

    /// <summary>The number of classes: none where <see cref="HasClasses"/> is false.</summary>
    public int Classes => classes?.Outputs ?? 0;

    /// <summary>The number of targets of each sample: one for each class, where there are classes.</summary>
    public int Outputs => targets.Outputs;

    /// <summary>The height of each image; 1 where the samples are not images.</summary>
    public int Rows { get; }

    /// <summary>The width of each image; the number of features where the samples are not images.</summary>
    public int Columns { get; }

    /// <summary>The numbers for each pixel: 3 of an image in color, for red, green and blue; otherwise 1.</summary>
    public int Channels { get; }

    /// <summary>What makes these samples hard to learn, a sentence each.</summary>
    internal IReadOnlyList<string> Warnings()
    {
        const float most = 10; // of inputs brought to a mean of 0 and a deviation of 1, hardly any is larger
        (float minimum, float maximum) = features.Range;
        return minimum >= -most && maximum <= most ? [] :
        [
            FormattableString.Invariant($"The inputs range from {minimum} to {maximum}, and networks learn badly from numbers far from 0: ")
                + "scale each feature, for instance to 0 to 1, or to a mean of 0 and a standard deviation of 1.",
        ];
    }

    /// <summary>Whether each sample has one target, and all are 0 or 1.</summary>
    internal bool HasBinaryTargets => targets.AreBinary;

    /// <summary>The fraction of inputs that are not 0, among the samples of this dataset and of all that it is a part of.</summary>
    internal double Density => features.NonZero / ((double)features.Count * features.Features);

    /// <summary>The images that these samples are among, or null where they are none.</summary>
    internal PixelFeatures? Images => features as PixelFeatures;

    internal int MostNonZero => features.MostNonZero;

    internal int UnpackLength => features.UnpackLength;

    /// <summary>The class of a sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The targets are numbers, not classes.</exception>
    [MethodImpl(Jit.Hot)]
    public int Label(int index)
    {
        int sample = Place(index);
        return classes is { } c ? c.Label(sample) : throw NoClasses();
    }

    /// <summary>A copy of the pixels of an image, [rows, columns, channels], row by row, 0 to 255.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The samples are not images.</exception>
    public byte[] Pixels(int index)
    {
        int sample = Place(index);
        if (features is not PixelFeatures images) throw new InvalidOperationException("The samples of this dataset are not images.");
        byte[] pixels = new byte[Features];
        images.CopyTo(sample, pixels);
        return pixels;
    }

    /// <summary>Writes the inputs of a sample; those of an image as pixel / 255, 0 to 1.</summary>
    /// <param name="index">Which sample, from 0.</param>
    /// <param name="destination">[≥ features]</param>
    /// <exception cref="ArgumentException">The destination is too short, or there is no such sample.</exception>
    public void CopyInputs(int index, Span<float> destination)
    {
        if (destination.Length < Features)
            throw new ArgumentException($"A sample has {Features} inputs; the destination holds {destination.Length}.", nameof(destination));
        features.CopyTo(Place(index), destination);
    }

    /// <summary>The inputs of a sample, [features]; those of an image as pixel / 255, 0 to 1, row by row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public float[] Inputs(int index)
    {
        float[] inputs = new float[Features];
        CopyInputs(index, inputs);
        return inputs;
    }

    /// <summary>Writes the targets of a sample: one-hot, 1 in the place of its class and 0 in the others, or the numbers given.</summary>
    /// <param name="index">Which sample, from 0.</param>
    /// <param name="destination">[≥ outputs]</param>
    /// <exception cref="ArgumentException">The destination is too short, or there is no such sample.</exception>
    public void CopyTargets(int index, Span<float> destination)
    {
        if (destination.Length < Outputs)
            throw new ArgumentException($"A sample has {Outputs} targets; the destination holds {destination.Length}.", nameof(destination));
        targets.CopyTo(Place(index), destination);
    }

    /// <summary>The targets of a sample, [outputs]: one-hot, or the numbers given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public float[] Targets(int index)
    {
        float[] targets = new float[Outputs];
        CopyTargets(index, targets);
        return targets;
    }

    /// <summary>The first samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many, or none are asked for.</exception>
    public Dataset Take(int count) => count >= 1 && count <= Count
        ? Part(0, count)
        : throw new ArgumentOutOfRangeException(nameof(count), $"Of {Count} samples, 1 to {Count} can be taken, not {count}.");

    /// <summary>The first samples, and the others: the first 50 000 digits to train on, the last 10 000 to look at.</summary>
    /// <param name="count">How many are in the first part.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of the two parts would be empty.</exception>
    public (Dataset First, Dataset Others) Split(int count) => count >= 1 && count < Count
        ? (Part(0, count), Part(count, Count - count))
        : throw new ArgumentOutOfRangeException(
            nameof(count), $"{Count} samples cannot be split after {count}: both parts must have at least one.");

    /// <summary>
    /// Some samples drawn at random, and the others, each class in its share in both; both in the order in which they stand.
    /// Where there are no classes, simply at random.
    /// </summary>
    /// <param name="count">How many are in the first part.</param>
    /// <param name="seed">The same seed draws the same samples, everywhere.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of the two parts would be empty.</exception>
    public (Dataset First, Dataset Others) StratifiedSplit(int count, ulong seed)
    {
        if (count < 1 || count >= Count)
            throw new ArgumentOutOfRangeException(nameof(count), $"{Count} samples cannot be split after {count}: both parts must have at least one.");
        int[] labels = new int[Count];
        if (HasClasses)
            for (int i = 0; i < Count; i++) labels[i] = Label(i);
        (int[] drawn, int[] left) = Stratification.Draw(labels, count, seed);
        return (Pick(drawn), Pick(left));
    }

    /// <summary>The same samples in a random order.</summary>
    /// <param name="seed">The same seed makes the same order, everywhere.</param>
    public Dataset Shuffle(ulong seed)
    {
        int[] shuffled = new int[Count];
        for (int i = 0; i < Count; i++) shuffled[i] = i;
        new RandomSequence(seed).Shuffle(shuffled);
        return Pick(shuffled);
    }

    /// <summary>The same samples among another number of classes.</summary>
    /// <param name="classes">Above every label.</param>
    /// <exception cref="ArgumentException">A label is too large.</exception>
    /// <exception cref="InvalidOperationException">The targets are numbers, not classes.</exception>
    public Dataset WithClasses(int classes)
    {
        if (this.classes is null) throw NoClasses();
        return new Dataset(features, this.classes.Among(classes), (Rows, Columns, Channels), order, first, Count, weights);
    }

    /// <summary>The same samples, each with a weight: what it does to the parameters while a network learns is multiplied by that.</summary>
    /// <remarks>
    /// Validation counts each by its weight too (<see cref="ValidationReport"/>). What is said of samples while they are learned, and
    /// evaluations, count every one alike.
    /// </remarks>
    /// <param name="weights">[samples] Each 0 or above; copied.</param>
    /// <exception cref="ArgumentException">There are not as many as samples, or one is no such number.</exception>
    public Dataset WithWeights(IReadOnlyList<float> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count != Count) throw new ArgumentException($"There are {weights.Count} weights, but {Count} samples.", nameof(weights));
        for (int s = 0; s < Count; s++)
            if (!(weights[s] >= 0 && float.IsFinite(weights[s])))
                throw new ArgumentException(FormattableString.Invariant($"The weight of sample {s} is {weights[s]}; it must be 0 or a number above it."), nameof(weights));
        return new Dataset(features, targets, (Rows, Columns, Channels), order, first, Count, [.. weights]);
    }

    /// <summary>How much a sample counts while a network learns: 1 where nothing else was said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public float Weight(int index)
    {
        _ = Place(index);
        return weights is null ? 1 : weights[index];
    }

    /// <summary>Whether samples have been given weights.</summary>
    public bool HasWeights => weights is not null;

    /// <summary>Writes output − target of a sample.</summary>
    /// <param name="index">Which sample, from 0.</param>
    /// <param name="outputs">[outputs]</param>
    /// <param name="differences">[outputs], written.</param>
    [MethodImpl(Jit.Hot)]
    internal void Subtract(int index, ReadOnlySpan<float> outputs, Span<float> differences)
    {
        int sample = Place(index);
        if (classes is not null) classes.Subtract(sample, outputs, differences); // sealed, so nothing is looked up
        else targets.Subtract(sample, outputs, differences);
    }

    /// <summary>Writes the non-zero inputs of a sample, as <see cref="SampleFeatures.Unpack"/> does.</summary>
    [MethodImpl(Jit.Hot)]
    internal int Unpack(int index, int scale, int[] offsets, float[] values) =>
        features.Unpack(Place(index), scale, offsets, values);

    private Dataset Part(int start, int count) => new(
        features, targets, (Rows, Columns, Channels), order?[start..(start + count)], order is null ? first + start : 0, count, weights?[start..(start + count)]);

    // Samples of this view, from 0; one may come twice.
    private Dataset Pick(int[] samples) => new(
        features, targets, (Rows, Columns, Channels), Array.ConvertAll(samples, Place), 0, samples.Length,
        weights is null ? null : Array.ConvertAll(samples, sample => weights[sample]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(int index)
    {
        if ((uint)index >= (uint)Count) throw NoSample(index);
        return order is null ? first + index : order[index];
    }

    private static InvalidOperationException NoClasses() => new("The targets of this dataset are numbers, not classes.");

    // Apart, so that Place is short where it is made part of what calls it.
    private ArgumentOutOfRangeException NoSample(int index) =>
        new(nameof(index), $"There is no sample {index}; there are samples 0 to {Count - 1}.");
}
