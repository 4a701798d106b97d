namespace Glassbox.Reference;

/// <summary>The kind of a <see cref="TraceEntry"/>.</summary>
public enum TraceKind
{
    /// <summary>The inputs of the network.</summary>
    Inputs,

    /// <summary>The targets.</summary>
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

    /// <summary>1 if the prediction is correct, else 0.</summary>
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
