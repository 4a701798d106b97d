using System.Buffers.Binary;
using System.Text;
using Glassbox.Kernels;

namespace Glassbox.Serialization.Onnx;

/// <summary>Creates the parts of a graph for writing.</summary>
internal static class OnnxParts
{
    /// <summary>The version of the operators: 13 is the first with today's meaning of Softmax; all later runtimes read it.</summary>
    public const int Operators = 13;

    /// <summary>The format version that came with these operators.</summary>
    public const int FormatVersion = 7;

    /// <summary>The domain of the operators for classes and categories, and their version.</summary>
    public const string LearningDomain = "ai.onnx.ml";

    public const int LearningOperators = 2;

    /// <summary>The name of the dynamic number of rows.</summary>
    public const string Rows = "rows";

    /// <summary>The name of the digest in the metadata; it comes last, so that a truncated file lacks it.</summary>
    public const string DigestName = "glassbox.graphSha256";

    /// <summary>The producer name of files that Glassbox writes.</summary>
    public const string Producer = "Glassbox";

    /// <summary>Returns the digest of a graph and its Glassbox metadata, which are valid only together.</summary>
    public static string Digest(IEnumerable<ReadOnlyMemory<byte>> graph, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        var hash = new Sha256();
        foreach (ReadOnlyMemory<byte> part in graph) hash.Append(part.Span);
        foreach ((string name, string text) in metadata.Where(entry => entry.Key.StartsWith("glassbox.", StringComparison.Ordinal) && entry.Key != DigestName).OrderBy(entry => entry.Key, StringComparer.Ordinal))
            hash.Append(Encoding.UTF8.GetBytes($"{name}\0{text}\0"));
        return hash.FinishHex();
    }

    public static ProtoMessage Node(string name, string operatorName, string[] inputs, string output, params ReadOnlySpan<ProtoMessage> attributes)
    {
        var node = new ProtoMessage();
        foreach (string input in inputs) node.Text(OnnxFields.Node.Input, input);
        node.Text(OnnxFields.Node.Output, output).Text(OnnxFields.Node.Name, name).Text(OnnxFields.Node.Operator, operatorName);
        foreach (ProtoMessage attribute in attributes) node.Add(OnnxFields.Node.Attribute, attribute);
        return node;
    }

    public static ProtoMessage Attribute(string name, long value) => new ProtoMessage()
        .Text(OnnxFields.Attribute.Name, name).Number(OnnxFields.Attribute.Integer, value).Number(OnnxFields.Attribute.Type, OnnxFields.Attribute.IsInteger);

    public static ProtoMessage Attribute(string name, float value) => new ProtoMessage()
        .Text(OnnxFields.Attribute.Name, name).Single(OnnxFields.Attribute.Single, value).Number(OnnxFields.Attribute.Type, OnnxFields.Attribute.IsSingle);

    public static ProtoMessage Attribute(string name, IEnumerable<string> values)
    {
        ProtoMessage attribute = new ProtoMessage().Text(OnnxFields.Attribute.Name, name);
        foreach (string value in values) attribute.Text(OnnxFields.Attribute.Texts, value);
        return attribute.Number(OnnxFields.Attribute.Type, OnnxFields.Attribute.IsTexts);
    }

    /// <param name="name">Its name.</param>
    /// <param name="type">One of <see cref="OnnxFields.Type"/>.</param>
    /// <param name="shape">The size of each dimension.</param>
    /// <param name="bytes">The elements, little-endian, with the last index varying fastest.</param>
    public static ProtoMessage Tensor(string name, int type, int[] shape, ReadOnlyMemory<byte> bytes) =>
        Head(shape, type).Text(OnnxFields.Tensor.Name, name).Bytes(OnnxFields.Tensor.Raw, bytes);

    public static ProtoMessage Tensor(string name, params ReadOnlySpan<float> values) =>
        Tensor(name, OnnxFields.Type.Single, values.Length == 1 ? [] : [values.Length], LittleEndian.Bytes(values).ToArray());

    public static ProtoMessage Tensor(string name, ReadOnlySpan<double> values) =>
        Tensor(name, OnnxFields.Type.Double, [values.Length], LittleEndian.Bytes(values).ToArray());

    public static ProtoMessage Tensor(string name, ReadOnlySpan<long> values)
    {
        byte[] bytes = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        return Tensor(name, OnnxFields.Type.Int64, [values.Length], bytes);
    }

    public static ProtoMessage Tensor(string name, IReadOnlyList<string> values)
    {
        ProtoMessage tensor = Head([values.Count], OnnxFields.Type.Text);
        foreach (string value in values) tensor.Text(OnnxFields.Tensor.Texts, value);
        return tensor.Text(OnnxFields.Tensor.Name, name);
    }

    /// <summary>Creates an input or output of a graph: a dynamic number of rows, then these sizes.</summary>
    public static ProtoMessage Value(string name, int type, int[] sizes, string documentation = "")
    {
        ProtoMessage shape = new ProtoMessage().Add(OnnxFields.Value.Dimension, new ProtoMessage().Text(OnnxFields.Value.SizeName, Rows));
        foreach (int size in sizes) shape.Add(OnnxFields.Value.Dimension, new ProtoMessage().Number(OnnxFields.Value.Size, size));
        ProtoMessage tensor = new ProtoMessage().Number(OnnxFields.Value.ElementType, type).Add(OnnxFields.Value.Shape, shape);
        ProtoMessage value = new ProtoMessage().Text(OnnxFields.Value.Name, name).Add(OnnxFields.Value.Type, new ProtoMessage().Add(OnnxFields.Value.TensorType, tensor));
        return documentation.Length == 0 ? value : value.Text(OnnxFields.Value.Documentation, documentation);
    }

    public static ProtoMessage Metadata(string key, string value) =>
        new ProtoMessage().Text(OnnxFields.Metadata.Key, key).Text(OnnxFields.Metadata.Value, value);

    public static ProtoMessage OperatorSet(string domain, int version) =>
        new ProtoMessage().Text(OnnxFields.Operators.Domain, domain).Number(OnnxFields.Operators.Version, version);

    private static ProtoMessage Head(int[] shape, int type)
    {
        var tensor = new ProtoMessage();
        foreach (int size in shape) tensor.Number(OnnxFields.Tensor.Size, size);
        return tensor.Number(OnnxFields.Tensor.Type, type);
    }
}
