namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The parts of what the program does with one sample.</summary>
public enum ProgramPart
{
    /// <summary>The image and its label.</summary>
    Sample,

    /// <summary>From pixels to an answer: chapter 6.</summary>
    Forward,

    /// <summary>How wrong it is: chapter 7.</summary>
    Cost,

    /// <summary>Who is to blame: chapter 8.</summary>
    Backward,

    /// <summary>Weights and biases change: chapter 8.</summary>
    Update,

    /// <summary>The same sample once more, through the changed network.</summary>
    Again,
}
