using System.Runtime.CompilerServices;
using Glassbox.Inference;
using Glassbox.Kernels;
using Glassbox.Layers;

namespace Glassbox.Training;

/// <summary>The forward and backward pass of a batch, up to the gradients.</summary>
/// <remarks>
/// There are two phases, so that threads share no sum. First each thread takes some of the samples, from their inputs to their deltas. Then each
/// takes some of the rows of every weight matrix, and sums their gradients over all samples in order.
/// </remarks>
internal sealed class ForwardBackward : IOutputChange
{
    private readonly Dataset dataset;
    private readonly Loss loss;
    private readonly SampleRules? rules;
    private readonly DenseKernel kernel;
    private readonly BatchInputs inputs;
    private readonly ForwardPass forward;
    private readonly Buffers[] layers;
    private readonly Scratch[] scratch; // [threads]
    private readonly ThreadTeam team;
    private readonly Action<int, int> toDeltas;
    private readonly Action<int, int> toGradients;
    private readonly int[] batch; // [≤ batch size] indices in the dataset
    private readonly float[] differences; // [batch, outputs] output − target
    private readonly float[] errors;      // [batch, widest] derivatives with respect to the outputs of a layer
    private readonly int widest;          // the most outputs of any layer
    private readonly float[] ones;        // [batch]
    private readonly float[] zeros;       // [widest]
    private int count; // samples in this batch
    private IGradientReceiver? receiver;

    public ForwardBackward(
        IReadOnlyList<DenseLayer> layers, Dataset dataset, Loss loss, int batchSize, int threads, DenseKernel kernel, SampleRules? rules = null)
    {
        (this.dataset, this.loss, this.kernel, this.rules) = (dataset, loss, kernel, rules);
        widest = layers.Max(layer => layer.Outputs);
        inputs = new BatchInputs(dataset, batchSize, rules is { ChangesInputs: true } ? rules : null);
        bool drops = rules is { Drops: true };
        forward = new ForwardPass(layers, batchSize, kernel, drops ? this : null);
        this.layers = [.. layers.Select((layer, i) => new Buffers(layer, batchSize, drops && i < layers.Count - 1))];
        scratch = [.. Enumerable.Range(0, threads).Select(_ => new Scratch(dataset))];
        team = new ThreadTeam(threads);
        (toDeltas, toGradients) = (ToDeltas, ToGradients);
        batch = new int[batchSize];
        differences = new float[checked(batchSize * dataset.Outputs)];
        errors = new float[checked(batchSize * widest)];
        ones = new float[batchSize];
        Array.Fill(ones, 1f);
        zeros = new float[widest];
    }

    /// <summary>Runs samples forward to their outputs and back to the deltas of every layer.</summary>
    /// <param name="samples">Indices in the dataset, at most as many as the batch size.</param>
    /// <returns>The first layer with a weighted sum that is not finite, or −1.</returns>
    public int Run(ReadOnlySpan<int> samples)
    {
        samples.CopyTo(batch);
        count = samples.Length;
        team.Run(toDeltas);
        return forward.FaultyLayer(count);
    }

    /// <summary>Adds the samples of the last <see cref="Run"/> to a tally.</summary>
    public void AddTo(ref Tally tally)
    {
        int last = layers.Length - 1;
        for (int s = 0; s < count; s++)
            tally.Add(dataset, batch[s], forward.Sums(last, s), forward.Outputs(last, s), Differences(s));
    }

    /// <summary>Passes the gradients of the last <see cref="Run"/>, summed over its samples, to a receiver.</summary>
    public void Gradients(IGradientReceiver receiver)
    {
        this.receiver = receiver;
        team.Run(toGradients);
    }

    [MethodImpl(Jit.Hot)]
    private void ToDeltas(int part, int parts)
    {
        (int from, int to) = Part(count, part, parts);
        if (from == to) return;
        for (int s = from; s < to; s++) inputs.Read(s, batch[s]);
        forward.Run(inputs, from, to, scratch[part].Dense);

        Buffers last = layers[^1];
        for (int s = from; s < to; s++)
        {
            ReadOnlySpan<float> sums = forward.Sums(layers.Length - 1, s), outputs = forward.Outputs(layers.Length - 1, s);
            dataset.Subtract(batch[s], outputs, Differences(s));
            ReadOnlySpan<float> taught = rules is { Smooths: true } ? Smoothed(rules, batch[s], outputs, scratch[part].Taught) : Differences(s);
            loss.Backward(last.Layer.Activation, sums, outputs, taught, scratch[part].Errors, last.Row(last.Deltas, s));
            if (rules?.Weight(batch[s]) is { } weight and not 1) Scale.By(weight, last.Row(last.Deltas, s), last.Row(last.Deltas, s));
        }

        for (int i = layers.Length - 1; i > 0; i--)
        {
            (Buffers here, Buffers before) = (layers[i], layers[i - 1]);
            int outputs = before.Layer.Outputs;
            Span<float> sent = errors.AsSpan(from * widest, (to - from) * outputs); // separate from those of threads in other layers
            DenseProducts.Backward(
                kernel, here.Layer, here.Rows(here.Deltas, from, to), to - from, sent, scratch[part].Dense);
            for (int s = from; s < to; s++)
            {
                Span<float> errors = sent.Slice((s - from) * outputs, outputs);
                if (before.Factors.Length > 0) Multiply(errors, before.Row(before.Factors, s), errors);
                before.Layer.Activation.Backward(forward.Sums(i - 1, s), forward.Outputs(i - 1, s), errors, before.Row(before.Deltas, s));
            }
        }
    }

