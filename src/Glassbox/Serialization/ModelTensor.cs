using Glassbox.Kernels;

namespace Glassbox.Serialization;

/// <summary>The weights or the biases of a layer, as files hold them.</summary>
/// <param name="Name"><c>weights_0</c>, <c>bias_0</c>, <c>weights_1</c>, …</param>
/// <param name="Layer">The layer whose they are.</param>
/// <param name="IsBias">Whether they are the biases.</param>
internal sealed record ModelTensor(string Name, DenseLayer Layer, bool IsBias)
{
    public const string WeightsPrefix = "weights_";
    public const string BiasPrefix = "bias_";

    /// <summary>[outputs, inputs] of weights, [outputs, 1] of biases.</summary>
    public int[] Shape => [Layer.Outputs, Columns];

    private int Columns => IsBias ? 1 : Layer.Inputs;

    /// <summary>All of a network, in the order in which they are written and hashed.</summary>
    public static IEnumerable<ModelTensor> Enumerate(Network network)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            yield return new ModelTensor($"{WeightsPrefix}{i}", network.Layers[i], IsBias: false);
            yield return new ModelTensor($"{BiasPrefix}{i}", network.Layers[i], IsBias: true);
        }
    }

    /// <summary>The numbers as bytes, of the shape row by row.</summary>
    public ReadOnlySpan<byte> Bytes() => LittleEndian.Bytes(IsBias ? Layer.Biases : Transposed.OutputMajor(Layer));

    /// <summary>Takes the numbers from a file.</summary>
    /// <param name="numbers">As many as the shape says.</param>
    /// <param name="isColumnByColumn">Whether they stand column by column, rather than row by row.</param>
    /// <param name="source">Where they come from, for errors.</param>
    /// <exception cref="DataFormatException">One is not finite in single precision, or there are too few.</exception>
    public void Fill(NumberReader numbers, bool isColumnByColumn, ByteSource source)
    {
        bool byColumns = isColumnByColumn || Columns == 1; // of one column, both are the same
        double[] line = new double[byColumns ? Layer.Outputs : Columns];
        for (int number = 0; number < (byColumns ? Columns : Layer.Outputs); number++)
        {
            numbers.Fill(line, Name);
            for (int place = 0; place < line.Length; place++)
            {
                (int output, int column) = byColumns ? (place, number) : (number, place);
                float value = (float)line[place];
                if (!float.IsFinite(value)) throw source.FaultIn(Name, Problem(output, column, line[place]));
                Span<float> destination = IsBias ? Layer.Biases : Layer.Weights; // [columns, outputs]
                destination[(column * Layer.Outputs) + output] = value;
            }
        }
    }

    private static string Problem(int output, int column, double value) => FormattableString.Invariant(
        $"[{output}, {column}] is {value}; expected a finite number")
        + (double.IsFinite(value) ? " that single precision can hold" : "");
}
