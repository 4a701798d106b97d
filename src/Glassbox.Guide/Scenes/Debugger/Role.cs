namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The role of a variable in a step.</summary>
public enum Role
{
    /// <summary>Not used.</summary>
    Rests,

    /// <summary>Read.</summary>
    Read,

    /// <summary>Created.</summary>
    Written,

    /// <summary>Overwritten.</summary>
    Changed,
}
