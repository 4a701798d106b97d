namespace Glassbox.Guide.Scenes.Forward;

/// <summary>What the names in the body of Forward stand for, where it makes the hidden layer.</summary>
internal static class ForwardTerms
{
    /// <summary>Each name with its term.</summary>
    public static IReadOnlyDictionary<string, string> Hidden { get; } =
        new Dictionary<string, string> { ["weights"] = "hiddenWeights", ["row"] = "hiddenWeights", ["inputs"] = "image" };
}
