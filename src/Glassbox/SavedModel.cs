namespace Glassbox;

/// <summary>What a model file holds.</summary>
/// <param name="Network">The network, with its parameters.</param>
/// <param name="Recipe">How it came to be, or null where the file does not say.</param>
public sealed record SavedModel(Network Network, Recipe? Recipe = null);
