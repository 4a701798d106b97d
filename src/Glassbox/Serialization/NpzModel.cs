using System.Text;

namespace Glassbox.Serialization;

/// <summary>A network as an npz archive.</summary>
/// <remarks>
/// Beside the tensors: <c>activations</c>, the name of each layer's, <c>recipe</c>, and <c>metadata</c> of others, as text.
/// </remarks>
internal static class NpzModel
{
    private const string ActivationsName = "activations";
    private const string RecipeName = "recipe";
    private const string MetadataName = "metadata";

    /// <exception cref="ArgumentException">There are too many layers.</exception>
    public static Action<Stream> Writer(Network network, string? recipe, IReadOnlyDictionary<string, string> others)
    {
        int most = (ZipWriter.MaxEntries - 3) / 2;
        if (network.Layers.Count > most)
            throw new ArgumentException($"An .npz file has room for {most} layers, not for {network.Layers.Count}.", nameof(network));
        return stream => Write(stream, network, recipe, others.Count == 0 ? null : MetadataText.Write(others));
    }

    /// <exception cref="DataFormatException">It holds something else, or is damaged.</exception>
    public static SavedModel Read(Stream stream, string file, Activation? hidden, Activation? output)
    {
        using var archive = new NpzArchive(stream, file);
        string[]? activations = Text(archive, ActivationsName, names => names.Header.Shape is [_]);
        string[]? recipe = Text(archive, RecipeName, text => text.Header.Shape is []);
        string[]? metadata = Text(archive, MetadataName, text => text.Header.Shape is []);

        // All shapes before any number: nothing is made room for that does not fit.
        var shapes = new Dictionary<string, int[]>();
        foreach (string name in archive.Names.Except([ActivationsName, RecipeName, MetadataName]))
        {
            using NpyReader reader = archive.Open(name);
            reader.Numbers();
            shapes.Add(name, reader.Header.Shape);
        }

        Architecture architecture = ModelShapes.Fit(
            file, shapes, hidden, output, activations: activations is null ? null : Parse(activations, file));
        var network = new Network(architecture);
        foreach (ModelTensor tensor in ModelTensor.Enumerate(network))
        {
            using NpyReader reader = archive.Open(tensor.Name);
            tensor.Fill(reader.Numbers(), reader.Header.IsFortran, reader.Source);
            reader.End();
        }

        Recipe? read = recipe is null ? null : RecipeText.Read(recipe[0], RecipeName, Fault);
        RecipeText.MustSuit(read, architecture, RecipeName, Fault);
        var model = new SavedModel(network, read);
        return metadata is null ? model : model with { Metadata = MetadataText.Read(metadata[0], MetadataName, Fault) };

        DataFormatException Fault(string place, string problem) => new(file, place, problem);
    }

    private static void Write(Stream stream, Network network, string? recipe, string? metadata)
    {
        var zip = new ZipWriter(stream);
        foreach (ModelTensor tensor in ModelTensor.Enumerate(network)) Add(zip, tensor.Name, "<f4", tensor.Shape, tensor.Bytes());
        byte[] activations = NpyText.Bytes([.. network.Layers.Select(layer => layer.Activation.Name)], out string type);
        Add(zip, ActivationsName, type, [network.Layers.Count], activations);
        AddText(zip, RecipeName, recipe);
        AddText(zip, MetadataName, metadata);
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
        const int start = 10, alignment = 64; // the magic, the version and the length; NumPy's own alignment
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {NpyHeader.Describe(shape)}, }}";
        int length = ((start + header.Length + 1 + alignment - 1) / alignment * alignment) - start;
        return
        [
            0x93, .. "NUMPY"u8, 1, 0, (byte)length, (byte)(length >> 8),
            .. Encoding.ASCII.GetBytes(header.PadRight(length - 1)), (byte)'\n',
        ];
    }

    private static Activation[] Parse(string[] names, string file)
    {
        try
        {
            return [.. names.Select(Activation.Parse)];
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
