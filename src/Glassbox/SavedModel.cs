namespace Glassbox;

/// <summary>What a model file holds.</summary>
/// <param name="Network">The network, with its parameters.</param>
/// <param name="Recipe">How it came to be, or null where the file does not say.</param>
public sealed record SavedModel(Network Network, Recipe? Recipe = null)
{
    /// <summary>What its inputs are made from, or null where the file does not say.</summary>
    public ModelInputs? Inputs { get; init; }

    /// <summary>What else the file says, texts by name: nothing that is understood here, but it is kept.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
