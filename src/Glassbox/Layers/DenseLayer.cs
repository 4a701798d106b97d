using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox;

/// <summary>A layer in which each output sees every input: named views of a network's parameters.</summary>
public sealed class DenseLayer
{
    private readonly float[] parameters;
    private readonly int[] rowOffsets; // [inputs + 1] where each row of the weights starts, and the biases

    internal DenseLayer(float[] parameters, int start, int inputs, LayerShape shape)
    {
        this.parameters = parameters;
        Start = start;
        Inputs = inputs;
        Outputs = shape.Outputs;
        Activation = shape.Activation;
        rowOffsets = [.. Enumerable.Range(0, inputs + 1).Select(i => i * Outputs)];
    }

    /// <summary>The number of inputs.</summary>
    public int Inputs { get; }

    /// <summary>The number of neurons.</summary>
    public int Outputs { get; }

    /// <summary>What the layer does to its weighted sums.</summary>
    public Activation Activation { get; }

    /// <summary>[inputs, outputs] The weights, input by input.</summary>
    public Span<float> Weights
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => parameters.AsSpan(Start, Inputs * Outputs);
    }

    /// <summary>[outputs] The biases.</summary>
    public Span<float> Biases
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => parameters.AsSpan(Start + (Inputs * Outputs), Outputs);
    }

    /// <summary>Where the layer starts in the parameters: its weights, then its biases.</summary>
    internal int Start { get; }

    /// <summary>The number of its weights and biases.</summary>
    internal int ParameterCount => (Inputs + 1) * Outputs;

    /// <summary>[inputs] Where each row of the weights starts.</summary>
    internal ReadOnlySpan<int> RowOffsets => rowOffsets.AsSpan(0, Inputs);

    /// <summary>
    /// [inputs + 1, outputs] The weights, and the biases as one more row: they are the weights of an input that is
    /// always 1.
    /// </summary>
    internal Span<float> WeightsAndBiases => parameters.AsSpan(Start, ParameterCount);

    /// <summary>[inputs + 1] Where each row of <see cref="WeightsAndBiases"/> starts.</summary>
    internal ReadOnlySpan<int> RowAndBiasOffsets => rowOffsets;

    /// <summary>The weight between an input and an output, both counted from 0.</summary>
    public ref float Weight(int input, int output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)input, (uint)Inputs);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Outputs);
        return ref parameters[Start + (input * Outputs) + output];
    }

    /// <summary>[outputs, inputs] A copy of the weights in the order of files, output by output.</summary>
    internal float[] OutputMajorWeights()
    {
        float[] weights = new float[Inputs * Outputs];
        Transposed.Of(Weights, Inputs, Outputs, weights);
        return weights;
    }

    /// <summary>The weights as files hold them and digests take them: [outputs, inputs], little-endian.</summary>
    internal ReadOnlySpan<byte> WeightBytes() => LittleEndian.Bytes(OutputMajorWeights());

    /// <summary>The biases likewise: [outputs].</summary>
    internal ReadOnlySpan<byte> BiasBytes() => LittleEndian.Bytes(Biases);

    /// <summary>Computes the layer for one sample.</summary>
    /// <param name="inputs">[inputs]</param>
    /// <param name="sums">[outputs], written: the weighted sums.</param>
    /// <param name="outputs">[outputs], written: the activations.</param>
    [MethodImpl(Jit.Hot)]
    internal void Forward(ReadOnlySpan<float> inputs, Span<float> sums, Span<float> outputs)
    {
        WeightedSums.Compute(RowOffsets, inputs, Weights, Biases, sums);
        Activation.Forward(sums, outputs);
    }

    /// <summary>Computes a first layer for one sample, from the inputs that are not 0.</summary>
    /// <param name="offsets">[count] Where the row of each of these inputs starts in the weights.</param>
    /// <param name="values">[count] These inputs.</param>
    /// <param name="sums">[outputs], written: the weighted sums, none of them −0 (see <see cref="Zeros"/>).</param>
    /// <param name="outputs">[outputs], written: the activations.</param>
    [MethodImpl(Jit.Hot)]
    internal void ForwardNonZero(ReadOnlySpan<int> offsets, ReadOnlySpan<float> values, Span<float> sums, Span<float> outputs)
    {
        WeightedSums.Compute(offsets, values, Weights, Biases, sums);
        Zeros.Unsign(sums);
        Activation.Forward(sums, outputs);
    }
}
