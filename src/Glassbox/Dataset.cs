using System.Globalization;
using System.Runtime.CompilerServices;
using Glassbox.Data;
using Glassbox.Kernels;

namespace Glassbox;

/// <summary>Samples with their inputs and targets. Immutable.</summary>
/// <remarks>
/// Thread-safe. Selecting, splitting and shuffling create views of the same samples without copying them.
/// </remarks>
public sealed partial class Dataset
{
    private readonly SampleFeatures features;
    private readonly SampleTargets targets;
    private readonly ClassTargets? classes; // the targets, if they are classes
    private readonly int[]? order;          // the index of each sample in features and targets; null: in order, starting at `first`
    private readonly int first;
    private readonly float[]? weights;      // [Count] per sample of this view, since a sample that occurs twice may have two weights; null: all 1

    /// <param name="features">The features of the samples.</param>
    /// <param name="targets">The targets of as many samples.</param>
    /// <param name="rows">The height of each image.</param>
    /// <param name="columns">The width of each image.</param>
    /// <param name="channels">Values per pixel.</param>
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

    /// <summary>The number of classes; 0 if <see cref="HasClasses"/> is false.</summary>
    public int Classes => classes?.Outputs ?? 0;

    /// <summary>The number of targets of each sample; the number of classes if there are classes.</summary>
    public int Outputs => targets.Outputs;

    /// <summary>The height of each image; 1 if the samples are not images.</summary>
    public int Rows { get; }

    /// <summary>The width of each image; the number of features if the samples are not images.</summary>
    public int Columns { get; }

    /// <summary>The values per pixel: 3 for color images (red, green and blue), otherwise 1.</summary>
    public int Channels { get; }

    /// <summary>Returns its size, such as <c>60,000 samples, 28 × 28 pixels, 10 classes</c>, or <c>142 samples, 13 inputs, 1 target</c>.</summary>
    public override string ToString() => string.Join(", ",
        Counted.Of(Count, "sample"),
        Rows == 1 && Channels == 1 ? Counted.Of(Features, "input")
            : string.Create(CultureInfo.InvariantCulture, $"{Rows} × {Columns} pixels{(Channels > 1 ? " in color" : "")}"),
        HasClasses ? Counted.Of(Classes, "class") : Counted.Of(Outputs, "target"));

    /// <summary>Returns why these samples may be hard to learn, one sentence each.</summary>
    internal IReadOnlyList<string> Warnings()
    {
        const float most = 10; // standardized inputs are hardly ever larger
        (float minimum, float maximum) = features.Range;
        return minimum >= -most && maximum <= most ? [] :
        [
            FormattableString.Invariant($"The inputs range from {minimum} to {maximum}, and networks learn badly from numbers far from 0: ")
                + "scale each feature, for instance to 0 to 1, or to a mean of 0 and a standard deviation of 1.",
        ];
    }

    /// <summary>Whether each sample has one target, and all are 0 or 1.</summary>
    internal bool HasBinaryTargets => targets.AreBinary;

    /// <summary>The fraction of inputs that are not 0, over the samples of this dataset and of the one it was selected from.</summary>
    internal double Density => features.NonZero / ((double)features.Count * features.Features);

    /// <summary>The images that these samples are selected from, or null if they are not images.</summary>
    internal PixelFeatures? Images => features as PixelFeatures;

    internal int MostNonZero => features.MostNonZero;

    internal int UnpackLength => features.UnpackLength;

    /// <summary>Returns the class of a sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The targets are numbers, not classes.</exception>
    [MethodImpl(Jit.Hot)]
    public int Label(int index)
    {
        int sample = Place(index);
        return classes is { } c ? c.Label(sample) : throw NoClasses();
    }

    /// <summary>Returns a copy of the pixels of an image, [rows, columns, channels], row by row, 0 to 255.</summary>
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

    /// <summary>Copies the inputs of a sample; for an image, pixel / 255, 0 to 1.</summary>
    /// <param name="index">The sample, from 0.</param>
    /// <param name="destination">[≥ features]</param>
    /// <exception cref="ArgumentException">The destination is too short, or there is no such sample.</exception>
    public void CopyInputs(int index, Span<float> destination)
    {
        if (destination.Length < Features)
            throw new ArgumentException($"A sample has {Counted.Of(Features, "input")}; the destination holds {destination.Length}.", nameof(destination));
        features.CopyTo(Place(index), destination);
    }

    /// <summary>Returns the inputs of a sample, [features]; for an image, pixel / 255, 0 to 1, row by row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public float[] Inputs(int index)
    {
        float[] inputs = new float[Features];
        CopyInputs(index, inputs);
        return inputs;
    }

    /// <summary>Copies the targets of a sample: one-hot (1 for its class, 0 for the others), or the numeric targets.</summary>
    /// <param name="index">The sample, from 0.</param>
    /// <param name="destination">[≥ outputs]</param>
    /// <exception cref="ArgumentException">The destination is too short, or there is no such sample.</exception>
    public void CopyTargets(int index, Span<float> destination)
    {
        if (destination.Length < Outputs)
            throw new ArgumentException($"A sample has {Outputs} targets; the destination holds {destination.Length}.", nameof(destination));
        targets.CopyTo(Place(index), destination);
    }

