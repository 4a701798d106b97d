using System.Globalization;

namespace Glassbox.Serialization.Onnx;

/// <summary>A node of a graph: an operation on values, and the name of its result.</summary>
internal sealed class OnnxNode
{
    private const int MostNames = 64;

    private readonly Dictionary<string, ProtoBytes> attributes = new(StringComparer.Ordinal);
    private readonly string file;
    private readonly Func<string, long, long, DataFormatFault, ProtoBytes> outside;

    /// <param name="message">A NodeProto.</param>
    /// <param name="place">Its position in the graph, from 0.</param>
    /// <param name="outside">Reads external data.</param>
    /// <exception cref="DataFormatException">The node is invalid.</exception>
    public OnnxNode(ProtoBytes message, int place, Func<string, long, long, DataFormatFault, ProtoBytes> outside)
    {
        (file, this.outside) = (message.File, outside);
        List<string> inputs = [], outputs = [];
        string name = "";
        foreach (ProtoField field in message.Fields())
        {
            switch (field.Number)
            {
                case OnnxFields.Node.Input: inputs.Add(field.Bytes.Text()); break;
                case OnnxFields.Node.Output: outputs.Add(field.Bytes.Text()); break;
                case OnnxFields.Node.Name: name = field.Bytes.Text(); break;
                case OnnxFields.Node.Operator: Operator = field.Bytes.Text(); break;
                case OnnxFields.Node.Domain: Domain = field.Bytes.Text(); break;
                case OnnxFields.Node.Attribute: attributes[AttributeName(field.Bytes)] = field.Bytes; break;
                default: break;
            }

            if (inputs.Count > MostNames || outputs.Count > MostNames || attributes.Count > MostNames)
                throw message.Fault($"a node with more than {MostNames} inputs, outputs or attributes");
        }

        (Inputs, Outputs) = ([.. inputs], [.. outputs]);
        if (Domain == "ai.onnx") Domain = "";
        Label = name.Length > 0 ? $"node '{Short(name)}'" : string.Create(CultureInfo.InvariantCulture, $"node {place}");
    }

    /// <summary>The operator, such as <c>Gemm</c>.</summary>
    public string Operator { get; } = "";

    /// <summary>The domain of the operator; empty for ONNX's own.</summary>
    public string Domain { get; } = "";

    public string[] Inputs { get; }

    public string[] Outputs { get; }

    /// <summary>The label of the node in error messages: its name or, if it has none, its position.</summary>
    public string Label { get; }

    /// <summary>The operator with its domain.</summary>
    public string FullOperator => Short(Domain.Length == 0 ? Operator : $"{Domain}.{Operator}");

    /// <summary>Shortens a name for error messages.</summary>
    public static string Short(string name) => name.Length <= 80 ? name : $"{name[..80]}…";

    /// <summary>Creates an error in this node.</summary>
    public DataFormatException Fault(string problem) => new(file, $"{Label} ({FullOperator})", problem);

    public bool Has(string name) => attributes.ContainsKey(name);

    public long Integer(string name, long usual) => attributes.TryGetValue(name, out ProtoBytes attribute)
        ? Fields(attribute, OnnxFields.Attribute.Integer).Select(field => (long?)field.Int64).LastOrDefault() ?? 0
        : usual;

    public double Single(string name, double usual) => attributes.TryGetValue(name, out ProtoBytes attribute)
        ? Fields(attribute, OnnxFields.Attribute.Single).Select(field => (double?)field.Single).LastOrDefault() ?? 0
        : usual;

    public string Text(string name, string usual) => attributes.TryGetValue(name, out ProtoBytes attribute)
        ? Fields(attribute, OnnxFields.Attribute.Text).Select(field => field.Bytes.Text()).LastOrDefault() ?? ""
        : usual;

    public long[] Integers(string name)
    {
        var numbers = new List<long>();
        if (attributes.TryGetValue(name, out ProtoBytes attribute))
            foreach (ProtoField field in Fields(attribute, OnnxFields.Attribute.Integers)) field.AddTo(numbers);
        return [.. numbers];
    }

    public string[] Texts(string name) => attributes.TryGetValue(name, out ProtoBytes attribute)
        ? [.. Fields(attribute, OnnxFields.Attribute.Texts).Select(field => field.Bytes.Text())]
        : [];

    public double[] Singles(string name)
    {
        var numbers = new List<double>();
        if (attributes.TryGetValue(name, out ProtoBytes attribute))
        {
            foreach (ProtoField field in Fields(attribute, OnnxFields.Attribute.Singles))
            {
                ReadOnlySpan<byte> bytes = field.Content.Span;
                if (bytes.Length % sizeof(float) != 0) throw Fault($"a number of '{Short(name)}' is cut off");
                for (; bytes.Length > 0; bytes = bytes[sizeof(float)..])
                    numbers.Add(System.Buffers.Binary.BinaryPrimitives.ReadSingleLittleEndian(bytes));
            }
        }

        return numbers.TrueForAll(double.IsFinite) ? [.. numbers] : throw Fault($"'{Short(name)}' holds a number that is not finite");
    }

    /// <summary>Returns the tensor of a Constant node.</summary>
    /// <exception cref="DataFormatException">The constant is not supported.</exception>
    public OnnxTensor Constant()
    {
        string name = Outputs.Length > 0 ? Outputs[0] : "";
        if (attributes.TryGetValue("value", out ProtoBytes attribute))
            foreach (ProtoField field in Fields(attribute, OnnxFields.Attribute.Tensor)) return new OnnxTensor(field.Bytes, name, outside);
        if (Has("value_float")) return OnnxTensor.Of(file, name, isInteger: false, [], Single("value_float", 0));
        if (Has("value_int")) return OnnxTensor.Of(file, name, isInteger: true, [], Integer("value_int", 0));
        if (Has("value_floats") && Singles("value_floats") is var singles) return OnnxTensor.Of(file, name, isInteger: false, [singles.Length], singles);
        if (Has("value_ints") && Integers("value_ints") is var integers)
            return OnnxTensor.Of(file, name, isInteger: true, [integers.Length], Array.ConvertAll(integers, number => (double)number));
        throw Fault("expected a tensor, or numbers");
    }

    private static IEnumerable<ProtoField> Fields(ProtoBytes attribute, int number) => attribute.Fields().Where(field => field.Number == number);

    private static string AttributeName(ProtoBytes attribute) =>
        Fields(attribute, OnnxFields.Attribute.Name).Select(field => field.Bytes.Text()).LastOrDefault() ?? "";
}
