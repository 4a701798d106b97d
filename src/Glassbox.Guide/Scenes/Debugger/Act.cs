namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The lines of the shortened program next to the picture, in the order of nn.cs. Each has its own animation.</summary>
public enum Act
{
    /// <summary>The digit arrives.</summary>
    Image,

    /// <summary>Its label becomes one-hot.</summary>
    Label,

    /// <summary>Its ink lands in the tiles, and pixel × weight is summed up.</summary>
    HiddenSums,

    /// <summary>The sums become activations, shown as discs.</summary>
    Hidden,

    /// <summary>The signals continue and become sums.</summary>
    OutputSums,

    /// <summary>The sums become bars from 0 to 1.</summary>
    Output,

    /// <summary>The differences become squares, and one number.</summary>
    Error,

    /// <summary>The largest bar is compared with the label.</summary>
    Correct,

    /// <summary>The differences are highlighted on the bars.</summary>
    OutputDelta,

    /// <summary>The errors flow back and narrow at the derivative.</summary>
    HiddenDelta,

    /// <summary>Signal and error meet on each line.</summary>
    OutputWeights,

    /// <summary>Each difference changes sign: the update of a bias.</summary>
    OutputBiases,

    /// <summary>Error and picture meet: each tile is stamped.</summary>
    HiddenWeights,

    /// <summary>The error itself changes sign: the update of the last biases.</summary>
    HiddenBiases,

    /// <summary>The same digit again, through the updated network.</summary>
    Again,
}
