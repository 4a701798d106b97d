using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Glassbox.Kernels;

namespace Glassbox.Layers;

/// <summary>The forward product of a dense layer over a batch, using only the non-zero inputs.</summary>
/// <remarks>
/// Weights that exceed the L1 cache are processed in bands that fit into it: some inputs by a block of columns. All samples use one band before
/// the next; each continues where it stopped, so every sum still takes its inputs in ascending order.
/// </remarks>
internal static class SparseProduct
{
    /// <summary>The number of weights in a band: 24 KB.</summary>
    private const int BandLength = 6 << 10;

    /// <summary>The number of samples from which copying a band pays off.</summary>
    private const int FewestSamples = 16;

    /// <summary>The columns of a block: as many vectors as there are accumulators in registers.</summary>
    private static int BlockWidth => 8 * Vector<float>.Count;

    /// <summary>sums = biases + inputs · weights</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">The inputs of the batch.</param>
    /// <param name="from">The first sample of the batch.</param>
    /// <param name="to">The sample after the last.</param>
    /// <param name="sums">[batch, outputs], written from <paramref name="from"/> on.</param>
    /// <param name="scratch">The scratch buffers of this thread.</param>
    [MethodImpl(Jit.Hot)]
    public static void Forward(DenseLayer layer, BatchInputs inputs, int from, int to, Span<float> sums, DenseScratch scratch)
    {
        int outputs = layer.Outputs, column = 0;
        if (to - from >= FewestSamples && layer.Weights.Length > BandLength)
        {
            // A block that is less than half full would mostly be wasted work.
            for (; column + (BlockWidth / 2) <= outputs; column += BlockWidth)
                ForwardBlock(layer, inputs, from, to, column, Math.Min(BlockWidth, outputs - column), sums, scratch);
        }

        if (column >= outputs) return;
        for (int s = from; s < to; s++)
        {
            ReadOnlySpan<int> features = inputs.Features(s);
            Span<int> offsets = scratch.Places(features.Length);
            Offsets(features, outputs, offsets);
            WeightedSums.Compute(
                offsets, inputs.Values(s), layer.Weights[column..], layer.Biases[column..], sums.Slice((s * outputs) + column, outputs - column));
        }
    }

    [MethodImpl(Jit.Hot)]
    private static void ForwardBlock(
        DenseLayer layer, BatchInputs inputs, int from, int to, int column, int columns, Span<float> sums, DenseScratch scratch)
    {
        int width = BlockWidth, outputs = layer.Outputs, most = BandLength / width;
        ReadOnlySpan<float> weights = layer.Weights[column..];
        Span<float> band = scratch.Panels(most * width), totals = scratch.Sums(checked((to - from) * width));
        Span<int> next = scratch.Places(to - from); // the index of the next input of each sample
        next.Clear();
        if (columns < width) band.Clear();
        for (int s = from; s < to; s++)
        {
            Span<float> own = totals.Slice((s - from) * width, width);
            layer.Biases.Slice(column, columns).CopyTo(own);
            own[columns..].Clear();
        }

        for (int first = 0; first < layer.Inputs; first += most)
        {
            int end = Math.Min(first + most, layer.Inputs);
            ReadOnlySpan<float> rows = weights[(first * outputs)..];
            if (columns == width) Copy(rows, outputs, end - first, band);
            else
                for (int row = 0; row < end - first; row++) rows.Slice(row * outputs, columns).CopyTo(band[(row * width)..]);
            for (int s = from; s < to; s++)
            {
                ref int place = ref next[s - from];
                place = Add(inputs.EndedFeatures(s), inputs.Values(s), place, first, end, band, totals.Slice((s - from) * width, width));
            }
        }

        for (int s = from; s < to; s++)
            totals.Slice((s - from) * width, columns).CopyTo(sums[((s * outputs) + column)..]);
    }

    // Calling CopyTo for each row costs as much as the copy itself.
    [MethodImpl(Jit.Hot)]
    private static void Copy(ReadOnlySpan<float> weights, int stride, int rows, Span<float> band)
    {
        int width = Vector<float>.Count;
        ref float start = ref MemoryMarshal.GetReference(weights);
        for (int row = 0; row < rows; row++)
        {
            ref float from = ref Unsafe.Add(ref start, row * stride), to = ref band[row * BlockWidth];
            for (int column = 0; column < BlockWidth; column += 4 * width)
            {
                Vector<float> a = Load(ref from, column), b = Load(ref from, column + width);
                Vector<float> c = Load(ref from, column + (2 * width)), d = Load(ref from, column + (3 * width));
                Store(a, ref to, column);
                Store(b, ref to, column + width);
                Store(c, ref to, column + (2 * width));
                Store(d, ref to, column + (3 * width));
            }
        }
    }

    // totals += inputs · band, for the inputs from an index up to the first that is beyond the band; returns the index of that one.
    [MethodImpl(Jit.Hot)]
    private static int Add(
        ReadOnlySpan<int> features, ReadOnlySpan<float> values, int place, int first, int end, ReadOnlySpan<float> band, Span<float> totals)
    {
        int width = Vector<float>.Count;
        ref int feature = ref MemoryMarshal.GetReference(features);
        ref float value = ref MemoryMarshal.GetReference(values);
        ref float weights = ref MemoryMarshal.GetReference(band);
        ref float sums = ref MemoryMarshal.GetReference(totals);
        Vector<float> sumA = Load(ref sums, 0), sumB = Load(ref sums, width);
        Vector<float> sumC = Load(ref sums, 2 * width), sumD = Load(ref sums, 3 * width);
        Vector<float> sumE = Load(ref sums, 4 * width), sumF = Load(ref sums, 5 * width);
        Vector<float> sumG = Load(ref sums, 6 * width), sumH = Load(ref sums, 7 * width);
        for (; ; place++)
        {
            int here = Unsafe.Add(ref feature, place);
            if (here >= end) break;
            ref float row = ref Unsafe.Add(ref weights, (nint)(uint)((here - first) * BlockWidth));
            var input = new Vector<float>(Unsafe.Add(ref value, place));
            sumA += Load(ref row, 0) * input;
            sumB += Load(ref row, width) * input;
            sumC += Load(ref row, 2 * width) * input;
            sumD += Load(ref row, 3 * width) * input;
            sumE += Load(ref row, 4 * width) * input;
            sumF += Load(ref row, 5 * width) * input;
            sumG += Load(ref row, 6 * width) * input;
            sumH += Load(ref row, 7 * width) * input;
        }

        Store(sumA, ref sums, 0);
        Store(sumB, ref sums, width);
        Store(sumC, ref sums, 2 * width);
        Store(sumD, ref sums, 3 * width);
        Store(sumE, ref sums, 4 * width);
        Store(sumF, ref sums, 5 * width);
        Store(sumG, ref sums, 6 * width);
        Store(sumH, ref sums, 7 * width);
        return place;
    }

    // The start of each input's row in the weights.
    [MethodImpl(Jit.Hot)]
    private static void Offsets(ReadOnlySpan<int> features, int outputs, Span<int> offsets)
    {
        int n = 0;
        for (; n <= features.Length - Vector<int>.Count; n += Vector<int>.Count)
            (new Vector<int>(features[n..]) * outputs).CopyTo(offsets[n..]);
        for (; n < features.Length; n++) offsets[n] = features[n] * outputs;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Load(ref float source, int offset) => Vector.LoadUnsafe(ref source, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<float> vector, ref float destination, int offset) =>
        vector.StoreUnsafe(ref destination, (nuint)offset);
}
