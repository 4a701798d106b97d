namespace Glassbox.Reference;

/// <summary>The names of values in a trace, and in the video's program.</summary>
internal sealed class TraceNames(Architecture architecture)
{
    private const int PixelsOfADigit = 28 * 28;

    private readonly int count = architecture.Layers.Count;

    public bool IsImage { get; } = architecture.Inputs == PixelsOfADigit;

    public string Inputs => IsImage ? "image" : "inputs";

    public string Targets => IsImage ? "label" : "targets";

    /// <summary>Returns the name of a layer, from 0: "hidden", "hidden 2" or "output".</summary>
    public string Layer(int layer) => layer == count - 1 ? "output" : count == 2 ? "hidden" : $"hidden {layer + 1}";

    /// <summary>Returns the name of a layer's inputs.</summary>
    public string Into(int layer) => layer == 0 ? Inputs : $"{Layer(layer - 1)} activations";

    public string To(int layer) => $"to {Layer(layer)}";

    public string From(int layer) => layer > 0 ? $"from {Layer(layer - 1)}" : IsImage ? "from pixel" : "from input";

    /// <summary>Returns the video's name, if its network has as many layers as this one.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="hidden">The name in the hidden layer.</param>
    /// <param name="output">The name in the output layer.</param>
    public string? Short(int layer, string hidden, string output) => count != 2 ? null : layer == 0 ? hidden : output;

    /// <summary>Returns the video's name of something that exists once.</summary>
    public string? Short(string name) => count == 2 ? name : null;
}
