using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Layers;

/// <summary>The inputs of a batch: sparse, so that zeros cost nothing, or dense where there are few zeros.</summary>
internal sealed class BatchInputs
{
    /// <summary>From this fraction of inputs that are not 0 on, all are taken: then the dense product is faster.</summary>
    /// <remarks>Measured between 0.3 and 0.5 (docs/performance.md). The data alone decide, so that every machine does the same.</remarks>
    public const double DenseFrom = 0.4;

    private readonly Dataset? dataset;
    private readonly IInputChange? change;
    private readonly int features;
    private readonly int stride;
    private readonly int[][] offsets;  // [batch][≤ features] of each non-zero input for SparseProduct
    private readonly int[][] places;   // [batch][≤ features] which inputs these are
    private readonly float[][] values; // [batch][≤ features]
    private readonly int[] counts;     // [batch]
    private readonly float[] dense;    // [batch, features], or empty

    /// <summary>For samples of a dataset.</summary>
    /// <param name="dataset">The samples.</param>
    /// <param name="batch">The most of them at a time.</param>
    /// <param name="outputs">The length of a row of the weights.</param>
    /// <param name="change">What changes the inputs on their way, if anything.</param>
    public BatchInputs(Dataset dataset, int batch, int outputs, IInputChange? change = null)
        : this(
            dataset.Features, outputs, batch, change is null ? dataset.UnpackLength : dataset.Features, dataset.Density >= DenseFrom) =>
        (this.dataset, this.change) = (dataset, change);

    /// <summary>For samples that are not of a dataset.</summary>
    /// <param name="features">Inputs of each sample.</param>
    /// <param name="batch">The most samples at a time.</param>
    /// <param name="outputs">The length of a row of the weights.</param>
    /// <param name="density">The fraction of inputs that are not 0, or an estimate of it.</param>
    public BatchInputs(int features, int batch, int outputs, double density)
        : this(features, outputs, batch, density < DenseFrom ? features : 0, density >= DenseFrom)
    {
    }

    private BatchInputs(int features, int outputs, int batch, int most, bool isDense)
    {
        (this.features, stride, IsDense) = (features, SparseProduct.Stride(outputs), isDense);
        offsets = New<int>(batch, most);
        places = New<int>(batch, most);
        values = New<float>(batch, most);
        counts = new int[batch];
        dense = IsDense ? new float[checked(batch * features)] : [];
    }

    public bool IsDense { get; }

    /// <summary>[batch, features] All inputs, where <see cref="IsDense"/>.</summary>
    public ReadOnlySpan<float> Dense => dense;

    /// <summary>Where the rows of the non-zero inputs start in a block of weights, for <see cref="SparseProduct"/>.</summary>
    public ReadOnlySpan<int> Offsets(int place) => offsets[place].AsSpan(0, counts[place]);

    public ReadOnlySpan<float> Values(int place) => values[place].AsSpan(0, counts[place]);

    /// <summary>The non-zero inputs of a sample, ascending.</summary>
    public ReadOnlySpan<int> Features(int place) => places[place].AsSpan(0, counts[place]);

    /// <summary>Reads a sample of the dataset.</summary>
    /// <param name="place">Its place in the batch.</param>
    /// <param name="sample">Its place in the dataset.</param>
    [MethodImpl(Jit.Hot)]
    public void Read(int place, int sample)
    {
        if (change is not null)
        {
            ReadChanged(place, sample, change);
            return;
        }

        counts[place] = dataset!.Unpack(sample, 1, places[place], values[place]);
        if (!IsDense)
        {
            dataset!.Unpack(sample, stride, offsets[place], values[place]);
            return;
        }

        Span<float> row = dense.AsSpan(place * features, features);
        row.Clear();
        ReadOnlySpan<int> nonZero = Features(place);
        ReadOnlySpan<float> inputs = Values(place);
        for (int n = 0; n < nonZero.Length; n++) row[nonZero[n]] = inputs[n];
    }

    private void ReadChanged(int place, int sample, IInputChange change)
    {
        Span<float> row = IsDense ? dense.AsSpan(place * features, features) : values[place];
        dataset!.CopyInputs(sample, row);
        change.Change(sample, row);
        if (IsDense) return;

        int count = counts[place] = NonZero.Find(row, 1, places[place], row);
        int[] from = places[place], to = offsets[place];
        for (int n = 0; n < count; n++) to[n] = from[n] * stride;
    }

    /// <summary>Reads a sample that is not of the dataset.</summary>
    /// <param name="place">Its place in the batch.</param>
    /// <param name="sample">[features]</param>
    [MethodImpl(Jit.Hot)]
    public void Read(int place, ReadOnlySpan<float> sample)
    {
        if (IsDense) sample.CopyTo(dense.AsSpan(place * features, features));
        else counts[place] = NonZero.Find(sample, stride, offsets[place], values[place]);
    }

    private static T[][] New<T>(int batch, int length) => [.. Enumerable.Range(0, batch).Select(_ => new T[length])];
}
