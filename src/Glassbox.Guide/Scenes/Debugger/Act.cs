namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The lines of the narrow program beside the picture, in the order of nn.cs. Each has a motion of its own.</summary>
public enum Act
{
    /// <summary>The digit arrives.</summary>
    Image,

    /// <summary>Its label becomes a place.</summary>
    Label,

    /// <summary>Its ink lands in the tiles, and pixel × weight becomes a sum.</summary>
    HiddenSums,

    /// <summary>The sums are squashed into discs.</summary>
    Hidden,

    /// <summary>Signals run on and become sums.</summary>
    OutputSums,

    /// <summary>The sums become bars from 0 to 1.</summary>
    Output,

    /// <summary>The gaps become squares, and one number.</summary>
    Error,

    /// <summary>The largest bar against the label.</summary>
    Correct,

    /// <summary>The differences stand out on the bars.</summary>
    OutputDelta,

    /// <summary>Blame runs back, and narrows at the slope.</summary>
    HiddenDelta,

    /// <summary>Signal and blame meet on each line.</summary>
    OutputWeights,

    /// <summary>Each difference turns over: a bias.</summary>
    OutputBiases,

    /// <summary>Blame and picture meet: each tile is stamped.</summary>
    HiddenWeights,

    /// <summary>The blame itself turns over: the last biases.</summary>
    HiddenBiases,

    /// <summary>The same digit once more, through the changed network.</summary>
    Again,
}
