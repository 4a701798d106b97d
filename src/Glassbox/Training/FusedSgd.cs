using System.Runtime.CompilerServices;
using Glassbox.Inference;
using Glassbox.Kernels;

namespace Glassbox.Training;

/// <summary>
/// Plain gradient descent with batch size 1: deltas go straight to the weights, and no gradient is ever stored.
/// </summary>
/// <remarks>
/// The weights of all layers except the first are also kept transposed, and both copies are updated: that is cheaper than a product along the
/// columns of a matrix.
/// </remarks>
internal sealed class FusedSgd : Updater
{
    private readonly Network network;
    private readonly Dataset dataset;
    private readonly Loss loss;
    private readonly Buffers[] buffers;
    private readonly int[] offsets;  // rows of the first weights for the sample's pixels, and the bias
    private readonly float[] values; // these pixels, and 1
    private readonly float[] differences; // [outputs] output − target
    private readonly float[] scratch;     // [outputs]

    public FusedSgd(Network network, Dataset dataset, Loss loss)
    {
        this.network = network;
        this.dataset = dataset;
        this.loss = loss;
        buffers = [.. network.Layers.Select((layer, i) => new Buffers(layer, isFirst: i == 0))];
        offsets = new int[dataset.UnpackLength];
        values = new float[dataset.UnpackLength];
        differences = new float[dataset.Outputs];
        scratch = new float[dataset.Outputs];
    }

    public override void ParametersChanged()
    {
        foreach (Buffers b in buffers)
            if (b.Transposed.Length > 0) Transposed.Of(b.Layer.Weights, b.Layer.Inputs, b.Layer.Outputs, b.Transposed);
    }

    [MethodImpl(Jit.Hot)]
    public override int Run(ReadOnlySpan<int> samples, float rate, ref Tally tally)
    {
        int stride = network.Layers[0].Outputs;
        foreach (int sample in samples)
        {
            int count = dataset.Unpack(sample, stride, offsets, values);
            (offsets[count], values[count]) = (network.Layers[0].RowAndBiasOffsets[^1], 1);
            Forward(count);
            if (FirstNotFinite() is >= 0 and int layer) return layer;

            Buffers last = buffers[^1];
            dataset.Subtract(sample, last.Outputs, differences);
            loss.Backward(last.Layer.Activation, last.Sums, last.Outputs, differences, scratch, last.Deltas);
            Backward();
            UpdateParameters(count + 1, rate);

            // Counted last, so that the processor can do it while the weight updates are still being written.
            tally.Add(dataset, sample, last.Sums, last.Outputs, differences);
        }

        return -1;
    }

    [MethodImpl(Jit.Hot)]
    private void Forward(int count)
    {
        buffers[0].Layer.ForwardNonZero(offsets.AsSpan(0, count), values.AsSpan(0, count), buffers[0].Sums, buffers[0].Outputs);
        for (int i = 1; i < buffers.Length; i++)
            buffers[i].Layer.Forward(buffers[i - 1].Outputs, buffers[i].Sums, buffers[i].Outputs);
    }

    // In every layer, because a sigmoid turns an infinite sum into an ordinary 1.
    [MethodImpl(Jit.Hot)]
    private int FirstNotFinite()
    {
        for (int i = 0; i < buffers.Length; i++)
            if (!Finite.All(buffers[i].Sums)) return i;
        return -1;
    }

    // All deltas are computed before any weight changes: the textbook's order.
    [MethodImpl(Jit.Hot)]
    private void Backward()
    {
        for (int i = buffers.Length - 1; i > 0; i--)
        {
            (Buffers here, Buffers before) = (buffers[i], buffers[i - 1]);
            WeightedSums.Compute(here.TransposedRows, here.Deltas, here.Transposed, before.Zeros, before.Errors);
            before.Layer.Activation.Backward(before.Sums, before.Outputs, before.Errors, before.Deltas);
        }
    }

    [MethodImpl(Jit.Hot)]
    private void UpdateParameters(int count, float rate)
    {
        for (int i = 0; i < buffers.Length; i++)
        {
            Buffers b = buffers[i];
            Scale.By(-rate, b.Deltas, b.Steps);
            if (i == 0)
            {
                OuterProduct.Add(offsets.AsSpan(0, count), values.AsSpan(0, count), b.Steps, b.Layer.WeightsAndBiases);
            }
            else
            {
                OuterProduct.Add(b.Layer.RowAndBiasOffsets, buffers[i - 1].OutputsAndOne, b.Steps, b.Layer.WeightsAndBiases);
                OuterProduct.Add(b.TransposedRows, b.Steps, buffers[i - 1].Outputs, b.Transposed);
            }
        }
    }

    /// <summary>The buffers of one layer for one sample.</summary>
    private sealed class Buffers(DenseLayer layer, bool isFirst)
    {
        public DenseLayer Layer { get; } = layer;

        public float[] Sums { get; } = new float[layer.Outputs];

        /// <summary>[outputs + 1] The outputs, and 1 for the bias of the next layer.</summary>
        public float[] OutputsAndOne { get; } = [.. new float[layer.Outputs], 1];

        public Span<float> Outputs
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => OutputsAndOne.AsSpan(0, Sums.Length);
        }

        /// <summary>The derivative of the loss with respect to the outputs.</summary>
        public float[] Errors { get; } = new float[layer.Outputs];

        /// <summary>The derivative of the loss with respect to the weighted sums.</summary>
        public float[] Deltas { get; } = new float[layer.Outputs];

        /// <summary>−learning rate · deltas</summary>
        public float[] Steps { get; } = new float[layer.Outputs];

        public float[] Zeros { get; } = new float[layer.Outputs];

        /// <summary>[outputs, inputs] The transposed weights; empty for the first layer, which does not propagate back.</summary>
        public float[] Transposed { get; } = isFirst ? [] : new float[layer.Inputs * layer.Outputs];

        public int[] TransposedRows { get; } =
            isFirst ? [] : [.. Enumerable.Range(0, layer.Outputs).Select(o => o * layer.Inputs)];
    }
}
