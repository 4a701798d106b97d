using Glassbox.Kernels;
using Glassbox.Reference;
using Glassbox.Serialization;

namespace Glassbox;

/// <summary>Saves networks to files and loads them.</summary>
/// <remarks>
/// For each layer <c>i</c> from 0, every format contains <c>weights_i</c> [outputs, inputs] and <c>bias_i</c> [outputs, 1], as well as the
/// activations and, if known, the recipe and the kind of inputs. The same network gives the same bytes on every machine. A
/// <see cref="Network"/> is written in single precision (float32), a <see cref="ReferenceNetwork"/> in double precision (float64).
/// Files from other programs are read too: in either precision, little or big endian, in row or column order, with biases as [outputs], with
/// the names of PyTorch, Keras and scikit-learn. If they do not record activations, the caller must specify them.
/// From ONNX, chains of dense layers are read. For a file in double precision, <see cref="SavedModel.Network"/> is rounded to single
/// precision, and <see cref="SavedModel.Reference"/> is exact.
/// Streams are read and written synchronously: where only asynchronous access is allowed, as in ASP.NET Core, use a
/// <see cref="MemoryStream"/> in between. All methods are thread-safe.
/// </remarks>
public static class ModelFile
{
    /// <summary>Returns the format for a file extension.</summary>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>; case does not matter.</param>
    /// <exception cref="ArgumentException">The name has another extension.</exception>
    public static ModelFormat FormatOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string advice = ForeignFiles.Advice(Path.GetExtension(path)) is { } known ? $" {known}." : "";
        return Find(path) ?? throw new ArgumentException($"'{path}' is not a model file: its name must end in {Endings}.{advice}", nameof(path));
    }

    /// <summary>Saves a network to a file, in the format of its extension.</summary>
    /// <remarks>
    /// The file is written beside the old one, flushed to disk and renamed: at any moment, either the old file or the complete new one exists. A
    /// symbolic link is preserved; its target is replaced. Folders are not created.
    /// </remarks>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>.</param>
    /// <param name="network">The network to save.</param>
    /// <param name="recipe">How it was trained, if known.</param>
    /// <exception cref="ArgumentException">
    /// The extension is unknown, a parameter is NaN or infinite, a setting of the recipe is out of range, the description of the inputs does not
    /// match the network, or there are more layers than the format supports (thousands).
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public static void Save(string path, Network network, Recipe? recipe = null) => Save(path, new SavedModel(network, recipe));

    /// <summary>Saves a network in double precision to a file, in the format of its extension.</summary>
    /// <inheritdoc cref="Save(string, Network, Recipe)"/>
    public static void Save(string path, ReferenceNetwork network, Recipe? recipe = null) => Save(path, new SavedModel(network, recipe));

    /// <summary>Saves a network and everything else from its original file to a file, in the format of its extension.</summary>
    /// <inheritdoc cref="Save(string, Network, Recipe)"/>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>.</param>
    /// <param name="model">The model to save.</param>
    /// <param name="names">The names of the tensors; <see cref="TensorNames.Glassbox"/> by default.</param>
    public static void Save(string path, SavedModel model, TensorNames? names = null)
    {
        ModelFormat format = FormatToSave(path);
        Action<Stream> write = Writer(format, model, names ?? TensorNames.Glassbox);
        AtomicFile.Write(path, write);
    }

    /// <summary>Checks whether a network can be saved to a file, before the work is done; changes nothing.</summary>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>.</param>
    /// <exception cref="ArgumentException">The name has another extension.</exception>
    /// <exception cref="IOException">The file cannot be written; the message says why.</exception>
    public static void CheckSave(string path)
    {
        FormatToSave(path);
        AtomicFile.Check(path);
    }

    /// <summary>Writes a network to a stream.</summary>
    /// <param name="stream">Written from its current position; need not be seekable, and is left open.</param>
    /// <param name="format">The format.</param>
    /// <param name="network">The network to save.</param>
    /// <param name="recipe">How it was trained, if known.</param>
    /// <exception cref="ArgumentException">As for a file.</exception>
    public static void Save(Stream stream, ModelFormat format, Network network, Recipe? recipe = null) =>
        Save(stream, format, new SavedModel(network, recipe));

    /// <summary>Writes a network in double precision to a stream.</summary>
    /// <inheritdoc cref="Save(Stream, ModelFormat, Network, Recipe)"/>
    public static void Save(Stream stream, ModelFormat format, ReferenceNetwork network, Recipe? recipe = null) =>
        Save(stream, format, new SavedModel(network, recipe));

    /// <summary>Writes a network and everything else from its original file to a stream.</summary>
    /// <param name="stream">Written from its current position; need not be seekable, and is left open.</param>
    /// <param name="format">The format.</param>
    /// <param name="model">The model to save.</param>
    /// <param name="names">The names of the tensors; <see cref="TensorNames.Glassbox"/> by default.</param>
    /// <exception cref="ArgumentException">As for a file.</exception>
    public static void Save(Stream stream, ModelFormat format, SavedModel model, TensorNames? names = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Writer(format, model, names ?? TensorNames.Glassbox)(stream);
    }

    /// <summary>Loads a network from a file, in the format of its extension.</summary>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>.</param>
    /// <param name="hidden">The activation of the hidden layers, if the file does not record it; what the file says takes precedence.</param>
    /// <param name="output">The activation of the last layer, if the file does not record it, or is an ONNX file from another program that ends with weighted sums.</param>
    /// <param name="parts">Custom activations, losses and optimizers that the file may name.</param>
    /// <param name="weights">The order of the weights, if shapes and names do not determine it.</param>
    /// <exception cref="ArgumentException">The name has another extension.</exception>
    /// <exception cref="DataFormatException">The file is not a network, is damaged, or its activations are unknown.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static SavedModel Load(
        string path, Activation? hidden = null, Activation? output = null, CustomParts? parts = null, WeightOrder? weights = null)
    {
        ModelFormat format = FormatOf(path);
        using FileStream stream = ReadableFile.Open(path);
        return Load(stream, format, path, hidden, output, parts, weights);
    }

    /// <summary>Reads a network from a stream.</summary>
    /// <param name="stream">
    /// Read from its current position to its end; left open. If it is not seekable, it is copied to memory first.
    /// </param>
    /// <param name="format">The format.</param>
    /// <param name="name">The name to use in error messages.</param>
    /// <param name="hidden">The activation of the hidden layers, if the stream does not record it.</param>
    /// <param name="output">The activation of the last layer, if the stream does not record it.</param>
    /// <param name="parts">Custom activations, losses and optimizers that the stream may name.</param>
    /// <param name="weights">The order of the weights, if shapes and names do not determine it.</param>
    /// <exception cref="DataFormatException">The stream is not a network, is damaged, or its activations are unknown.</exception>
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

    private static ModelFormat? Find(string path)
    {
        string ending = Path.GetExtension(path);
        return IModelFormat.All.FirstOrDefault(format => format.Extension.Equals(ending, StringComparison.OrdinalIgnoreCase))?.Format;
    }

    // How other programs save is no advice for saving here.
    private static ModelFormat FormatToSave(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Find(path) ?? throw new ArgumentException($"'{path}' names no format to save in: its name must end in {Endings}.", nameof(path));
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

    // Everything that can be wrong with the model is checked here, before a file is touched.
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

    /// <summary>Returns whether a network is the reference rounded to single precision.</summary>
    private static bool IsRounded(ReferenceNetwork reference, Network network) =>
        reference.Architecture.Equals(network.Architecture) && reference.ToNetwork().Parameters.SequenceEqual(network.Parameters);
}