    /// <summary>Returns the targets of a sample, [outputs]: one-hot, or the numeric targets.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public float[] Targets(int index)
    {
        float[] targets = new float[Outputs];
        CopyTargets(index, targets);
        return targets;
    }

    /// <summary>Selects the first samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or above the number of samples.</exception>
    public Dataset Take(int count) => count >= 1 && count <= Count
        ? Part(0, count)
        : throw new ArgumentOutOfRangeException(nameof(count), $"Of {Count} samples, 1 to {Count} can be taken, not {count}.");

    /// <summary>Splits the samples in order, such as the first 50 000 digits for training and the last 10 000 for validation.</summary>
    /// <param name="count">The size of the first part.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of the parts would be empty.</exception>
    public (Dataset First, Dataset Others) Split(int count) => count >= 1 && count < Count
        ? (Part(0, count), Part(count, Count - count))
        : throw new ArgumentOutOfRangeException(
            nameof(count), $"{Count} samples cannot be split after {count}: both parts must have at least one.");

    /// <summary>
    /// Splits the samples at random so that each class has the same share in both parts. Both parts keep the order of the samples. Without
    /// classes, the split is simply random.
    /// </summary>
    /// <param name="count">The size of the first part.</param>
    /// <param name="seed">The same seed gives the same split on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of the parts would be empty.</exception>
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

    /// <summary>Shuffles the samples.</summary>
    /// <param name="seed">The same seed gives the same order on every machine.</param>
    public Dataset Shuffle(ulong seed)
    {
        int[] shuffled = new int[Count];
        for (int i = 0; i < Count; i++) shuffled[i] = i;
        new RandomSequence(seed).Shuffle(shuffled);
        return Pick(shuffled);
    }

    /// <summary>Returns the same samples with another number of classes.</summary>
    /// <param name="classes">The number of classes: above every label.</param>
    /// <exception cref="ArgumentException">A label is too large.</exception>
    /// <exception cref="InvalidOperationException">The targets are numbers, not classes.</exception>
    public Dataset WithClasses(int classes)
    {
        if (this.classes is null) throw NoClasses();
        return new Dataset(features, this.classes.Among(classes), (Rows, Columns, Channels), order, first, Count, weights);
    }

    /// <summary>Returns the same samples with a weight for each: its gradient is multiplied by its weight.</summary>
    /// <remarks>
    /// Validation weights samples too (<see cref="ValidationReport"/>). Training metrics and evaluations count all samples alike.
    /// </remarks>
    /// <param name="weights">[samples] Each 0 or above; copied.</param>
    /// <exception cref="ArgumentException">The number of weights differs from the number of samples, or a weight is negative or not finite.</exception>
    public Dataset WithWeights(IReadOnlyList<float> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count != Count) throw new ArgumentException($"There must be one weight for each sample: {Counted.Of(Count, "sample")}, but {Counted.Of(weights.Count, "weight")}.", nameof(weights));
        for (int s = 0; s < Count; s++)
            if (!(weights[s] >= 0 && float.IsFinite(weights[s])))
                throw new ArgumentException(FormattableString.Invariant($"The weight of sample {s} is {weights[s]}; it must be a number of at least 0."), nameof(weights));
        return new Dataset(features, targets, (Rows, Columns, Channels), order, first, Count, [.. weights]);
    }

    /// <summary>Returns the weight of a sample; 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public float Weight(int index)
    {
        _ = Place(index);
        return weights is null ? 1 : weights[index];
    }

    /// <summary>Whether the samples have weights.</summary>
    public bool HasWeights => weights is not null;

    /// <summary>Computes output − target for a sample.</summary>
    /// <param name="index">The sample, from 0.</param>
    /// <param name="outputs">[outputs]</param>
    /// <param name="differences">[outputs], written.</param>
    [MethodImpl(Jit.Hot)]
    internal void Subtract(int index, ReadOnlySpan<float> outputs, Span<float> differences)
    {
        int sample = Place(index);
        if (classes is not null) classes.Subtract(sample, outputs, differences); // the sealed type avoids a virtual call
        else targets.Subtract(sample, outputs, differences);
    }

    /// <summary>Writes the non-zero inputs of a sample, as <see cref="SampleFeatures.Unpack"/> does.</summary>
    [MethodImpl(Jit.Hot)]
    internal int Unpack(int index, int scale, int[] offsets, float[] values) =>
        features.Unpack(Place(index), scale, offsets, values);

    private Dataset Part(int start, int count) => new(
        features, targets, (Rows, Columns, Channels), order?[start..(start + count)], order is null ? first + start : 0, count, weights?[start..(start + count)]);

    // Samples are indices into this view; one may occur more than once.
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

    // Separate, so that Place is short where it is inlined.
    private ArgumentOutOfRangeException NoSample(int index) =>
        new(nameof(index), $"There is no sample {index}; there are samples 0 to {Count - 1}.");
}
