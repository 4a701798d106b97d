namespace Glassbox.Serialization;

/// <summary>A file format for networks. A new one is one new file, a name in <see cref="ModelFormat"/> and a line in <see cref="All"/>.</summary>
internal interface IModelFormat
{
    /// <summary>All formats, in the order of <see cref="ModelFormat"/>.</summary>
    static IReadOnlyList<IModelFormat> All { get; } = [new SafetensorsFormat(), new NpzFormat(), new OnnxFormat()];

    /// <summary>The public name.</summary>
    ModelFormat Format { get; }

    /// <summary>The file extension in lowercase, such as <c>.npz</c>.</summary>
    string Extension { get; }

    /// <summary>Returns the format with a public name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    static IModelFormat Get(ModelFormat format) => All.FirstOrDefault(candidate => candidate.Format == format)
        ?? throw new ArgumentOutOfRangeException(nameof(format), $"There is no model format {format}.");

    /// <summary>Returns a description of such a file, for error messages.</summary>
    string Describe() => $"a {Extension} file";

    /// <summary>Returns whether the first bytes of a file look like this format.</summary>
    /// <param name="start">The first nine bytes, or fewer if the file is shorter.</param>
    bool Recognizes(ReadOnlySpan<byte> start);

    /// <summary>Reads a network.</summary>
    /// <param name="stream">A seekable stream at its start.</param>
    /// <param name="file">The name of the file, for error messages.</param>
    /// <param name="hidden">The activation of the hidden layers, if the file does not record it.</param>
    /// <param name="output">The activation of the last layer, if the file does not record it.</param>
    /// <param name="weights">The order of the weights, if the file does not determine it.</param>
    /// <param name="parts">Custom activations, losses and optimizers that it may name.</param>
    /// <exception cref="DataFormatException">The file is not a network, or is damaged.</exception>
    SavedModel Read(Stream stream, string file, Activation? hidden, Activation? output, WeightOrder? weights, CustomParts parts);

    /// <summary>Returns an action that writes a network to a stream. The model is validated before, so that errors occur before a file is touched.</summary>
    /// <exception cref="ArgumentException">There are too many layers, the names do not fit them, or a setting of the recipe is out of range.</exception>
    Action<Stream> Writer(SavedModel model, TensorNames names);
}
