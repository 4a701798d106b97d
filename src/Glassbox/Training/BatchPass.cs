using System.Runtime.CompilerServices;
using Glassbox.Kernels;
using Glassbox.Optimizers;

namespace Glassbox.Training;

/// <summary>Any optimizer and any size of batch, on any number of threads.</summary>
/// <remarks>
/// A batch is done in two halves. First each thread takes some of the samples, from their inputs to their deltas.
/// Then each takes some of the rows of every weight matrix, adds up their gradients over all samples in order, and
/// updates them. No sum is ever shared between threads, so their number cannot change it.
/// </remarks>
internal sealed class BatchPass : TrainingPass
{
    private readonly Network network;
    private readonly Dataset dataset;
    private readonly Loss loss;
    private readonly Buffers[] buffers;
    private readonly UpdateRule rule;
    private readonly float[] gradients;   // of the shape of the parameters
    private readonly float[] differences; // [batch, outputs] output − target
    private readonly float[] unit = [1f];
    private readonly Scratch[] scratch; // one a thread

    public BatchPass(Network network, Dataset dataset, TrainingOptions options)
    {
        this.network = network;
        this.dataset = dataset;
        loss = options.Loss;
        BatchSize = Math.Min(options.BatchSize, dataset.Count);
        rule = options.Optimizer.NewRule(network.Parameters.Length);
        buffers = [.. network.Layers.Select((layer, i) => new Buffers(layer, BatchSize, isFirst: i == 0))];
        gradients = new float[network.Parameters.Length];
        differences = new float[checked(BatchSize * dataset.Outputs)];
        scratch = [.. Enumerable.Range(0, options.Threads).Select(_ => new Scratch(dataset))];
    }

    public override int BatchSize { get; }

    public override float[][] State => rule.State;

    public override void Keep() => rule.Keep();

    public override void Restore() => rule.Restore();

    public override int Run(ReadOnlySpan<int> samples, ref Tally tally)
    {
        for (int start = 0; start < samples.Length; start += BatchSize)
        {
            int faulty = RunOne(samples.Slice(start, Math.Min(BatchSize, samples.Length - start)).ToArray(), ref tally);
            if (faulty >= 0) return faulty;
        }

        return -1;
    }

    private int RunOne(int[] batch, ref Tally tally)
    {
        foreach (Buffers b in buffers)
            if (b.Transposed.Length > 0) Transposed.Of(b.Layer.Weights, b.Layer.Inputs, b.Layer.Outputs, b.Transposed);
        InParallel((thread, of) => ToDeltas(batch, Part(batch.Length, thread, of), scratch[thread]));

        for (int i = 0; i < buffers.Length; i++)
            if (!Finite.All(buffers[i].Sums.AsSpan(0, batch.Length * buffers[i].Layer.Outputs))) return i;
        Buffers last = buffers[^1];
        for (int s = 0; s < batch.Length; s++)
            tally.Add(dataset, batch[s], last.Row(last.Sums, s), last.Row(last.Outputs, s), Differences(s));

        rule.Begin();
        InParallel((thread, of) =>
        {
            for (int i = 0; i < buffers.Length; i++)
            {
                (int from, int to) = Part(buffers[i].Layer.Inputs, thread, of);
                UpdateRows(batch, i, from, to, scratch[thread]);
            }
        });
        return -1;
    }

    /// <summary>Takes samples of the batch from their inputs to the deltas of every layer.</summary>
    [MethodImpl(Jit.Hot)]
    private void ToDeltas(int[] batch, (int From, int To) part, Scratch own)
    {
        Buffers last = buffers[^1];
        for (int s = part.From; s < part.To; s++)
        {
            int count = dataset.Unpack(batch[s], buffers[0].Layer.Outputs, own.Offsets, own.Values);
            buffers[0].Layer.Forward(
                own.Offsets.AsSpan(0, count), own.Values.AsSpan(0, count), buffers[0].Row(buffers[0].Sums, s),
                buffers[0].Row(buffers[0].Outputs, s));
            for (int i = 1; i < buffers.Length; i++)
                buffers[i].Layer.Forward(
                    buffers[i - 1].Row(buffers[i - 1].Outputs, s), buffers[i].Row(buffers[i].Sums, s),
                    buffers[i].Row(buffers[i].Outputs, s));

            dataset.Subtract(batch[s], last.Row(last.Outputs, s), Differences(s));
            loss.Backward(
                last.Layer.Activation, last.Row(last.Sums, s), last.Row(last.Outputs, s), Differences(s), own.Errors,
                last.Row(last.Deltas, s));
            for (int i = buffers.Length - 1; i > 0; i--)
            {
                (Buffers here, Buffers before) = (buffers[i], buffers[i - 1]);
                WeightedSums.Compute(
                    here.TransposedRows, here.Row(here.Deltas, s), here.Transposed, before.Zeros,
                    before.Row(before.Errors, s));
                before.Layer.Activation.Backward(
                    before.Row(before.Sums, s), before.Row(before.Outputs, s), before.Row(before.Errors, s),
                    before.Row(before.Deltas, s));
            }
        }
    }

