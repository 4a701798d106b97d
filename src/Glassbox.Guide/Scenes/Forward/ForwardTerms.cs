namespace Glassbox.Guide.Scenes.Forward;

/// <summary>The terms of the names in the body of Forward, for the hidden layer.</summary>
internal static class ForwardTerms
{
    /// <summary>Each name with its term.</summary>
    public static IReadOnlyDictionary<string, string> Hidden { get; } =
        new Dictionary<string, string> { ["weights"] = "hiddenWeights", ["row"] = "hiddenWeights", ["inputs"] = "image" };

    /// <summary>The terms of the names in the dot product.</summary>
    public static IReadOnlyDictionary<string, string> Dot { get; } =
        new Dictionary<string, string> { ["a"] = "hiddenWeights", ["b"] = "image", ["sum"] = "hiddenSums" };
}
