using Glassbox.Serialization.Onnx;

namespace Glassbox.Serialization;

/// <summary>A network as an ONNX model.</summary>
/// <remarks>
/// Architecture, recipe and other texts are in its metadata. They are used only if the graph is the one that they were written with, which a
/// digest in the metadata verifies; any other graph is followed node by node.
/// </remarks>
internal sealed class OnnxFormat : IModelFormat
{
    private const string ArchitectureName = SafetensorsFormat.ArchitectureName, RecipeName = SafetensorsFormat.RecipeName;
    private const string ParametersName = "glassbox.parametersSha256", ClassesName = ClassesText.Name, ColumnsName = "glassbox.model";

    public ModelFormat Format => ModelFormat.Onnx;

    public string Extension => ".onnx";

    // The format version in one byte, followed by another field.
    public bool Recognizes(ReadOnlySpan<byte> start) => start.Length > 2 && start[0] == 8 && start[1] is > 0 and < 128 && start[2] != 0;

    public string Describe() => "an .onnx file";

    public Action<Stream> Writer(SavedModel model, TensorNames names)
    {
        if (names.IsPyTorch) throw new ArgumentException("PyTorch's names are for .safetensors and .npz files: PyTorch does not read ONNX.", nameof(names));
        if (model.Metadata.ContainsKey(ColumnsName))
            throw new ArgumentException("The network is not saved: it takes the columns of a table, scaled. As ONNX, save the whole model: Glassbox.Data's Model.Save writes scaling and names into the graph.", nameof(model));
        ProtoMessage graph = OnnxNetwork.Graph(model);
        var metadata = new Dictionary<string, string>
        {
            [ArchitectureName] = ArchitectureText.Write(model.Network.Architecture),
            [ParametersName] = model.Network.ParametersSha256(),
        };
        if (model.Recipe is not null) metadata.Add(RecipeName, RecipeText.Write(model.Recipe));
        foreach ((string name, string text) in model.Metadata)
            if (name != OnnxParts.DigestName) metadata.TryAdd(name, text);

        ProtoMessage whole = new ProtoMessage()
            .Number(OnnxFields.Model.FormatVersion, OnnxParts.FormatVersion)
            .Text(OnnxFields.Model.Producer, OnnxParts.Producer)
            .Text(OnnxFields.Model.ProducerVersion, typeof(OnnxFormat).Assembly.GetName().Version?.ToString(3) ?? "")
            .Add(OnnxFields.Model.Graph, graph)
            .Add(OnnxFields.Model.Operators, OnnxParts.OperatorSet("", OnnxParts.Operators));
        foreach ((string name, string text) in MetadataText.InOrder(metadata)) whole.Add(OnnxFields.Model.Metadata, OnnxParts.Metadata(name, text));
        whole.Add(OnnxFields.Model.Metadata, OnnxParts.Metadata(OnnxParts.DigestName, OnnxParts.Digest(graph.Parts, metadata)));
        if (whole.Length > Array.MaxLength) throw new ArgumentException($"The network is not saved: it makes {whole.Length} bytes, more than an {Extension} file may have.", nameof(model));
        return whole.WriteTo;
    }

    public SavedModel Read(Stream stream, string file, Activation? hidden, Activation? output, WeightOrder? weights, CustomParts parts)
    {
        string? folder = stream is FileStream { Name: var path } ? Path.GetDirectoryName(Path.GetFullPath(path)) : null;
        if (stream.Length > Array.MaxLength) throw new DataFormatException(file, null, $"{stream.Length} bytes are more than an {Extension} file may have");
        byte[] bytes = new byte[stream.Length];
        new ByteSource(stream, file).Fill(bytes, "the model");
        var graph = new OnnxGraph(new ProtoBytes(bytes, 0, file), folder);
        string? digest = graph.Metadata.GetValueOrDefault(OnnxParts.DigestName);
        if (digest is null && graph.Producer == OnnxParts.Producer) throw new DataFormatException(file, null, "the end is missing: the file is cut off");
        bool isOwn = digest is not null && graph.Metadata.ContainsKey(ArchitectureName) && digest == OnnxParts.Digest([graph.Bytes.Memory], graph.Metadata);
        return isOwn ? ReadOwn(graph, file, parts) : ReadForeign(graph, file, output);
    }

    private static SavedModel ReadOwn(OnnxGraph graph, string file, CustomParts parts)
    {
        Architecture architecture = ArchitectureText.Read(graph.Metadata[ArchitectureName], ArchitectureName, parts, Fault);
        Recipe? recipe = graph.Metadata.TryGetValue(RecipeName, out string? text) ? RecipeText.Read(text, RecipeName, parts, Fault) : null;
        var tensors = graph.Tensors.Values.Where(tensor => tensor.Name.StartsWith(ModelTensor.WeightsPrefix, StringComparison.Ordinal) || tensor.Name.StartsWith(ModelTensor.BiasPrefix, StringComparison.Ordinal))
            .ToDictionary(tensor => tensor.Name);
        ModelShapes.Fit(file, tensors.ToDictionary(tensor => tensor.Key, tensor => tensor.Value.Shape), null, null, architecture);
        RecipeText.MustSuit(recipe, architecture, RecipeName, Fault);
        var parameters = new LoadedParameters(architecture, tensors.Values.Any(tensor => tensor.IsDouble));
        foreach (ModelTensor tensor in parameters.Tensors)
        {
            OnnxTensor held = tensors[tensor.Name];
            using var numbers = new MemoryStream(held.RawNumbers().Memory.ToArray());
            var source = new ByteSource(numbers, file, tensor.Name);
            tensor.Fill(new NumberReader(source, held.IsDouble ? NumberType.Float64 : NumberType.Float32), isColumnByColumn: false, source);
        }

        string[] own = [ArchitectureName, RecipeName, ParametersName, OnnxParts.DigestName, ClassesName];
        return parameters.ToSavedModel(recipe) with { Metadata = graph.Metadata.Where(entry => !own.Contains(entry.Key)).ToDictionary() };

        DataFormatException Fault(string place, string problem) => new(file, place, problem);
    }

    private static SavedModel ReadForeign(OnnxGraph graph, string file, Activation? output)
    {
        (OnnxValue.Signal result, string[]? classes) = OnnxReader.Follow(graph, file);
        SavedModel model = OnnxChain.ToModel(result, file, output);
        // Drop Glassbox metadata that describes another graph.
        var metadata = graph.Metadata.Where(entry => !entry.Key.StartsWith("glassbox.", StringComparison.Ordinal)).ToDictionary();
        if (classes is not null) metadata.Add(ClassesName, ClassesText.Write(classes));
        return model with { Metadata = metadata };
    }
}
