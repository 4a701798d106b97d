namespace Glassbox.Guide.Scenes.Forward;

/// <summary>What the names in the body of Forward stand for, where it makes the hidden layer.</summary>
internal static class ForwardTerms
{
    /// <summary>Each name with its term.</summary>
    public static IReadOnlyDictionary<string, string> Hidden { get; } =
        new Dictionary<string, string> { ["weights"] = "hiddenWeights", ["row"] = "hiddenWeights", ["inputs"] = "image" };

    /// <summary>What those in the dot product stand for there.</summary>
    public static IReadOnlyDictionary<string, string> Dot { get; } =
        new Dictionary<string, string> { ["a"] = "hiddenWeights", ["b"] = "image", ["sum"] = "hiddenSums" };
}
