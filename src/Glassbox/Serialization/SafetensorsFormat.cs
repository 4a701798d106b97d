namespace Glassbox.Serialization;

/// <summary>A network as a safetensors file.</summary>
/// <remarks>Architecture and recipe are in its metadata, each as JSON.</remarks>
internal sealed class SafetensorsFormat : IModelFormat
{
    public const string ArchitectureName = "glassbox.architecture";
    public const string RecipeName = "glassbox.recipe";
    private const string ModulesName = "glassbox.modules";

    public ModelFormat Format => ModelFormat.Safetensors;

    public string Extension => ".safetensors";

    public bool Recognizes(ReadOnlySpan<byte> start) => SafetensorsHeader.Recognizes(start);

    public Action<Stream> Writer(SavedModel model, TensorNames names)
    {
        Architecture architecture = model.Network.Architecture;
        var metadata = new Dictionary<string, string> { [ArchitectureName] = ArchitectureText.Write(architecture) };
        if (model.Recipe is not null) metadata.Add(RecipeName, RecipeText.Write(model.Recipe));
        if (names.IsPyTorch)
        {
            metadata.Add(ModulesName, ClassesText.Write(names.ModulesOf(architecture)));
            metadata.Add("format", "pt"); // as in PyTorch's own files
        }

        foreach ((string name, string text) in MetadataText.InOrder(model.Metadata)) metadata.TryAdd(name, text);
        var tensors = new Dictionary<string, SafetensorsEntry>();
        long begin = 0;
        foreach ((string name, int[] shape, ModelTensor tensor) in ModelTensor.Enumerate(model, names))
        {
            if (!tensors.TryAdd(name, new SafetensorsEntry(tensor.Type, shape, begin, begin + tensor.Length)))
                throw new ArgumentException($"Two tensors would be called '{name}'.", nameof(names));
            begin += tensor.Length;
        }

        ReadOnlyMemory<byte> header = new SafetensorsHeader(tensors, metadata).Bytes();
        if (header.Length - 8 > SafetensorsHeader.MaxLength)
            throw new ArgumentException($"A {Extension} file has no room for the names of {architecture.Layers.Count} layers and the texts beside them.", nameof(model));
        return stream =>
        {
            stream.Write(header.Span);
            foreach (ModelTensor tensor in ModelTensor.Enumerate(model)) stream.Write(tensor.Bytes());
        };
    }

    public SavedModel Read(Stream stream, string file, Activation? hidden, Activation? output, WeightOrder? weights, CustomParts parts)
    {
        var source = new ByteSource(stream, file);
        SafetensorsHeader header = SafetensorsHeader.Read(source, stream.Length);
        if (header.Metadata.ContainsKey(CheckpointFormat.StateName))
            throw source.FaultIn(CheckpointFormat.StateName, "this is a checkpoint of training, not a network: go on with it, as 'train --resume' and Trainer.Resume do");
        Architecture? stated = header.Metadata.TryGetValue(ArchitectureName, out string? text)
            ? ArchitectureText.Read(text, ArchitectureName, parts, (place, problem) => source.FaultIn(place, problem))
            : null;
        Recipe? recipe = header.Metadata.TryGetValue(RecipeName, out text)
            ? RecipeText.Read(text, RecipeName, parts, (place, problem) => source.FaultIn(place, problem))
            : null;

        string[]? modules = header.Metadata.TryGetValue(ModulesName, out text) ? ClassesText.Read(text) : null;
        var layout = TensorLayout.Of(file, header.Tensors.ToDictionary(t => t.Key, t => t.Value.Shape), modules, stated is null ? weights : WeightOrder.OutByIn);
        Architecture architecture = ModelShapes.Fit(file, layout.Shapes, hidden, output, stated);
        var model = new LoadedParameters(architecture, header.Tensors.Values.Any(tensor => tensor.Type.Bytes == NumberType.Float64.Bytes));
        var tensors = model.Tensors.ToDictionary(tensor => tensor.Name);
        IReadOnlyDictionary<string, string> own = layout.OwnNames;
        foreach (string name in header.Order)
            tensors[own[name]].Fill(new NumberReader(source, header.Tensors[name].Type), layout.Places[own[name]].IsTransposed, source);
        source.MustEnd();
        RecipeText.MustSuit(recipe, architecture, RecipeName, (place, problem) => source.FaultIn(place, problem));
        return model.ToSavedModel(recipe) with
        {
            Metadata = header.Metadata.Where(entry => entry.Key is not (ArchitectureName or RecipeName or ModulesName)).ToDictionary(),
        };
    }
}
