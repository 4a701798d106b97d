using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox;

/// <summary>A fully connected layer: named views of a network's parameters.</summary>
public sealed class DenseLayer
{
    private readonly float[] parameters;
    private readonly int[] rowOffsets; // [inputs + 1] the start of each row of the weights, then of the biases

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

    /// <summary>The activation of the layer.</summary>
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

    /// <summary>The offset of the layer in the parameters: its weights, then its biases.</summary>
    internal int Start { get; }

    /// <summary>The number of weights and biases.</summary>
    internal int ParameterCount => (Inputs + 1) * Outputs;

    /// <summary>[inputs] The start of each row of the weights.</summary>
    internal ReadOnlySpan<int> RowOffsets => rowOffsets.AsSpan(0, Inputs);

    /// <summary>
    /// [inputs + 1, outputs] The weights, with the biases as another row: they are the weights of an input that is always 1.
    /// </summary>
    internal Span<float> WeightsAndBiases => parameters.AsSpan(Start, ParameterCount);

    /// <summary>[inputs + 1] The start of each row of <see cref="WeightsAndBiases"/>.</summary>
    internal ReadOnlySpan<int> RowAndBiasOffsets => rowOffsets;

    /// <summary>Returns the weight between an input and an output, both counted from 0.</summary>
    public ref float Weight(int input, int output)
    {
        Position.MustExist(input, Inputs, "input");
        Position.MustExist(output, Outputs, "output");
        return ref parameters[Start + (input * Outputs) + output];
    }

    /// <summary>[outputs, inputs] A copy of the weights in the order of files.</summary>
    internal float[] OutputMajorWeights()
    {
        float[] weights = new float[Inputs * Outputs];
        Transposed.Of(Weights, Inputs, Outputs, weights);
        return weights;
    }

    /// <summary>Returns the weights as in files and digests: [outputs, inputs], little-endian.</summary>
    internal ReadOnlySpan<byte> WeightBytes() => LittleEndian.Bytes(OutputMajorWeights());

    /// <summary>Returns the biases as in files and digests: [outputs], little-endian.</summary>
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
    /// <param name="offsets">[count] The start of each of these inputs' row in the weights.</param>
    /// <param name="values">[count] These inputs.</param>
    /// <param name="sums">[outputs], written: the weighted sums, none of them −0 (see <see cref="NegativeZeros"/>).</param>
    /// <param name="outputs">[outputs], written: the activations.</param>
    [MethodImpl(Jit.Hot)]
    internal void ForwardNonZero(ReadOnlySpan<int> offsets, ReadOnlySpan<float> values, Span<float> sums, Span<float> outputs)
    {
        WeightedSums.Compute(offsets, values, Weights, Biases, sums);
        NegativeZeros.Remove(sums);
        Activation.Forward(sums, outputs);
    }
}
