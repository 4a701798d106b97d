namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>Where the program stands: this step has just been done.</summary>
/// <param name="Beat">The place of the step in its script.</param>
/// <param name="Row">The row, where a statement was entered: this step is done for it, and all rows before are finished.</param>
public readonly record struct Position(int Beat, int? Row = null)
{
    /// <summary>Whether a statement was entered.</summary>
    public bool IsInside => Row is not null;
}
