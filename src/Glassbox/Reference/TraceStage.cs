namespace Glassbox.Reference;

/// <summary>The parts of a step.</summary>
public enum TraceStage
{
    /// <summary>What is given: inputs and targets.</summary>
    Given,

    /// <summary>From the inputs to the outputs.</summary>
    Forward,

    /// <summary>How wrong the outputs are.</summary>
    Cost,

    /// <summary>From the outputs back to the gradients.</summary>
    Backward,

    /// <summary>The changed weights and biases.</summary>
    Update,
}
