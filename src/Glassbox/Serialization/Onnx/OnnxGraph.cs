namespace Glassbox.Serialization.Onnx;

/// <summary>A parsed model file: nodes, tensors, inputs and outputs.</summary>
internal sealed class OnnxGraph
{
    /// <summary>The maximum number of nodes, tensors, inputs or outputs: a chain of layers has a few of each per layer.</summary>
    public const int MostParts = 10_000;

    private readonly string file;
    private readonly string? folder;
    private readonly Dictionary<string, string> metadata = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxTensor> tensors = new(StringComparer.Ordinal);
    private readonly List<OnnxNode> nodes = [];
    private readonly List<OnnxInput> inputs = [];
    private readonly List<string> outputs = [];

    /// <param name="bytes">The file.</param>
    /// <param name="folder">The folder of external data files, or null if there is none.</param>
    /// <exception cref="DataFormatException">The file is not an ONNX model, or is damaged.</exception>
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

        if (!hasVersion || graph is not { } found) throw bytes.Fault("this is not an ONNX model: expected a version of the format and a graph");
        if (operators is < OldestOperators or > int.MaxValue)
            throw new DataFormatException(file, null, $"the operators are of opset {operators}; expected {OldestOperators} or later");
        Operators = operators;
        Bytes = found;
        ReadGraph(found);
    }

    /// <summary>The oldest version of the operators in which sums broadcast vectors as they do now.</summary>
    private const int OldestOperators = 7;

    /// <summary>The program that wrote the file.</summary>
    public string Producer { get; } = "";

    /// <summary>The bytes of the graph.</summary>
    public ProtoBytes Bytes { get; }

    /// <summary>The version of the operators.</summary>
    public long Operators { get; }

    /// <summary>The metadata, by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>The initializers, by name.</summary>
    public IReadOnlyDictionary<string, OnnxTensor> Tensors => tensors;

    /// <summary>The nodes, each after those that it depends on.</summary>
    public IReadOnlyList<OnnxNode> Nodes => nodes;

    /// <summary>The inputs, without initializers.</summary>
    public IEnumerable<OnnxInput> Inputs => inputs.Where(input => !tensors.ContainsKey(input.Name));

    /// <summary>The names of the outputs.</summary>
    public IReadOnlyList<string> Outputs => outputs;

    /// <summary>Reads a key and its value.</summary>
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

    // Only a file in the same folder: a path to elsewhere could read anything.
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
