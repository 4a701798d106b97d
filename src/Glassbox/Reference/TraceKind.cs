namespace Glassbox.Reference;

/// <summary>What a <see cref="TraceEntry"/> is.</summary>
public enum TraceKind
{
    /// <summary>The inputs of the network.</summary>
    Inputs,

    /// <summary>What the outputs should have been.</summary>
    Targets,

    /// <summary>The weights of a layer, before the step.</summary>
    Weights,

    /// <summary>The biases of a layer, before the step.</summary>
    Biases,

    /// <summary>The weighted sums of a layer.</summary>
    Sums,

    /// <summary>The activations of a layer.</summary>
    Activations,

    /// <summary>The mean over the outputs of (output − target)².</summary>
    MeanSquaredError,

    /// <summary>The loss that is minimized.</summary>
    Loss,

    /// <summary>1 where the answer is right, else 0.</summary>
    Correct,

    /// <summary>∂C/∂activation of a layer.</summary>
    Error,

    /// <summary>∂activation/∂sum of a layer.</summary>
    ActivationDerivative,

    /// <summary>∂C/∂sum of a layer.</summary>
    Delta,

    /// <summary>∂C/∂weight of a layer.</summary>
    WeightGradients,

    /// <summary>∂C/∂bias of a layer.</summary>
    BiasGradients,

    /// <summary>The weights of a layer, after the step.</summary>
    UpdatedWeights,

    /// <summary>The biases of a layer, after the step.</summary>
    UpdatedBiases,
}
