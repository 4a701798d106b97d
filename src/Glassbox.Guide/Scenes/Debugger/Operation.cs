namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The operation of a step.</summary>
public enum Operation
{
    /// <summary>None yet: the loop starts with the sample.</summary>
    Begin,

    /// <summary>Scales bytes to numbers from 0 to 1.</summary>
    Scale,

    /// <summary>One-hot encodes a label.</summary>
    Place,

    /// <summary>weights · inputs + biases</summary>
    Sum,

    /// <summary>The sigmoid of each sum.</summary>
    Squash,

    /// <summary>The mean of the squared differences.</summary>
    Cost,

    /// <summary>Whether the largest output is that of the label.</summary>
    Judge,

    /// <summary>output − label</summary>
    Difference,

    /// <summary>transpose of weights · deltas</summary>
    SendBack,

    /// <summary>Each error times the derivative of the sigmoid.</summary>
    Slope,

    /// <summary>weights − rate · deltas · transpose of inputs</summary>
    StepWeights,

    /// <summary>biases − rate · deltas</summary>
    StepBiases,
}
