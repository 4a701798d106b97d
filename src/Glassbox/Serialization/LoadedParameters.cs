using Glassbox.Reference;

namespace Glassbox.Serialization;

/// <summary>The parameters of a network while they are read: in double precision if the file has it, so that rounding can wait.</summary>
/// <param name="architecture">The shape of the network.</param>
/// <param name="isDouble">Whether any of the file's numbers are in double precision.</param>
internal sealed class LoadedParameters(Architecture architecture, bool isDouble)
{
    private readonly Network? network = isDouble ? null : new Network(architecture);
    private readonly ReferenceNetwork? reference = isDouble ? new ReferenceNetwork(architecture) : null;

    /// <summary>The tensors to fill, in file order.</summary>
    public IEnumerable<ModelTensor> Tensors => reference is null ? ModelTensor.Enumerate(network!) : ModelTensor.Enumerate(reference);

    /// <summary>Returns the network with the parameters that were filled in.</summary>
    public SavedModel ToSavedModel(Recipe? recipe) => reference is null ? new SavedModel(network!, recipe) : new SavedModel(reference, recipe);
}
