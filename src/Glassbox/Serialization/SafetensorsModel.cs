namespace Glassbox.Serialization;

/// <summary>A network as a safetensors file.</summary>
/// <remarks>Architecture and recipe stand in the metadata as texts, each JSON itself.</remarks>
internal static class SafetensorsModel
{
    private const string ArchitectureName = "glassbox.architecture";
    private const string RecipeName = "glassbox.recipe";

    /// <exception cref="ArgumentException">There are too many layers.</exception>
    public static Action<Stream> Writer(Network network, string? recipe, IReadOnlyDictionary<string, string> others)
    {
        var metadata = new Dictionary<string, string> { [ArchitectureName] = ArchitectureText.Write(network.Architecture) };
        if (recipe is not null) metadata.Add(RecipeName, recipe);
        foreach ((string name, string text) in MetadataText.InOrder(others)) metadata.TryAdd(name, text);
        var tensors = new Dictionary<string, SafetensorsEntry>();
        long begin = 0;
        foreach (ModelTensor tensor in ModelTensor.Enumerate(network))
        {
            long end = begin + ((long)tensor.Shape[0] * tensor.Shape[1] * NumberType.Float32.Bytes);
            tensors.Add(tensor.Name, new SafetensorsEntry(NumberType.Float32, tensor.Shape, begin, end));
            begin = end;
        }

        ReadOnlyMemory<byte> header = new SafetensorsHeader(tensors, metadata).Bytes();
        if (header.Length - 8 > SafetensorsHeader.MaxLength)
            throw new ArgumentException($"A .safetensors file has no room for the names of {network.Layers.Count} layers and the texts beside them.", nameof(network));
        return stream =>
        {
            stream.Write(header.Span);
            foreach (ModelTensor tensor in ModelTensor.Enumerate(network)) stream.Write(tensor.Bytes());
        };
    }

    /// <exception cref="DataFormatException">It holds something else, or is damaged.</exception>
    public static SavedModel Read(Stream stream, string file, Activation? hidden, Activation? output)
    {
        var source = new ByteSource(stream, file);
        SafetensorsHeader header = SafetensorsHeader.Read(source, stream.Length);
        Architecture? stated = header.Metadata.TryGetValue(ArchitectureName, out string? text)
            ? ArchitectureText.Read(text, ArchitectureName, (place, problem) => source.FaultIn(place, problem))
            : null;
        Recipe? recipe = header.Metadata.TryGetValue(RecipeName, out text)
            ? RecipeText.Read(text, RecipeName, (place, problem) => source.FaultIn(place, problem))
            : null;

        Architecture architecture = ModelShapes.Fit(file, header.Tensors.ToDictionary(t => t.Key, t => t.Value.Shape), hidden, output, stated);
        var network = new Network(architecture);
        var tensors = ModelTensor.Enumerate(network).ToDictionary(tensor => tensor.Name);
        foreach (string name in header.Order)
            tensors[name].Fill(new NumberReader(source, header.Tensors[name].Type), isColumnByColumn: false, source);
        source.MustEnd();
        RecipeText.MustSuit(recipe, architecture, RecipeName, (place, problem) => source.FaultIn(place, problem));
        return new SavedModel(network, recipe)
        {
            Metadata = header.Metadata.Where(entry => entry.Key is not (ArchitectureName or RecipeName)).ToDictionary(),
        };
    }
}