    /// <summary>Adds up the gradients of some rows of a layer's weights, and updates them; the biases go with the first row.</summary>
    [MethodImpl(Jit.Hot)]
    private void UpdateRows(int[] batch, int index, int from, int to, Scratch own)
    {
        Buffers b = buffers[index];
        DenseLayer layer = b.Layer;
        int outputs = layer.Outputs;
        Span<float> slice = gradients.AsSpan(layer.Start + (from * outputs), (to - from) * outputs);
        slice.Clear();
        for (int s = 0; s < batch.Length; s++)
        {
            ReadOnlySpan<int> offsets = layer.RowOffsets[..(to - from)];
            ReadOnlySpan<float> values;
            if (index == 0)
            {
                Entries entries = own.Rows(batch[s], outputs, from, to);
                offsets = entries.Offsets;
                values = entries.Values;
            }
            else
            {
                Buffers before = buffers[index - 1];
                values = before.Row(before.Outputs, s)[from..to];
            }

            OuterProduct.Add(offsets, values, b.Row(b.Deltas, s), slice);
        }

        Update(layer.Start + (from * outputs), slice, batch.Length);
        if (from > 0 || to == 0) return;
        Span<float> biases = gradients.AsSpan(layer.Start + (layer.Inputs * outputs), outputs);
        biases.Clear();
        for (int s = 0; s < batch.Length; s++) OuterProduct.Add([0], unit, b.Row(b.Deltas, s), biases);
        Update(layer.Start + (layer.Inputs * outputs), biases, batch.Length);
    }

    private void Update(int start, Span<float> slice, int samples)
    {
        if (samples > 1) Scale.By(1f / samples, slice, slice);
        rule.Apply(start, network.Parameters.Slice(start, slice.Length), slice);
    }

    private Span<float> Differences(int sample) => differences.AsSpan(sample * dataset.Outputs, dataset.Outputs);

    private static (int From, int To) Part(int count, int thread, int of) =>
        ((int)((long)count * thread / of), (int)((long)count * (thread + 1) / of));

    private void InParallel(Action<int, int> work)
    {
        if (scratch.Length == 1) work(0, 1);
        else Parallel.For(0, scratch.Length, thread => work(thread, scratch.Length));
    }

    /// <summary>What one thread needs for the sample it is at.</summary>
    private sealed class Scratch(Dataset dataset)
    {
        public int[] Offsets { get; } = new int[dataset.UnpackLength];

        public float[] Values { get; } = new float[dataset.UnpackLength];

        public float[] Errors { get; } = new float[dataset.Outputs];

        /// <summary>The non-zero inputs of a sample that meet some rows, with offsets from the first of these.</summary>
        public Entries Rows(int sample, int stride, int from, int to)
        {
            Span<int> offsets = Offsets.AsSpan(0, dataset.Unpack(sample, stride, Offsets, Values));
            int first = Lower(offsets, from * stride), end = Lower(offsets, to * stride);
            offsets = offsets[first..end];
            foreach (ref int offset in offsets) offset -= from * stride;
            return new Entries(offsets, Values.AsSpan(first, end - first));
        }

        private static int Lower(ReadOnlySpan<int> ascending, int bound)
        {
            int place = ascending.BinarySearch(bound);
            return place < 0 ? ~place : place;
        }
    }

    /// <summary>Inputs and the rows they meet.</summary>
    private readonly ref struct Entries(ReadOnlySpan<int> offsets, ReadOnlySpan<float> values)
    {
        public readonly ReadOnlySpan<int> Offsets = offsets;
        public readonly ReadOnlySpan<float> Values = values;
    }

    /// <summary>What one layer needs for a batch: [batch, outputs] each.</summary>
    private sealed class Buffers(DenseLayer layer, int batch, bool isFirst)
    {
        public DenseLayer Layer { get; } = layer;

        public float[] Sums { get; } = New(layer, batch);

        public float[] Outputs { get; } = New(layer, batch);

        /// <summary>The derivatives of the loss with respect to the outputs.</summary>
        public float[] Errors { get; } = New(layer, batch);

        /// <summary>The derivatives of the loss with respect to the weighted sums.</summary>
        public float[] Deltas { get; } = New(layer, batch);

        /// <summary>[outputs]</summary>
        public float[] Zeros { get; } = new float[layer.Outputs];

        /// <summary>[outputs, inputs] The weights again; empty for the first layer, which sends nothing back.</summary>
        public float[] Transposed { get; } = isFirst ? [] : new float[layer.Inputs * layer.Outputs];

        public int[] TransposedRows { get; } =
            isFirst ? [] : [.. Enumerable.Range(0, layer.Outputs).Select(o => o * layer.Inputs)];

        public Span<float> Row(float[] buffer, int sample) => buffer.AsSpan(sample * Layer.Outputs, Layer.Outputs);

        private static float[] New(DenseLayer layer, int batch) => new float[checked(batch * layer.Outputs)];
    }
}
