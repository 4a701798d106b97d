using Glassbox.Kernels;
using Glassbox.Reference;

namespace Glassbox.Serialization;

/// <summary>The weights or the biases of a layer, as files hold them: their names, shapes and numbers.</summary>
/// <param name="name"><c>weights_0</c>, <c>bias_0</c>, <c>weights_1</c>, …</param>
/// <param name="type">How the numbers are held.</param>
/// <param name="rows">The number of outputs.</param>
/// <param name="columns">The number of inputs for weights, 1 for biases.</param>
internal abstract class ModelTensor(string name, NumberType type, int rows, int columns)
{
    public const string WeightsPrefix = "weights_";
    public const string BiasPrefix = "bias_";

    public string Name => name;

    public NumberType Type => type;

    /// <summary>[outputs, inputs] of weights, [outputs, 1] of biases.</summary>
    public int[] Shape => [rows, columns];

    /// <summary>How many bytes the numbers take.</summary>
    public long Length => (long)rows * columns * type.Bytes;

    /// <summary>All of a network in single precision, in the order in which they are written.</summary>
    public static IEnumerable<ModelTensor> Enumerate(Network network)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            yield return new Single($"{WeightsPrefix}{i}", network.Layers[i], isBias: false);
            yield return new Single($"{BiasPrefix}{i}", network.Layers[i], isBias: true);
        }
    }

    /// <summary>All of a network in double precision, in the same order.</summary>
    public static IEnumerable<ModelTensor> Enumerate(ReferenceNetwork network)
    {
        for (int i = 0; i < network.Weights.Count; i++)
        {
            yield return new Double($"{WeightsPrefix}{i}", network.Weights[i]);
            yield return new Double($"{BiasPrefix}{i}", network.Biases[i]);
        }
    }

    /// <summary>All of a model, in the precision that it has.</summary>
    public static IEnumerable<ModelTensor> Enumerate(SavedModel model) =>
        model.Reference is { } reference ? Enumerate(reference) : Enumerate(model.Network);

    /// <summary>The same, with the names and shapes that files have them by.</summary>
    public static IEnumerable<(string Name, int[] Shape, ModelTensor Tensor)> Enumerate(SavedModel model, TensorNames names)
    {
        IReadOnlyList<(string Weights, string Bias)> all = names.Of(model.Network.Architecture);
        int place = 0;
        foreach (ModelTensor tensor in Enumerate(model))
        {
            bool isBias = place % 2 == 1;
            yield return (isBias ? all[place / 2].Bias : all[place / 2].Weights, isBias && names.IsPyTorch ? [tensor.Shape[0]] : tensor.Shape, tensor);
            place++;
        }
    }

    /// <summary>The numbers as bytes, of the shape row by row.</summary>
    public abstract ReadOnlySpan<byte> Bytes();

    /// <summary>Takes the numbers from a file.</summary>
    /// <param name="numbers">As many as the shape says.</param>
    /// <param name="isColumnByColumn">Whether they stand column by column, rather than row by row.</param>
    /// <param name="source">Where they come from, for errors.</param>
    /// <exception cref="DataFormatException">One is not finite in single precision, or there are too few.</exception>
    public void Fill(NumberReader numbers, bool isColumnByColumn, ByteSource source)
    {
        bool byColumns = isColumnByColumn || columns == 1; // of one column, both are the same
        double[] line = new double[byColumns ? rows : columns];
        for (int number = 0; number < (byColumns ? columns : rows); number++)
        {
            numbers.Fill(line, name);
            for (int place = 0; place < line.Length; place++)
            {
                (int row, int column) = byColumns ? (place, number) : (number, place);
                if (!float.IsFinite((float)line[place])) throw source.FaultIn(name, Problem(row, column, line[place]));
                Set(row, column, line[place]);
            }
        }
    }

    /// <summary>Puts a number in its place, rounded to the precision there.</summary>
    public abstract void Set(int row, int column, double value);

    private static string Problem(int row, int column, double value) => FormattableString.Invariant(
        $"[{row}, {column}] is {value}; expected a finite number")
        + (double.IsFinite(value) ? " that single precision can hold" : "");

    private sealed class Single(string name, DenseLayer layer, bool isBias)
        : ModelTensor(name, NumberType.Float32, layer.Outputs, isBias ? 1 : layer.Inputs)
    {
        public override ReadOnlySpan<byte> Bytes() => isBias ? layer.BiasBytes() : layer.WeightBytes();

        public override void Set(int row, int column, double value)
        {
            Span<float> values = isBias ? layer.Biases : layer.Weights; // [columns, rows]
            values[(column * layer.Outputs) + row] = (float)value;
        }
    }

    private sealed class Double(string name, Matrix matrix) : ModelTensor(name, NumberType.Float64, matrix.Rows, matrix.Columns)
    {
        public override ReadOnlySpan<byte> Bytes() => LittleEndian.Bytes(matrix.Values);

        public override void Set(int row, int column, double value) => matrix[row, column] = value;
    }
}
