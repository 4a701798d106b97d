using Glassbox.Reference;

namespace Glassbox;

/// <summary>The contents of a model file.</summary>
/// <param name="Network">The network with its parameters; rounded to single precision if the file has double precision.</param>
/// <param name="Recipe">How it was trained, or null if the file does not say.</param>
public sealed record SavedModel(Network Network, Recipe? Recipe = null)
{
    /// <summary>Initializes a model with a network in double precision, which is saved as such.</summary>
    /// <param name="reference">The network.</param>
    /// <param name="recipe">How it was trained, if known.</param>
    public SavedModel(ReferenceNetwork reference, Recipe? recipe = null)
        : this((reference ?? throw new ArgumentNullException(nameof(reference))).ToNetwork(), recipe) => Reference = reference;

    /// <summary>
    /// The same network in double precision, if the file has it or should have it; otherwise null.
    /// </summary>
    /// <remarks>
    /// The two must agree: rounded to single precision, this must equal <see cref="Network"/>. To save a loaded network after training it
    /// further, create a new model from the one that was trained.
    /// </remarks>
    public ReferenceNetwork? Reference { get; init; }

    /// <summary>The kind of inputs, or null if the file does not say.</summary>
    public ModelInputs? Inputs { get; init; }

    /// <summary>Other metadata of the file, by name; Glassbox preserves it without interpreting it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
