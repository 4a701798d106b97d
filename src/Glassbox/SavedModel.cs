using Glassbox.Reference;

namespace Glassbox;

/// <summary>What a model file holds.</summary>
/// <param name="Network">The network, with its parameters; rounded to single precision where the file holds double.</param>
/// <param name="Recipe">How it came to be, or null where the file does not say.</param>
public sealed record SavedModel(Network Network, Recipe? Recipe = null)
{
    /// <summary>A network in double precision, which is saved as such.</summary>
    /// <param name="reference">The network.</param>
    /// <param name="recipe">How it came to be, if that is known.</param>
    public SavedModel(ReferenceNetwork reference, Recipe? recipe = null)
        : this((reference ?? throw new ArgumentNullException(nameof(reference))).ToNetwork(), recipe) => Reference = reference;

    /// <summary>
    /// The same network in double precision, where the file holds it so, or is to; otherwise null, and
    /// <see cref="Network"/> is all there is.
    /// </summary>
    /// <remarks>
    /// Both are saved as one, so they must be one: rounded to single precision, this must be <see cref="Network"/>. To save
    /// what was loaded after training it further, make a new model of the one that was trained.
    /// </remarks>
    public ReferenceNetwork? Reference { get; init; }

    /// <summary>What its inputs are made from, or null where the file does not say.</summary>
    public ModelInputs? Inputs { get; init; }

    /// <summary>What else the file says, texts by name: nothing that is understood here, but it is kept.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
