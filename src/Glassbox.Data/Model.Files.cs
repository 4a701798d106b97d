using Glassbox.Data.Serialization;
using Glassbox.Serialization;

namespace Glassbox.Data;

// How a model is kept.
public sealed partial class Model
{
    /// <summary>Saves the model to a file: the network, and beside it as text all that it needs.</summary>
    /// <remarks>
    /// It stays a file of a network, which <see cref="ModelFile"/> and other programs load. As ONNX, the graph itself takes the columns and
    /// gives the answer, so that any runtime of that format needs nothing else. What was there before stays until the new one is whole.
    /// </remarks>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>.</param>
    /// <exception cref="ArgumentException">The ending is another, or a parameter is NaN or infinite.</exception>
    /// <exception cref="IOException">The file cannot be written; what was there before is still there.</exception>
    public void Save(string path)
    {
        if (ModelFile.FormatOf(path) == ModelFormat.Onnx) AtomicFile.Write(path, OnnxModel.Writer(this));
        else ModelFile.Save(path, ToSaved());
    }

    /// <summary>Writes the model to a stream.</summary>
    /// <param name="stream">Written from where it stands; it need not be able to seek, and stays open.</param>
    /// <param name="format">How to write it.</param>
    /// <exception cref="ArgumentException">A parameter is NaN or infinite.</exception>
    public void Save(Stream stream, ModelFormat format = ModelFormat.Safetensors)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (format == ModelFormat.Onnx) OnnxModel.Writer(this)(stream);
        else ModelFile.Save(stream, format, ToSaved());
    }

    /// <summary>Loads a model from a file.</summary>
    /// <remarks>
    /// A file of a network that says nothing of columns is a model too: its inputs are called <c>0</c>, <c>1</c> and so on and are taken
    /// as they are, and so are its classes.
    /// </remarks>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.npz</c> or <c>.onnx</c>.</param>
    /// <exception cref="ArgumentException">The ending is another.</exception>
    /// <exception cref="DataFormatException">The file holds something else, or is damaged.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static Model Load(string path) => FromSaved(ModelFile.Load(path), path);

    /// <summary>Loads a model from a stream.</summary>
    /// <param name="stream">Read from where it stands to its end; stays open.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="name">What errors are to call it.</param>
    /// <exception cref="DataFormatException">It holds something else, or is damaged.</exception>
    public static Model Load(Stream stream, ModelFormat format = ModelFormat.Safetensors, string name = "the stream") =>
        FromSaved(ModelFile.Load(stream, format, name), name);

    /// <summary>Loads a model from a file without holding up a thread while it is read.</summary>
    /// <inheritdoc cref="Load(string)"/>
    public static async Task<Model> LoadAsync(string path, CancellationToken cancellation = default)
    {
        ModelFormat format = ModelFile.FormatOf(path);
        byte[] bytes = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
        return Load(new MemoryStream(bytes), format, path);
    }

    /// <summary>Loads a model from a stream without holding up a thread while it is read.</summary>
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

    /// <summary>The model that a file of a network holds.</summary>
    /// <param name="saved">What was loaded.</param>
    /// <param name="name">What errors are to call the file.</param>
    /// <exception cref="DataFormatException">What it says of itself does not fit the network.</exception>
    public static Model FromSaved(SavedModel saved, string name = "the model")
    {
        ArgumentNullException.ThrowIfNull(saved);
        ArgumentNullException.ThrowIfNull(name);
        return ModelText.Read(saved, name);
    }

    /// <summary>The model as the file of a network holds it.</summary>
    public SavedModel ToSaved() => new(Network, Recipe) { Inputs = Image, Metadata = ModelText.Write(this) };
}
