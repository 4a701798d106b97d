using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Layers;

/// <summary>The inputs of a batch: sparse, so that zeros cost nothing, or dense if there are few zeros.</summary>
internal sealed class BatchInputs
{
    /// <summary>The density from which the dense product is faster than skipping zeros.</summary>
    /// <remarks>Measured between 0.3 and 0.5 (docs/performance.md). Only the data decides, so that every machine does the same.</remarks>
    public const double DenseFrom = 0.4;

    private const int End = int.MaxValue;

    private readonly Dataset? dataset;
    private readonly IInputChange? change;
    private readonly int features;
    private readonly int[][] places;   // [batch][≤ features + 1] the indices of non-zero inputs, ascending, then End
    private readonly float[][] values; // [batch][≤ features] these inputs
    private readonly int[] counts;     // [batch]
    private readonly float[] dense;    // [batch, features], or empty

    /// <summary>Initializes inputs for samples of a dataset.</summary>
    /// <param name="dataset">The samples.</param>
    /// <param name="batch">The maximum batch size.</param>
    /// <param name="change">Changes the inputs as they are read; null for none.</param>
    public BatchInputs(Dataset dataset, int batch, IInputChange? change = null)
        : this(
            dataset.Features, batch, change is null ? dataset.UnpackLength : dataset.Features + 1, dataset.Density >= DenseFrom) =>
        (this.dataset, this.change) = (dataset, change);

    /// <summary>Initializes inputs for samples that are not in a dataset.</summary>
    /// <param name="features">The number of inputs of each sample.</param>
    /// <param name="batch">The maximum batch size.</param>
    /// <param name="density">The fraction of inputs that are not 0, or an estimate of it.</param>
    public BatchInputs(int features, int batch, double density)
        : this(features, batch, density < DenseFrom ? features + 1 : 0, density >= DenseFrom)
    {
    }

    private BatchInputs(int features, int batch, int room, bool isDense)
    {
        (this.features, IsDense) = (features, isDense);
        places = New<int>(batch, room);
        values = New<float>(batch, room);
        counts = new int[batch];
        dense = IsDense ? new float[checked(batch * features)] : [];
    }

    public bool IsDense { get; }

    /// <summary>[batch, features] All inputs, if <see cref="IsDense"/>.</summary>
    public ReadOnlySpan<float> Dense => dense;

    public ReadOnlySpan<float> Values(int place) => values[place].AsSpan(0, counts[place]);

    /// <summary>Returns the indices of a sample's non-zero inputs, ascending.</summary>
    public ReadOnlySpan<int> Features(int place) => places[place].AsSpan(0, counts[place]);

    /// <summary>Returns the indices of a sample's non-zero inputs, followed by one beyond all inputs, unless <see cref="IsDense"/>.</summary>
    public ReadOnlySpan<int> EndedFeatures(int place) => places[place].AsSpan(0, counts[place] + 1);

    /// <summary>Reads a sample of the dataset.</summary>
    /// <param name="place">Its index in the batch.</param>
    /// <param name="sample">Its index in the dataset.</param>
    [MethodImpl(Jit.Hot)]
    public void Read(int place, int sample)
    {
        if (change is not null)
        {
            ReadChanged(place, sample, change);
            return;
        }

        Found(place, dataset!.Unpack(sample, 1, places[place], values[place]));
        if (!IsDense) return;

        Span<float> row = dense.AsSpan(place * features, features);
        row.Clear();
        ReadOnlySpan<int> nonZero = Features(place);
        ReadOnlySpan<float> inputs = Values(place);
        for (int n = 0; n < nonZero.Length; n++) row[nonZero[n]] = inputs[n];
    }

    private void ReadChanged(int place, int sample, IInputChange change)
    {
        Span<float> row = IsDense ? dense.AsSpan(place * features, features) : values[place].AsSpan(0, features);
        dataset!.CopyInputs(sample, row);
        change.Change(sample, row);
        if (!IsDense) Found(place, NonZero.Find(row, 1, places[place], row));
    }

    /// <summary>Reads a sample that is not in the dataset.</summary>
    /// <param name="place">Its index in the batch.</param>
    /// <param name="sample">[features]</param>
    [MethodImpl(Jit.Hot)]
    public void Read(int place, ReadOnlySpan<float> sample)
    {
        if (IsDense) sample.CopyTo(dense.AsSpan(place * features, features));
        else Found(place, NonZero.Find(sample, 1, places[place], values[place]));
    }

    private void Found(int place, int count) => places[place][counts[place] = count] = End;

    private static T[][] New<T>(int batch, int length) => [.. Enumerable.Range(0, batch).Select(_ => new T[length])];
}
