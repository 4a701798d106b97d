namespace Glassbox.Serialization.Onnx;

/// <summary>A model file taken apart: nodes, tensors, and what goes in and comes out.</summary>
internal sealed class OnnxGraph
{
    /// <summary>The most nodes, tensors, inputs or outputs: a chain of layers has a few for each.</summary>
    public const int MostParts = 10_000;

    private readonly string file;
    private readonly string? folder;
    private readonly Dictionary<string, string> metadata = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxTensor> tensors = new(StringComparer.Ordinal);
    private readonly List<OnnxNode> nodes = [];
    private readonly List<OnnxInput> inputs = [];
    private readonly List<string> outputs = [];

    /// <param name="bytes">The file.</param>
    /// <param name="folder">Where files lie that it may name, or null where there is no such place.</param>
    /// <exception cref="DataFormatException">It is none, or damaged.</exception>
    public OnnxGraph(ProtoBytes bytes, string? folder)
    {
        (file, this.folder) = (bytes.File, folder);
        ProtoBytes? graph = null;
        bool hasVersion = false;
        long operators = 0;
        foreach (ProtoField field in bytes.Fields())
        {
            switch (field.Number)
            {
                case OnnxFields.Model.FormatVersion:
                    hasVersion = field.Int64 is > 0 and < 1000;
                    break;
                case OnnxFields.Model.Producer:
                    Producer = field.Bytes.Text();
                    break;
                case OnnxFields.Model.Graph:
                    graph = graph is null ? field.Bytes : throw field.Bytes.Fault("a second graph; expected one");
                    break;
                case OnnxFields.Model.Operators:
                    operators = Math.Max(operators, OperatorsIn(field.Bytes));
                    break;
                case OnnxFields.Model.Metadata:
                    (string key, string value) = Entry(field.Bytes);
                    metadata[key] = value;
                    if (metadata.Count > MostParts) throw field.Bytes.Fault($"more than {MostParts} texts");
                    break;
                default: break;
            }
        }

        if (!hasVersion || graph is not { } found) throw bytes.Fault("this is no ONNX model: expected a version of the format and a graph");
        if (operators is < OldestOperators or > int.MaxValue)
            throw new DataFormatException(file, null, $"the operators are of opset {operators}; expected {OldestOperators} or later");
        Operators = operators;
        Bytes = found;
        ReadGraph(found);
    }

    /// <summary>The oldest version of the operators in which sums take vectors as they do now.</summary>
    private const int OldestOperators = 7;

    /// <summary>Who wrote it.</summary>
    public string Producer { get; } = "";

    /// <summary>The graph as it stands in the file.</summary>
    public ProtoBytes Bytes { get; }

    /// <summary>The version of the operators.</summary>
    public long Operators { get; }

    /// <summary>Texts by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>The numbers it holds, by name.</summary>
    public IReadOnlyDictionary<string, OnnxTensor> Tensors => tensors;

    /// <summary>In an order in which each only needs what those before it made.</summary>
    public IReadOnlyList<OnnxNode> Nodes => nodes;

    /// <summary>What goes in, but for what it holds itself.</summary>
    public IEnumerable<OnnxInput> Inputs => inputs.Where(input => !tensors.ContainsKey(input.Name));

    /// <summary>The names of what comes out.</summary>
    public IReadOnlyList<string> Outputs => outputs;

    /// <summary>A key and its value.</summary>
    public static (string Key, string Value) Entry(ProtoBytes message)
    {
        string key = "", value = "";
        foreach (ProtoField field in message.Fields())
        {
            if (field.Number == OnnxFields.Metadata.Key) key = field.Bytes.Text();
            else if (field.Number == OnnxFields.Metadata.Value) value = field.Bytes.Text();
        }

        return (key, value);
    }

    private static long OperatorsIn(ProtoBytes message)
    {
        string domain = "";
        long version = 0;
        foreach (ProtoField field in message.Fields())
        {
            if (field.Number == OnnxFields.Operators.Domain) domain = field.Bytes.Text();
            else if (field.Number == OnnxFields.Operators.Version) version = field.Int64;
        }

        return domain is "" or "ai.onnx" ? version : 0;
    }

    private void ReadGraph(ProtoBytes graph)
    {
        foreach (ProtoField field in graph.Fields())
        {
            switch (field.Number)
            {
                case OnnxFields.Graph.Node: nodes.Add(new OnnxNode(field.Bytes, nodes.Count, Outside)); break;
                case OnnxFields.Graph.Input: inputs.Add(OnnxInput.Read(field.Bytes)); break;
                case OnnxFields.Graph.Output: outputs.Add(OnnxInput.Read(field.Bytes).Name); break;
                case OnnxFields.Graph.Tensor:
                    var tensor = new OnnxTensor(field.Bytes, null, Outside);
                    if (!tensors.TryAdd(tensor.Name, tensor)) throw tensor.Fault("there are two tensors of that name");
                    break;
                default: break;
            }

            if (nodes.Count > MostParts || inputs.Count > MostParts || outputs.Count > MostParts || tensors.Count > MostParts)
                throw graph.Fault($"more than {MostParts} nodes, tensors, inputs or outputs: no chain of layers has so many");
        }
    }

    // Only a file in the same folder: a name that leads elsewhere could read anything.
    private ProtoBytes Outside(string name, long offset, long length, DataFormatFault fault)
    {
        if (folder is null)
            throw fault($"the numbers lie in another file, '{OnnxNode.Short(name)}', which a stream cannot reach: load the model by its path, or export it with external_data=False");
        if (name is "" or "." or ".." || name.IndexOfAny(['/', '\\', ':', '\0']) >= 0)
            throw fault($"the numbers are said to lie in '{OnnxNode.Short(name)}'; expected the name of a file in the same folder");
        string path = Path.Combine(folder, name);
        using FileStream stream = ReadableFile.Open(path);
        if (offset > stream.Length || length > stream.Length - offset || length > Array.MaxLength)
            throw fault($"the numbers are said to be the {length} bytes from byte {offset} of {name}, which has {stream.Length}");
        byte[] bytes = new byte[length];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return new ProtoBytes(bytes, 0, path);
    }
}
