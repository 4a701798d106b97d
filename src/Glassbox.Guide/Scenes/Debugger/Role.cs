namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>What a step does with a variable.</summary>
public enum Role
{
    /// <summary>Nothing.</summary>
    Rests,

    /// <summary>It takes its numbers.</summary>
    Read,

    /// <summary>It makes it.</summary>
    Written,

    /// <summary>It writes other numbers over those that were there.</summary>
    Changed,
}
