namespace Glassbox.Guide.Code;

/// <summary>The names in nn.cs that are terms of the guide: all elements with the same term are highlighted together.</summary>
public static class CodeTerms
{
    /// <summary>Each name in the program with its term.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new[]
    {
        "image", "label", "hiddenWeights", "hiddenBiases", "hidden", "outputWeights", "outputBiases", "output", "error",
        "outputDelta", "hiddenDelta", "learningRate",
    }.ToDictionary(name => name);
}
