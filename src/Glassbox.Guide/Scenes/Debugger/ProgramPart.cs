namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The parts of the program's work on one sample.</summary>
public enum ProgramPart
{
    /// <summary>The image and its label.</summary>
    Sample,

    /// <summary>The forward pass: chapter 6.</summary>
    Forward,

    /// <summary>The cost: chapter 7.</summary>
    Cost,

    /// <summary>Backpropagation: chapter 8.</summary>
    Backward,

    /// <summary>The update of weights and biases: chapter 8.</summary>
    Update,

    /// <summary>The same sample again, through the updated network.</summary>
    Again,
}
