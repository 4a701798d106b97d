using Glassbox.Reference;

namespace Glassbox.Serialization;

/// <summary>The numbers of a network while they are read: in double precision where the file has it, as rounding can wait.</summary>
/// <param name="architecture">The shape of the network.</param>
/// <param name="isDouble">Whether the file holds any of the numbers in double precision.</param>
internal sealed class LoadedParameters(Architecture architecture, bool isDouble)
{
    private readonly Network? network = isDouble ? null : new Network(architecture);
    private readonly ReferenceNetwork? reference = isDouble ? new ReferenceNetwork(architecture) : null;

    /// <summary>To be filled, in the order in which they are written.</summary>
    public IEnumerable<ModelTensor> Tensors => reference is null ? ModelTensor.Enumerate(network!) : ModelTensor.Enumerate(reference);

    /// <summary>The network with all that was filled in.</summary>
    public SavedModel ToSavedModel(Recipe? recipe) => reference is null ? new SavedModel(network!, recipe) : new SavedModel(reference, recipe);
}
