using System.Runtime.CompilerServices;
using Glassbox.Kernels;
using Glassbox.Layers;

namespace Glassbox.Inference;

/// <summary>Samples through a network, a batch at a time: what training in batches, evaluating and predicting all call.</summary>
/// <remarks>Several threads may run it at once for different samples of the batch, each with a scratch of its own.</remarks>
internal sealed class ForwardPass
{
    // Layers with more parameters than this come from beyond the second cache for every batch: then fewer, larger batches pay.
    private const int ManyParameters = 1 << 18;

    private readonly DenseKernel kernel;
    private readonly DenseLayer[] layers;
    private readonly float[][] sums;    // [layers][batch, outputs]
    private readonly float[][] outputs; // [layers][batch, outputs]
    private readonly float[][] passed;  // [layers][batch, outputs] what the next layer gets of them: the same buffers, where nothing changes them
    private readonly IOutputChange? change;

    /// <param name="layers">Whose parameters are used, as they are when it runs.</param>
    /// <param name="batch">The most samples.</param>
    /// <param name="kernel">What multiplies.</param>
    /// <param name="change">What changes the outputs of hidden layers on their way, if anything.</param>
    public ForwardPass(IReadOnlyList<DenseLayer> layers, int batch, DenseKernel kernel, IOutputChange? change = null)
    {
        this.change = change;
        this.kernel = kernel;
        this.layers = [.. layers];
        sums = [.. layers.Select(layer => new float[checked(batch * layer.Outputs)])];
        outputs = [.. layers.Select(layer => new float[checked(batch * layer.Outputs)])];
        passed = change is null ? outputs : [.. outputs.Select((buffer, i) => i == outputs.Length - 1 ? buffer : new float[buffer.Length])];
    }

    /// <summary>How many samples to take together where nothing else says so: enough to pay for reading and packing the weights.</summary>
    public static int UsualBatch(IReadOnlyList<DenseLayer> layers) =>
        layers.Sum(layer => (long)layer.Weights.Length) > ManyParameters ? 256 : 64;

    /// <summary>[outputs] Weighted sums of a layer, for one sample of the batch.</summary>
    public ReadOnlySpan<float> Sums(int layer, int sample) => Row(sums, layer, sample);

    /// <summary>[outputs] Activations of a layer, for one sample of the batch.</summary>
    public ReadOnlySpan<float> Outputs(int layer, int sample) => Row(outputs, layer, sample);

    /// <summary>[batch, outputs] Activations of a layer.</summary>
    public ReadOnlySpan<float> Outputs(int layer) => outputs[layer];

    /// <summary>[batch, outputs] What the next layer gets of the activations of a layer.</summary>
    public ReadOnlySpan<float> Passed(int layer) => passed[layer];

    /// <summary>The first layer, from 0, with a sum that is NaN or infinite; −1 where there is none.</summary>
    /// <param name="count">Samples of the batch to look at.</param>
    public int FaultyLayer(int count)
    {
        for (int i = 0; i < layers.Length; i++)
            if (!Finite.All(sums[i].AsSpan(0, count * layers[i].Outputs))) return i;
        return -1;
    }

    /// <summary>Takes some samples of a batch through all layers.</summary>
    /// <param name="inputs">Where they have been read.</param>
    /// <param name="from">The first place in the batch.</param>
    /// <param name="to">One beyond the last.</param>
    /// <param name="scratch">Of this thread.</param>
    [MethodImpl(Jit.Hot)]
    public void Run(BatchInputs inputs, int from, int to, DenseScratch scratch)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            DenseLayer layer = layers[i];
            if (i == 0 && !inputs.IsDense)
            {
                SparseProduct.Forward(layer, inputs, from, to, sums[0], scratch);
            }
            else
            {
                ReadOnlySpan<float> before = i == 0 ? inputs.Dense : passed[i - 1];
                DenseProducts.Forward(
                    kernel, layer, before[(from * layer.Inputs)..], to - from, sums[i].AsSpan(from * layer.Outputs), scratch);
            }

            if (i == 0) Zeros.Unsign(sums[0].AsSpan(from * layer.Outputs, (to - from) * layer.Outputs));
            for (int s = from; s < to; s++) layer.Activation.Forward(Row(sums, i, s), Row(outputs, i, s));
            if (change is null || i == layers.Length - 1) continue;
            for (int s = from; s < to; s++) change.Change(i, s, Row(outputs, i, s), Row(passed, i, s));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<float> Row(float[][] buffers, int layer, int sample) =>
        buffers[layer].AsSpan(sample * layers[layer].Outputs, layers[layer].Outputs);
}
