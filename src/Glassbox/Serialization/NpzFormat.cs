using System.Text;

namespace Glassbox.Serialization;

/// <summary>A network as an npz archive.</summary>
/// <remarks>
/// Besides the tensors, it has text arrays: <c>activations</c>, one name per layer, <c>recipe</c>, and <c>metadata</c>.
/// </remarks>
internal sealed class NpzFormat : IModelFormat
{
    private const string ActivationsName = "activations";
    private const string RecipeName = "recipe";
    private const string MetadataName = "metadata";

    public ModelFormat Format => ModelFormat.Npz;

    public string Extension => ".npz";

    public bool Recognizes(ReadOnlySpan<byte> start) => start.StartsWith("PK"u8);

    public Action<Stream> Writer(SavedModel model, TensorNames names)
    {
        int most = (ZipWriter.MaxEntries - 3) / 2, layers = model.Network.Layers.Count;
        if (layers > most) throw new ArgumentException($"An {Extension} file has room for {most} layers, not for {layers}.", nameof(model));
        // A Python state dict must contain only numbers.
        if (names.IsPyTorch) return stream => Write(stream, model, names);
        string? recipe = model.Recipe is null ? null : RecipeText.Write(model.Recipe);
        string? metadata = model.Metadata.Count == 0 ? null : MetadataText.Write(model.Metadata);
        return stream => Write(stream, model, recipe, metadata);
    }

    public SavedModel Read(Stream stream, string file, Activation? hidden, Activation? output, WeightOrder? weights, CustomParts parts)
    {
        using var archive = new NpzArchive(stream, file);
        string[]? activations = Text(archive, ActivationsName, names => names.Header.Shape is [_]);
        string[]? recipe = Text(archive, RecipeName, text => text.Header.Shape is []);
        string[]? metadata = Text(archive, MetadataName, text => text.Header.Shape is []);

        // Check all shapes before reading any numbers, so that nothing is allocated for a file that does not fit.
        var shapes = new Dictionary<string, int[]>();
        bool isDouble = false;
        foreach (string name in archive.Names.Except([ActivationsName, RecipeName, MetadataName]))
        {
            using NpyReader reader = archive.Open(name);
            reader.Numbers();
            isDouble |= reader.Header.NumberType?.Bytes == NumberType.Float64.Bytes;
            shapes.Add(name, reader.Header.Shape);
        }

        var layout = TensorLayout.Of(file, shapes, null, activations is null ? weights : null);
        Architecture architecture = ModelShapes.Fit(
            file, layout.Shapes, hidden, output, activations: activations is null ? null : Parse(activations, parts, file));
        var parameters = new LoadedParameters(architecture, isDouble);
        foreach (ModelTensor tensor in parameters.Tensors)
        {
            if (!layout.Places.TryGetValue(tensor.Name, out TensorPlace place)) continue; // no biases: they are 0
            using NpyReader reader = archive.Open(place.Name);
            tensor.Fill(reader.Numbers(), reader.Header.IsFortran ^ place.IsTransposed, reader.Source);
            reader.End();
        }

        Recipe? read = recipe is null ? null : RecipeText.Read(recipe[0], RecipeName, parts, Fault);
        RecipeText.MustSuit(read, architecture, RecipeName, Fault);
        SavedModel model = parameters.ToSavedModel(read);
        return metadata is null ? model : model with { Metadata = MetadataText.Read(metadata[0], MetadataName, Fault) };

        DataFormatException Fault(string place, string problem) => new(file, place, problem);
    }

    private static void Write(Stream stream, SavedModel model, string? recipe, string? metadata)
    {
        Network network = model.Network;
        var zip = new ZipWriter(stream);
        foreach ((string name, int[] shape, ModelTensor tensor) in ModelTensor.Enumerate(model, TensorNames.Glassbox))
            Add(zip, name, NpyHeader.NameOf(tensor.Type), shape, tensor.Bytes());
        byte[] activations = NpyText.Bytes([.. network.Layers.Select(layer => layer.Activation.Name)], out string type);
        Add(zip, ActivationsName, type, [network.Layers.Count], activations);
        AddText(zip, RecipeName, recipe);
        AddText(zip, MetadataName, metadata);
        zip.End();
    }

    private static void Write(Stream stream, SavedModel model, TensorNames names)
    {
        var zip = new ZipWriter(stream);
        foreach ((string name, int[] shape, ModelTensor tensor) in ModelTensor.Enumerate(model, names))
            Add(zip, name, NpyHeader.NameOf(tensor.Type), shape, tensor.Bytes());
        zip.End();
    }

    private static void AddText(ZipWriter zip, string name, string? text)
    {
        if (text is null) return;
        byte[] bytes = NpyText.Bytes([text], out string type);
        Add(zip, name, type, [], bytes);
    }

    private static void Add(ZipWriter zip, string name, string type, int[] shape, ReadOnlySpan<byte> elements) =>
        zip.Add(name + ".npy", Header(type, shape), elements);

    private static byte[] Header(string type, int[] shape)
    {
        const int start = 10, alignment = 64; // the magic number, version and length; NumPy's own alignment
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {NpyHeader.Describe(shape)}, }}";
        int length = ((start + header.Length + 1 + alignment - 1) / alignment * alignment) - start;
        return
        [
            0x93, .. "NUMPY"u8, 1, 0, (byte)length, (byte)(length >> 8),
            .. Encoding.ASCII.GetBytes(header.PadRight(length - 1)), (byte)'\n',
        ];
    }

    private static Activation[] Parse(string[] names, CustomParts parts, string file)
    {
        try
        {
            return [.. names.Select(parts.Activation)];
        }
        catch (ArgumentException e)
        {
            throw new DataFormatException(file, ActivationsName, e.WithoutParameter(), e);
        }
    }

    private static string[]? Text(NpzArchive archive, string name, Predicate<NpyReader> hasShape)
    {
        if (!archive.Names.Contains(name)) return null;
        using NpyReader reader = archive.Open(name);
        return hasShape(reader)
            ? NpyText.Read(reader)
            : throw reader.Source.FaultIn(name, $"the shape is {NpyHeader.Describe(reader.Header.Shape)}; expected one text"
                + (name == ActivationsName ? " for each layer" : ""));
    }
}
