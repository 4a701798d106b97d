namespace Glassbox.Reference;

/// <summary>What things are called in a trace, and in the program of the video.</summary>
internal sealed class TraceNames(Architecture architecture)
{
    private const int PixelsOfADigit = 28 * 28;

    private readonly int count = architecture.Layers.Count;

    public bool IsImage { get; } = architecture.Inputs == PixelsOfADigit;

    public string Inputs => IsImage ? "image" : "inputs";

    public string Targets => IsImage ? "label" : "targets";

    /// <summary>The layer, from 0: "hidden", "hidden 2" or "output".</summary>
    public string Layer(int layer) => layer == count - 1 ? "output" : count == 2 ? "hidden" : $"hidden {layer + 1}";

    /// <summary>What goes into a layer.</summary>
    public string Into(int layer) => layer == 0 ? Inputs : $"{Layer(layer - 1)} activations";

    public string To(int layer) => $"to {Layer(layer)}";

    public string From(int layer) => layer > 0 ? $"from {Layer(layer - 1)}" : IsImage ? "from pixel" : "from input";

    /// <summary>The video's name, where its network has as many layers as this one.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="hidden">Its name in the hidden layer.</param>
    /// <param name="output">Its name in the output layer.</param>
    public string? Short(int layer, string hidden, string output) => count != 2 ? null : layer == 0 ? hidden : output;

    /// <summary>The video's name of something that stands once.</summary>
    public string? Short(string name) => count == 2 ? name : null;
}
