namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>What a step does with numbers.</summary>
public enum Operation
{
    /// <summary>Nothing yet: the loop takes up the sample.</summary>
    Begin,

    /// <summary>Bytes become numbers from 0 to 1.</summary>
    Scale,

    /// <summary>A label becomes places.</summary>
    Place,

    /// <summary>weights · inputs + biases</summary>
    Sum,

    /// <summary>The sigmoid of each sum.</summary>
    Squash,

    /// <summary>The mean of the squared differences.</summary>
    Cost,

    /// <summary>Whether the largest output stands in the label's place.</summary>
    Judge,

    /// <summary>output − label</summary>
    Difference,

    /// <summary>transpose of weights · deltas</summary>
    SendBack,

    /// <summary>Each error times the slope of the sigmoid.</summary>
    Slope,

    /// <summary>weights − rate · deltas · transpose of inputs</summary>
    StepWeights,

    /// <summary>biases − rate · deltas</summary>
    StepBiases,
}
