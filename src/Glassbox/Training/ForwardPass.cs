using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Training;

/// <summary>Samples of a dataset through a network, one at a time, their zeros skipped.</summary>
internal sealed class ForwardPass
{
    private readonly Network network;
    private readonly Dataset dataset;
    private readonly int[] offsets;
    private readonly float[] values;
    private readonly float[][] sums;    // [layers][outputs]
    private readonly float[][] outputs; // [layers][outputs]

    public ForwardPass(Network network, Dataset dataset)
    {
        this.network = network;
        this.dataset = dataset;
        offsets = new int[dataset.UnpackLength];
        values = new float[dataset.UnpackLength];
        sums = [.. network.Layers.Select(layer => new float[layer.Outputs])];
        outputs = [.. network.Layers.Select(layer => new float[layer.Outputs])];
    }

    /// <summary>[outputs] Weighted sums of the last layer.</summary>
    public ReadOnlySpan<float> LastSums => sums[^1];

    /// <summary>The first layer, from 0, with a sum that is NaN or infinite; −1 where there is none.</summary>
    public int FaultyLayer() => Array.FindIndex(sums, layer => !Finite.All(layer));

    /// <returns>[outputs]</returns>
    [MethodImpl(Jit.Hot)]
    public ReadOnlySpan<float> Run(int sample)
    {
        IReadOnlyList<DenseLayer> layers = network.Layers;
        int count = dataset.Unpack(sample, layers[0].Outputs, offsets, values);
        layers[0].Forward(offsets.AsSpan(0, count), values.AsSpan(0, count), sums[0], outputs[0]);
        for (int i = 1; i < layers.Count; i++) layers[i].Forward(outputs[i - 1], sums[i], outputs[i]);
        return outputs[^1];
    }
}
