namespace Glassbox.Reference;

/// <summary>The stages of a training step.</summary>
public enum TraceStage
{
    /// <summary>Given values: inputs and targets.</summary>
    Given,

    /// <summary>The forward pass, from the inputs to the outputs.</summary>
    Forward,

    /// <summary>The cost: how wrong the outputs are.</summary>
    Cost,

    /// <summary>The backward pass, from the outputs to the gradients.</summary>
    Backward,

    /// <summary>The updated weights and biases.</summary>
    Update,
}
