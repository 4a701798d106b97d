using Glassbox.Data.Serialization;
using Glassbox.Serialization;

namespace Glassbox.Data;

// Saving and loading models.
public sealed partial class Model
{
    /// <summary>Saves the model to a file: the network, and everything else that it needs as text metadata.</summary>
    /// <remarks>
    /// <see cref="ModelFile"/> and other programs can load it as a network. As ONNX, the graph itself takes the columns and returns predictions, so
    /// any ONNX runtime can run it without anything else. An existing file is kept until the new one is complete.
    /// </remarks>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>.</param>
    /// <exception cref="ArgumentException">The name has another extension, or a parameter is NaN or infinite.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Path.GetExtension(path).Equals(".onnx", StringComparison.OrdinalIgnoreCase)) AtomicFile.Write(path, OnnxModel.Writer(this));
        else ModelFile.Save(path, ToSaved());
    }

    /// <summary>Writes the model to a stream.</summary>
    /// <param name="stream">Written from its current position; need not be seekable, and is left open.</param>
    /// <param name="format">The format.</param>
    /// <exception cref="ArgumentException">A parameter is NaN or infinite.</exception>
    public void Save(Stream stream, ModelFormat format = ModelFormat.Safetensors)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (format == ModelFormat.Onnx) OnnxModel.Writer(this)(stream);
        else ModelFile.Save(stream, format, ToSaved());
    }

    /// <summary>Loads a model from a file.</summary>
    /// <remarks>
    /// A network file without a description of columns is a model too: its inputs are named <c>0</c>, <c>1</c> and so on and are not scaled, and its
    /// classes are named the same way.
    /// </remarks>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>.</param>
    /// <exception cref="ArgumentException">The name has another extension.</exception>
    /// <exception cref="DataFormatException">The file is not a model, or is damaged.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static Model Load(string path) => FromSaved(ModelFile.Load(path), path);

    /// <summary>Loads a model from a stream.</summary>
    /// <param name="stream">Read from its current position to its end; left open.</param>
    /// <param name="format">The format.</param>
    /// <param name="name">The name to use in error messages.</param>
    /// <exception cref="DataFormatException">The stream is not a model, or is damaged.</exception>
    public static Model Load(Stream stream, ModelFormat format = ModelFormat.Safetensors, string name = "the stream") =>
        FromSaved(ModelFile.Load(stream, format, name), name);

    /// <summary>Loads a model from a file asynchronously.</summary>
    /// <inheritdoc cref="Load(string)"/>
    public static async Task<Model> LoadAsync(string path, CancellationToken cancellation = default)
    {
        ModelFormat format = ModelFile.FormatOf(path);
        byte[] bytes = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
        return Load(new MemoryStream(bytes), format, path);
    }

    /// <summary>Loads a model from a stream asynchronously.</summary>
    /// <inheritdoc cref="Load(Stream, ModelFormat, string)"/>
    public static async Task<Model> LoadAsync(
        Stream stream, ModelFormat format = ModelFormat.Safetensors, string name = "the stream", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellation).ConfigureAwait(false);
        copy.Position = 0;
        return Load(copy, format, name);
    }

    /// <summary>Creates a model from the contents of a network file.</summary>
    /// <param name="saved">The contents.</param>
    /// <param name="name">The name of the file to use in error messages.</param>
    /// <exception cref="DataFormatException">The metadata does not fit the network.</exception>
    public static Model FromSaved(SavedModel saved, string name = "the model")
    {
        ArgumentNullException.ThrowIfNull(saved);
        ArgumentNullException.ThrowIfNull(name);
        return ModelText.Read(saved, name);
    }

    /// <summary>Returns the model as the contents of a network file.</summary>
    public SavedModel ToSaved() => new(Network, Recipe) { Inputs = Image, Metadata = ModelText.Write(this) };
}
