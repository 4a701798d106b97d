using System.Runtime.CompilerServices;
using Glassbox.Data;
using Glassbox.Kernels;

namespace Glassbox;

/// <summary>Samples, each with its inputs and what a network should say to them. Cannot be changed.</summary>
/// <remarks>
/// Taking, splitting and shuffling make another view of the same samples, without copying them.
/// </remarks>
public sealed class Dataset
{
    private readonly SampleStore store;
    private readonly byte[] labels;      // [store.Count], or empty where the targets are numbers
    private readonly float[][] targets;  // [store.Count][outputs], or empty where there are labels
    private readonly int[]? order;       // the place in the store of each sample; null: as they stand, from `first` on
    private readonly int first;

    internal Dataset(SampleStore store, byte[] labels, int classes, int rows, int columns)
        : this(store, labels, [], classes, classes, rows, columns, null, 0, store.Count)
    {
    }

    private Dataset(
        SampleStore store, byte[] labels, float[][] targets, int classes, int outputs, int rows, int columns,
        int[]? order, int first, int count)
    {
        this.store = store;
        this.labels = labels;
        this.targets = targets;
        this.order = order;
        this.first = first;
        (Classes, Outputs, Rows, Columns, Count) = (classes, outputs, rows, columns, count);
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The number of inputs of each sample.</summary>
    public int Features => store.Features;

    /// <summary>The number of classes, or 0 where the targets are numbers.</summary>
    public int Classes { get; }

    /// <summary>The number of targets of each sample: one for each class, where there are classes.</summary>
    public int Outputs { get; }

    /// <summary>The height of each image; 1 where the samples are not images.</summary>
    public int Rows { get; }

    /// <summary>The width of each image; the number of features where the samples are not images.</summary>
    public int Columns { get; }

    internal int MostNonZero => store.MostNonZero;

    /// <summary>A dataset of images.</summary>
    /// <param name="pixels">[labels.Length, rows, columns] 0 to 255; not copied.</param>
    /// <param name="labels">Of each image, 0 to below <paramref name="classes"/>; not copied.</param>
    /// <param name="rows">The height of an image.</param>
    /// <param name="columns">The width of an image.</param>
    /// <param name="classes">1 to 256.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or a label is too large.</exception>
    public static Dataset FromImages(byte[] pixels, byte[] labels, int rows, int columns, int classes = 10)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        if (rows < 1 || columns < 1) throw new ArgumentException($"Images of {rows} × {columns} pixels have nothing to learn from.");
        if (classes is < 1 or > 256) throw new ArgumentException($"There can be 1 to 256 classes, not {classes}.");
        if (labels.Length == 0) throw new ArgumentException("There are no samples.");
        if ((long)labels.Length * rows * columns != pixels.Length)
            throw new ArgumentException($"{labels.Length} images of {rows} × {columns} need {(long)labels.Length * rows * columns} pixels; there are {pixels.Length}.");
        int wrong = classes == 256 ? -1 : labels.AsSpan().IndexOfAnyInRange((byte)classes, byte.MaxValue);
        if (wrong >= 0) throw new ArgumentException($"Label {wrong} is {labels[wrong]}; with {classes} classes it must be 0 to {classes - 1}.");
        return new Dataset(PixelIndex.Build(pixels, labels.Length, rows * columns), labels, classes, rows, columns);
    }

    /// <summary>A dataset of any numbers, each sample with the number of its class.</summary>
    /// <param name="inputs">[samples][features]; copied.</param>
    /// <param name="labels">Of each sample, 0 to below <paramref name="classes"/>.</param>
    /// <param name="classes">1 to 256.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, a label is too large, or an input is no finite number.</exception>
    public static Dataset FromSamples(IReadOnlyList<float[]> inputs, IReadOnlyList<byte> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        CheckRows(inputs, "input");
        if (labels.Count != inputs.Count) throw new ArgumentException($"There are {inputs.Count} samples but {labels.Count} labels.");
        if (classes is < 1 or > 256) throw new ArgumentException($"There can be 1 to 256 classes, not {classes}.");
        for (int i = 0; i < labels.Count; i++)
            if (labels[i] >= classes)
                throw new ArgumentException($"Label {i} is {labels[i]}; with {classes} classes it must be 0 to {classes - 1}.");
        return new Dataset(new FloatStore(inputs), [.. labels], classes, 1, inputs[0].Length);
    }

    /// <summary>A dataset of any numbers, each sample with the numbers that the network should answer.</summary>
    /// <param name="inputs">[samples][features]; copied.</param>
    /// <param name="targets">[samples][outputs]; copied.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or a number is not finite.</exception>
    public static Dataset FromSamples(IReadOnlyList<float[]> inputs, IReadOnlyList<float[]> targets)
    {
        CheckRows(inputs, "input");
        CheckRows(targets, "target");
        if (targets.Count != inputs.Count)
            throw new ArgumentException($"There are {inputs.Count} samples of inputs but {targets.Count} of targets.");
        return new Dataset(
            new FloatStore(inputs), [], [.. targets.Select(t => (float[])t.Clone())], 0, targets[0].Length, 1,
            inputs[0].Length, null, 0, inputs.Count);
    }

