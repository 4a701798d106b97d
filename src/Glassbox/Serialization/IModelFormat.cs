namespace Glassbox.Serialization;

/// <summary>A way to write a network down. A new one is one new file, a name in <see cref="ModelFormat"/> and a line in <see cref="All"/>.</summary>
internal interface IModelFormat
{
    /// <summary>All there are, in the order of <see cref="ModelFormat"/>.</summary>
    static IReadOnlyList<IModelFormat> All { get; } = [new SafetensorsFormat(), new NpzFormat(), new OnnxFormat()];

    /// <summary>Its public name.</summary>
    ModelFormat Format { get; }

    /// <summary>How names of such files end, in lower case, as <c>.npz</c>.</summary>
    string Extension { get; }

    /// <summary>The format of a public name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    static IModelFormat Get(ModelFormat format) => All.FirstOrDefault(candidate => candidate.Format == format)
        ?? throw new ArgumentOutOfRangeException(nameof(format), $"There is no model format {format}.");

    /// <summary>What a file in it is, for errors.</summary>
    string Describe() => $"a {Extension} file";

    /// <summary>Whether a file that starts like this is likely to be one.</summary>
    /// <param name="start">Its first bytes, nine of them where it has as many.</param>
    bool Recognizes(ReadOnlySpan<byte> start);

    /// <summary>Reads a network.</summary>
    /// <param name="stream">Can seek, and stands at its start.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <param name="hidden">The activation of the hidden layers, where the file does not say.</param>
    /// <param name="output">The activation of the last layer, where the file does not say.</param>
    /// <param name="weights">Which way round weights stand, where that does not follow from the file.</param>
    /// <param name="parts">Activations, losses and optimizers that it may name beside the library's.</param>
    /// <exception cref="DataFormatException">It holds something else, or is damaged.</exception>
    SavedModel Read(Stream stream, string file, Activation? hidden, Activation? output, WeightOrder? weights, CustomParts parts);

    /// <summary>What writes a network to a stream. All that can be wrong with it comes to light before there is anything to write to.</summary>
    /// <exception cref="ArgumentException">There are too many layers, the names do not fit them, or a setting of the recipe is out of its range.</exception>
    Action<Stream> Writer(SavedModel model, TensorNames names);
}
