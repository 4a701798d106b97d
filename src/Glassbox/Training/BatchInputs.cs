using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Training;

/// <summary>The inputs of a batch: sparse, so that zeros cost nothing, or dense where there are few zeros.</summary>
internal sealed class BatchInputs
{
    /// <summary>From this fraction of inputs that are not 0 on, all are taken: then the dense product is faster.</summary>
    /// <remarks>Measured at 0.35 to 0.5 (docs/performance.md). The data alone decide, so that every machine does the same.</remarks>
    public const double DenseFrom = 0.5;

    private readonly Dataset dataset;
    private readonly int outputs;
    private readonly int[][] offsets;  // [batch][≤ features] where the row of each non-zero input starts in the weights
    private readonly int[][] features; // [batch][≤ features] which inputs these are
    private readonly float[][] values; // [batch][≤ features]
    private readonly int[] counts;     // [batch]
    private readonly float[] dense;    // [batch, features], or empty

    /// <param name="dataset">The samples.</param>
    /// <param name="batch">The most of them at a time.</param>
    /// <param name="outputs">The length of a row of the weights.</param>
    public BatchInputs(Dataset dataset, int batch, int outputs)
    {
        this.dataset = dataset;
        this.outputs = outputs;
        IsDense = dataset.Density >= DenseFrom;
        offsets = New<int>(batch, dataset.UnpackLength);
        features = New<int>(batch, dataset.UnpackLength);
        values = New<float>(batch, dataset.UnpackLength);
        counts = new int[batch];
        dense = IsDense ? new float[checked(batch * dataset.Features)] : [];
    }

    public bool IsDense { get; }

    /// <summary>[batch, features] All inputs, where <see cref="IsDense"/>.</summary>
    public ReadOnlySpan<float> Dense => dense;

    public ReadOnlySpan<int> Offsets(int place) => offsets[place].AsSpan(0, counts[place]);

    public ReadOnlySpan<float> Values(int place) => values[place].AsSpan(0, counts[place]);

    /// <summary>The non-zero inputs of a sample, ascending.</summary>
    public ReadOnlySpan<int> Features(int place) => features[place].AsSpan(0, counts[place]);

    /// <summary>Reads a sample of the dataset.</summary>
    /// <param name="place">Its place in the batch.</param>
    /// <param name="sample">Its place in the dataset.</param>
    [MethodImpl(Jit.Hot)]
    public void Read(int place, int sample)
    {
        counts[place] = dataset.Unpack(sample, 1, features[place], values[place]);
        if (!IsDense)
        {
            dataset.Unpack(sample, outputs, offsets[place], values[place]);
            return;
        }

        Span<float> row = dense.AsSpan(place * dataset.Features, dataset.Features);
        row.Clear();
        ReadOnlySpan<int> nonZero = Features(place);
        ReadOnlySpan<float> inputs = Values(place);
        for (int n = 0; n < nonZero.Length; n++) row[nonZero[n]] = inputs[n];
    }

    private static T[][] New<T>(int batch, int length) => [.. Enumerable.Range(0, batch).Select(_ => new T[length])];
}