    /// <summary>The class of a sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The targets are numbers, not classes.</exception>
    public int Label(int index)
    {
        int sample = Place(index);
        return Classes > 0 ? labels[sample] : throw new InvalidOperationException("The targets of this dataset are numbers, not classes.");
    }

    /// <summary>The pixels of an image, row by row, 0 to 255.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The samples are not images.</exception>
    public ReadOnlySpan<byte> Pixels(int index)
    {
        int sample = Place(index);
        return store is PixelStore images ? images.Pixels(sample) : throw new InvalidOperationException("The samples of this dataset are not images.");
    }

    /// <summary>Writes the inputs of a sample; those of an image as pixel / 255, 0 to 1.</summary>
    /// <param name="index">Which sample, from 0.</param>
    /// <param name="destination">[≥ features]</param>
    /// <exception cref="ArgumentException">The destination is too short, or there is no such sample.</exception>
    public void CopyInputs(int index, Span<float> destination)
    {
        if (destination.Length < Features)
            throw new ArgumentException($"A sample has {Features} inputs; the destination holds {destination.Length}.");
        store.CopyTo(Place(index), destination);
    }

    /// <summary>Writes the targets of a sample: one-hot, 1 in the place of its class and 0 in the others, or the numbers given.</summary>
    /// <param name="index">Which sample, from 0.</param>
    /// <param name="destination">[≥ outputs]</param>
    /// <exception cref="ArgumentException">The destination is too short, or there is no such sample.</exception>
    public void CopyTargets(int index, Span<float> destination)
    {
        if (destination.Length < Outputs)
            throw new ArgumentException($"A sample has {Outputs} targets; the destination holds {destination.Length}.");
        int sample = Place(index);
        if (Classes == 0)
        {
            targets[sample].CopyTo(destination);
            return;
        }

        destination[..Outputs].Clear();
        destination[labels[sample]] = 1;
    }

    /// <summary>The first samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many, or none are asked for.</exception>
    public Dataset Take(int count) => Part(0, count);

    /// <summary>The first samples, and the others: the first 50 000 digits to train on, the last 10 000 to look at.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of the two parts would be empty.</exception>
    public (Dataset First, Dataset Others) Split(int count) => (Part(0, count), Part(count, Count - count));

    /// <summary>The same samples in a random order.</summary>
    /// <param name="seed">The same seed makes the same order, everywhere.</param>
    public Dataset Shuffle(ulong seed)
    {
        int[] shuffled = new int[Count];
        for (int i = 0; i < Count; i++) shuffled[i] = i;
        new RandomSequence(seed).Shuffle(shuffled);
        foreach (ref int place in shuffled.AsSpan()) place = Place(place);
        return View(shuffled, 0, Count);
    }

    /// <summary>Writes output − target of a sample.</summary>
    /// <param name="index">Which sample, from 0.</param>
    /// <param name="outputs">[outputs]</param>
    /// <param name="differences">[outputs], written.</param>
    [MethodImpl(Jit.Hot)]
    internal void Subtract(int index, ReadOnlySpan<float> outputs, Span<float> differences)
    {
        int sample = Place(index);
        if (Classes > 0)
        {
            outputs.CopyTo(differences);
            differences[labels[sample]] -= 1;
            return;
        }

        float[] row = targets[sample];
        for (int o = 0; o < row.Length; o++) differences[o] = outputs[o] - row[o];
    }

    /// <summary>[outputs] The targets of a sample, where they are numbers.</summary>
    internal ReadOnlySpan<float> Targets(int index) => targets[Place(index)];

    /// <summary>Writes the non-zero inputs of a sample, as <see cref="SampleStore.Unpack"/> does.</summary>
    [MethodImpl(Jit.Hot)]
    internal int Unpack(int index, int stride, int[] offsets, float[] values) =>
        store.Unpack(Place(index), stride, offsets, values);

    private Dataset Part(int start, int count)
    {
        if (count < 1 || count > Count - start)
            throw new ArgumentOutOfRangeException(
                null, $"From {Count} samples {start + count} cannot be taken so that none of the parts is empty.");
        return order is null ? View(null, first + start, count) : View(order[start..(start + count)], 0, count);
    }

    private Dataset View(int[]? order, int first, int count) =>
        new(store, labels, targets, Classes, Outputs, Rows, Columns, order, first, count);

    private int Place(int index)
    {
        if ((uint)index >= (uint)Count)
            throw new ArgumentOutOfRangeException(null, $"There is no sample {index}; there are samples 0 to {Count - 1}.");
        return order is null ? first + index : order[index];
    }

    private static void CheckRows(IReadOnlyList<float[]> rows, string what)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0 || rows[0].Length == 0) throw new ArgumentException($"There are no {what}s.");
        for (int s = 0; s < rows.Count; s++)
        {
            if (rows[s].Length != rows[0].Length)
                throw new ArgumentException($"Sample {s} has {rows[s].Length} {what}s; sample 0 has {rows[0].Length}.");
            for (int i = 0; i < rows[s].Length; i++)
                if (!float.IsFinite(rows[s][i])) throw new ArgumentException($"Sample {s}, {what} {i} is {rows[s][i]}; it must be a finite number.");
        }
    }
}