    [MethodImpl(Jit.Hot)]
    private void ToGradients(int part, int parts)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            DenseLayer layer = layers[i].Layer;
            (int from, int to) = Part(layer.Inputs, part, parts);
            if (from < to)
            {
                if (i == 0 && !inputs.IsDense) SparseGradients(from, to, scratch[part]);
                else
                    DenseProducts.Gradients(
                        kernel, layer, InputsOf(i), layers[i].Deltas, count, from, to, receiver!, scratch[part].Dense);
            }

            if (part < parts - 1) continue;
            Span<float> biases = scratch[part].Dense.Sums(layer.Outputs);
            WeightedSums.Compute(layers[i].Starts.AsSpan(0, count), ones.AsSpan(0, count), layers[i].Deltas, zeros, biases);
            receiver!.Receive(layer.Start + (layer.Inputs * layer.Outputs), biases);
        }
    }

    [MethodImpl(Jit.Hot)]
    private void SparseGradients(int from, int to, Scratch own)
    {
        Buffers first = layers[0];
        int outputs = first.Layer.Outputs, most = receiver!.SkipsZeros ? 1 : DenseProducts.BlockRows(outputs);
        own.Index.Build(inputs, count, outputs, from, to);
        Span<float> block = own.Dense.Sums(checked(most * outputs));
        for (int row = from; row < to; row += most)
        {
            int rows = Math.Min(most, to - row);
            for (int r = 0; r < rows; r++)
            {
                ReadOnlySpan<int> offsets = own.Index.DeltaOffsets(row + r - from);
                if (offsets.IsEmpty && receiver.SkipsZeros) continue;
                Span<float> gradients = block.Slice(r * outputs, outputs);
                WeightedSums.Compute(offsets, own.Index.Values(row + r - from), first.Deltas, zeros, gradients);
                if (most == 1) receiver.Receive(first.Layer.Start + (row * outputs), gradients);
            }

            if (most > 1) receiver.Receive(first.Layer.Start + (row * outputs), block[..(rows * outputs)]);
        }
    }

    private ReadOnlySpan<float> InputsOf(int layer) => layer == 0 ? inputs.Dense : forward.Passed(layer - 1);

    void IOutputChange.Change(int layer, int place, ReadOnlySpan<float> outputs, Span<float> passed)
    {
        Span<float> factors = layers[layer].Row(layers[layer].Factors, place);
        rules!.Drop(layer, batch[place], factors);
        Multiply(outputs, factors, passed);
    }

    private ReadOnlySpan<float> Smoothed(SampleRules rules, int sample, ReadOnlySpan<float> outputs, Span<float> taught)
    {
        dataset.CopyTargets(sample, taught);
        rules.Smooth(taught);
        for (int o = 0; o < outputs.Length; o++) taught[o] = outputs[o] - taught[o];
        return taught;
    }

    private static void Multiply(ReadOnlySpan<float> values, ReadOnlySpan<float> factors, Span<float> products)
    {
        for (int i = 0; i < values.Length; i++) products[i] = values[i] * factors[i];
    }

    private Span<float> Differences(int sample) => differences.AsSpan(sample * dataset.Outputs, dataset.Outputs);

    // Whole tiles for every part except the last.
    private static (int From, int To) Part(int count, int part, int parts)
    {
        return (Start(part), Start(part + 1));

        int Start(int p) => p == parts ? count : (int)((long)count * p / parts) / Tile.Rows * Tile.Rows;
    }

    /// <summary>The buffers of one thread.</summary>
    private sealed class Scratch(Dataset dataset)
    {
        public DenseScratch Dense { get; } = new();

        public FeatureIndex Index { get; } = new(dataset.Features);

        public float[] Errors { get; } = new float[dataset.Outputs];

        /// <summary>[outputs] output − smoothed target.</summary>
        public float[] Taught { get; } = new float[dataset.Outputs];
    }

    /// <summary>The buffers of one layer for the backward pass.</summary>
    private sealed class Buffers(DenseLayer layer, int batch, bool isDropped)
    {
        public DenseLayer Layer { get; } = layer;

        /// <summary>[batch, outputs] The derivatives of the loss with respect to the weighted sums.</summary>
        public float[] Deltas { get; } = new float[checked(batch * layer.Outputs)];

        /// <summary>[batch, outputs] The dropout factors of the outputs of this batch; empty without dropout.</summary>
        public float[] Factors { get; } = isDropped ? new float[checked(batch * layer.Outputs)] : [];

        /// <summary>[batch] The start of each sample's row.</summary>
        public int[] Starts { get; } = [.. Enumerable.Range(0, batch).Select(s => s * layer.Outputs)];

        public Span<float> Row(float[] buffer, int sample) => buffer.AsSpan(sample * Layer.Outputs, Layer.Outputs);

        public Span<float> Rows(float[] buffer, int from, int to) =>
            buffer.AsSpan(from * Layer.Outputs, (to - from) * Layer.Outputs);
    }
}
