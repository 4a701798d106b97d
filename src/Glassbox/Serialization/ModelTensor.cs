using Glassbox.Kernels;
using Glassbox.Reference;

namespace Glassbox.Serialization;

/// <summary>The weights or biases of a layer as in files: name, shape and numbers.</summary>
/// <param name="name"><c>weights_0</c>, <c>bias_0</c>, <c>weights_1</c>, …</param>
/// <param name="type">The type of the numbers.</param>
/// <param name="rows">The number of outputs.</param>
/// <param name="columns">The number of inputs for weights, 1 for biases.</param>
internal abstract class ModelTensor(string name, NumberType type, int rows, int columns)
{
    public const string WeightsPrefix = "weights_";
    public const string BiasPrefix = "bias_";

    public string Name => name;

    public NumberType Type => type;

    /// <summary>[outputs, inputs] for weights, [outputs, 1] for biases.</summary>
    public int[] Shape => [rows, columns];

    /// <summary>The size of the numbers in bytes.</summary>
    public long Length => (long)rows * columns * type.Bytes;

    /// <summary>Returns all tensors of a network in single precision, in file order.</summary>
    public static IEnumerable<ModelTensor> Enumerate(Network network)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            yield return new Single($"{WeightsPrefix}{i}", network.Layers[i], isBias: false);
            yield return new Single($"{BiasPrefix}{i}", network.Layers[i], isBias: true);
        }
    }

    /// <summary>Returns all tensors of a network in double precision, in file order.</summary>
    public static IEnumerable<ModelTensor> Enumerate(ReferenceNetwork network)
    {
        for (int i = 0; i < network.Weights.Count; i++)
        {
            yield return new Double($"{WeightsPrefix}{i}", network.Weights[i]);
            yield return new Double($"{BiasPrefix}{i}", network.Biases[i]);
        }
    }

    /// <summary>Returns all tensors of a model, in its precision.</summary>
    public static IEnumerable<ModelTensor> Enumerate(SavedModel model) =>
        model.Reference is { } reference ? Enumerate(reference) : Enumerate(model.Network);

    /// <summary>Returns all tensors of a model, with their names and shapes in the file.</summary>
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

    /// <summary>Returns the numbers as bytes, row by row.</summary>
    public abstract ReadOnlySpan<byte> Bytes();

    /// <summary>Reads the numbers from a file.</summary>
    /// <param name="numbers">As many numbers as the shape requires.</param>
    /// <param name="isColumnByColumn">Whether they are in column order, rather than in row order.</param>
    /// <param name="source">Where they come from, for error messages.</param>
    /// <exception cref="DataFormatException">A number is not finite in single precision, or there are too few.</exception>
    public void Fill(NumberReader numbers, bool isColumnByColumn, ByteSource source)
    {
        bool byColumns = isColumnByColumn || columns == 1; // with one column, both are the same
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

    /// <summary>Sets a number, rounded to the precision of the tensor.</summary>
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
