using Glassbox.Kernels;
using Glassbox.Reference;
using Glassbox.Serialization;

namespace Glassbox;

/// <summary>Saves networks to files, and loads them.</summary>
/// <remarks>
/// Each format holds, for each layer <c>i</c> from 0, <c>weights_i</c> [outputs, inputs] and <c>bias_i</c> [outputs, 1],
/// the activations, and the recipe and what the inputs are made from where that is known; the same network gives the same
/// bytes everywhere. A <see cref="Network"/> is written in single precision (float32), a <see cref="ReferenceNetwork"/> in
/// double (float64). Other programs' files are read too, in either precision, of little or big endian, row or column order,
/// with biases as [outputs], under the names of PyTorch, Keras and scikit-learn; where they do not name activations, whoever loads them must.
/// Of ONNX, chains of dense layers are read. Of a file in double precision,
/// <see cref="SavedModel.Network"/> is rounded to the nearest single, and <see cref="SavedModel.Reference"/> is exact.
/// Streams are read and written synchronously: where only asynchronous ones are allowed, as in ASP.NET Core, let a
/// <see cref="MemoryStream"/> stand between. All methods may be called from many threads at once.
/// </remarks>
public static class ModelFile
{
    /// <summary>The format that the ending of a name asks for.</summary>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>, in letters of either case.</param>
    /// <exception cref="ArgumentException">It has another ending.</exception>
    public static ModelFormat FormatOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string ending = Path.GetExtension(path);
        IModelFormat? format = IModelFormat.All.FirstOrDefault(f => f.Extension.Equals(ending, StringComparison.OrdinalIgnoreCase));
        string advice = ForeignFiles.Advice(ending) is { } known ? $" {known}." : "";
        return format?.Format ?? throw new ArgumentException($"'{path}' does not say what format it has: its name must end in {Endings}.{advice}", nameof(path));
    }

    /// <summary>Saves a network to a file, whose ending says in which format.</summary>
    /// <remarks>
    /// The file is written beside, flushed to disk and renamed: at any moment there is either what was there before or the
    /// whole of the new. A link stays a link; the file it leads to is the one replaced. Folders are not made.
    /// </remarks>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>.</param>
    /// <param name="network">What to save.</param>
    /// <param name="recipe">How it came to be, if that is known.</param>
    /// <exception cref="ArgumentException">
    /// The ending is another, a parameter is NaN or infinite, a setting of the recipe is out of its range, the inputs are said to be
    /// others than the network has, or there are more layers than the format has room for (thousands).
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; what was there before is still there.</exception>
    public static void Save(string path, Network network, Recipe? recipe = null) => Save(path, new SavedModel(network, recipe));

    /// <summary>Saves a network in double precision to a file, whose ending says in which format.</summary>
    /// <inheritdoc cref="Save(string, Network, Recipe)"/>
    public static void Save(string path, ReferenceNetwork network, Recipe? recipe = null) => Save(path, new SavedModel(network, recipe));

    /// <summary>Saves a network and all that was in the file it came from, to a file whose ending says in which format.</summary>
    /// <inheritdoc cref="Save(string, Network, Recipe)"/>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>.</param>
    /// <param name="model">What to save.</param>
    /// <param name="names">What its tensors are called; <see cref="TensorNames.Glassbox"/> if not given.</param>
    public static void Save(string path, SavedModel model, TensorNames? names = null)
    {
        ModelFormat format = FormatOf(path);
        Action<Stream> write = Writer(format, model, names ?? TensorNames.Glassbox);
        AtomicFile.Write(path, write);
    }

    /// <summary>Finds out whether a network could be saved to a file, before the work is done; changes nothing.</summary>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>.</param>
    /// <exception cref="ArgumentException">The ending is another.</exception>
    /// <exception cref="IOException">The file cannot be written; it says why.</exception>
    public static void CheckSave(string path)
    {
        FormatOf(path);
        AtomicFile.Check(path);
    }

    /// <summary>Writes a network to a stream.</summary>
    /// <param name="stream">Written from where it stands; it need not be able to seek, and stays open.</param>
    /// <param name="format">How to write it.</param>
    /// <param name="network">What to save.</param>
    /// <param name="recipe">How it came to be, if that is known.</param>
    /// <exception cref="ArgumentException">As for a file.</exception>
    public static void Save(Stream stream, ModelFormat format, Network network, Recipe? recipe = null) =>
        Save(stream, format, new SavedModel(network, recipe));

    /// <summary>Writes a network in double precision to a stream.</summary>
    /// <inheritdoc cref="Save(Stream, ModelFormat, Network, Recipe)"/>
    public static void Save(Stream stream, ModelFormat format, ReferenceNetwork network, Recipe? recipe = null) =>
        Save(stream, format, new SavedModel(network, recipe));

    /// <summary>Writes a network and all that was in the file it came from to a stream.</summary>
    /// <param name="stream">Written from where it stands; it need not be able to seek, and stays open.</param>
    /// <param name="format">How to write it.</param>
    /// <param name="model">What to save.</param>
    /// <param name="names">What its tensors are called; <see cref="TensorNames.Glassbox"/> if not given.</param>
    /// <exception cref="ArgumentException">As for a file.</exception>
    public static void Save(Stream stream, ModelFormat format, SavedModel model, TensorNames? names = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Writer(format, model, names ?? TensorNames.Glassbox)(stream);
    }

    /// <summary>Loads a network from a file, whose ending says in which format it is.</summary>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>.</param>
    /// <param name="hidden">The activation of the hidden layers, for a file that does not say. What a file says counts.</param>
    /// <param name="output">The activation of the last layer, for a file that does not say, or that is ONNX of others and ends with its sums.</param>
    /// <param name="parts">Activations, losses and optimizers of your own that the file may name.</param>
    /// <param name="weights">Which way round weights stand, for a file where that does not follow from shapes and names.</param>
    /// <exception cref="ArgumentException">The ending is another.</exception>
    /// <exception cref="DataFormatException">The file holds something else, is damaged, or nobody says what its activations are.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static SavedModel Load(
        string path, Activation? hidden = null, Activation? output = null, CustomParts? parts = null, WeightOrder? weights = null)
    {
        ModelFormat format = FormatOf(path);
        using FileStream stream = ReadableFile.Open(path);
        return Load(stream, format, path, hidden, output, parts, weights);
    }

    /// <summary>Reads a network from a stream.</summary>
    /// <param name="stream">
    /// Read from where it stands to its end; stays open. One that cannot seek is copied to memory first.
    /// </param>
    /// <param name="format">How it is written.</param>
    /// <param name="name">What errors are to call it.</param>
    /// <param name="hidden">The activation of the hidden layers, where the stream does not say.</param>
    /// <param name="output">The activation of the last layer, where the stream does not say.</param>
    /// <param name="parts">Activations, losses and optimizers of your own that it may name.</param>
    /// <param name="weights">Which way round weights stand, for a stream where that does not follow from shapes and names.</param>
    /// <exception cref="DataFormatException">It holds something else, is damaged, or nobody says what its activations are.</exception>
    public static SavedModel Load(
        Stream stream, ModelFormat format, string name = "the stream", Activation? hidden = null, Activation? output = null,
        CustomParts? parts = null, WeightOrder? weights = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        if (stream.CanSeek && stream.Position == 0) return Read(stream, format, name, hidden, output, weights, parts ?? CustomParts.None);

        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return Read(copy, format, name, hidden, output, weights, parts ?? CustomParts.None);
    }

    private static string Endings =>
        $"{string.Join(", ", IModelFormat.All.SkipLast(1).Select(f => f.Extension))} or {IModelFormat.All[^1].Extension}";

    private static SavedModel Read(Stream stream, ModelFormat format, string name, Activation? hidden, Activation? output, WeightOrder? weights, CustomParts parts)
    {
        IModelFormat expected = IModelFormat.Get(format);
        Span<byte> start = stackalloc byte[9];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (!expected.Recognizes(start))
            foreach (IModelFormat found in IModelFormat.All)
                if (found.Recognizes(start))
                    throw new DataFormatException(name, "byte 0", $"expected {expected.Describe()}, but this is {found.Describe()}");
        return InputsText.Read(expected.Read(stream, name, hidden, output, weights, parts), name);
    }

    // All that can be wrong with what is to be saved comes to light here, before a file is touched.
    private static Action<Stream> Writer(ModelFormat format, SavedModel model, TensorNames names)
    {
        ArgumentNullException.ThrowIfNull(model);
        (Network network, Recipe? recipe) = model;
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(model.Metadata);
        int fault = Finite.FirstFault(network.Parameters);
        if (fault >= 0)
            throw new ArgumentException(FormattableString.Invariant(
                $"The network is not saved: {network.Describe(fault)} is {network.Parameters[fault]}, not a finite number."), nameof(model));
        if (model.Reference is { } reference && !IsRounded(reference, network))
            throw new ArgumentException("The network is not saved: the model has another one in double precision, and only one can be saved.", nameof(model));
        if (recipe is not null) RecipeText.Validate(recipe);
        if (RecipeText.Incompatibility(recipe, network.Architecture) is { } incompatibility)
            throw new ArgumentException($"The network is not saved: it is {network.Architecture}, and with the loss of its recipe, {incompatibility}.", nameof(model));
        return IModelFormat.Get(format).Writer(model with { Metadata = InputsText.Write(model) }, names);
    }

    /// <summary>Whether one network is the other, rounded to single precision.</summary>
    private static bool IsRounded(ReferenceNetwork reference, Network network) =>
        reference.Architecture.Equals(network.Architecture) && reference.ToNetwork().Parameters.SequenceEqual(network.Parameters);
}
