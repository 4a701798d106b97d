using System.Runtime.CompilerServices;
using Glassbox.Kernels;
using Glassbox.Layers;

namespace Glassbox.Inference;

/// <summary>The forward pass of a batch, shared by mini-batch training, evaluation and prediction.</summary>
/// <remarks>Several threads may run it at once for different samples of the batch, each with its own scratch buffers.</remarks>
internal sealed class ForwardPass
{
    // Layers with more parameters exceed the L2 cache and are read from memory for every batch, so fewer, larger batches pay off.
    private const int ManyParameters = 1 << 18;

    private readonly DenseKernel kernel;
    private readonly DenseLayer[] layers;
    private readonly float[][] sums;    // [layers][batch, outputs]
    private readonly float[][] outputs; // [layers][batch, outputs]
    private readonly float[][] passed;  // [layers][batch, outputs] the input of the next layer: the same buffers if nothing changes them
    private readonly IOutputChange? change;

    /// <param name="layers">The layers; their parameters are read when it runs.</param>
    /// <param name="batch">The maximum number of samples.</param>
    /// <param name="kernel">The kernel for dense products.</param>
    /// <param name="change">Changes the outputs of hidden layers before they are passed on; null for none.</param>
    public ForwardPass(IReadOnlyList<DenseLayer> layers, int batch, DenseKernel kernel, IOutputChange? change = null)
    {
        this.change = change;
        this.kernel = kernel;
        this.layers = [.. layers];
        sums = [.. layers.Select(layer => new float[checked(batch * layer.Outputs)])];
        outputs = [.. layers.Select(layer => new float[checked(batch * layer.Outputs)])];
        passed = change is null ? outputs : [.. outputs.Select((buffer, i) => i == outputs.Length - 1 ? buffer : new float[buffer.Length])];
    }

    /// <summary>Returns the default batch size: large enough to pay for reading and packing the weights.</summary>
    public static int UsualBatch(IReadOnlyList<DenseLayer> layers) =>
        layers.Sum(layer => (long)layer.Weights.Length) > ManyParameters ? 256 : 64;

    /// <summary>[outputs] The weighted sums of a layer for one sample of the batch.</summary>
    public ReadOnlySpan<float> Sums(int layer, int sample) => Row(sums, layer, sample);

    /// <summary>[outputs] The activations of a layer for one sample of the batch.</summary>
    public ReadOnlySpan<float> Outputs(int layer, int sample) => Row(outputs, layer, sample);

    /// <summary>[batch, outputs] The activations of a layer.</summary>
    public ReadOnlySpan<float> Outputs(int layer) => outputs[layer];

    /// <summary>[batch, outputs] The activations of a layer as passed to the next layer.</summary>
    public ReadOnlySpan<float> Passed(int layer) => passed[layer];

    /// <summary>Returns the first layer, from 0, with a sum that is NaN or infinite; −1 if there is none.</summary>
    /// <param name="count">The number of samples in the batch to check.</param>
    public int FaultyLayer(int count)
    {
        for (int i = 0; i < layers.Length; i++)
            if (!Finite.All(sums[i].AsSpan(0, count * layers[i].Outputs))) return i;
        return -1;
    }

    /// <summary>Runs some samples of a batch through all layers.</summary>
    /// <param name="inputs">The inputs of the batch.</param>
    /// <param name="from">The first sample of the batch.</param>
    /// <param name="to">The sample after the last.</param>
    /// <param name="scratch">The scratch buffers of this thread.</param>
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
