namespace Glassbox.Guide.Stage;

/// <summary>The semantic colors of a stage; the style sheet defines them for light and dark.</summary>
public enum Tint : byte
{
    /// <summary>The background.</summary>
    Paper,

    /// <summary>Cards on the background.</summary>
    Panel,

    /// <summary>Empty tracks and tiles.</summary>
    Wash,

    /// <summary>Subtle lines.</summary>
    Line,

    /// <summary>Strong lines.</summary>
    LineStrong,

    /// <summary>Digits, text and activation levels.</summary>
    Ink,

    /// <summary>Secondary text.</summary>
    Soft,

    /// <summary>Numbers above 0.</summary>
    Positive,

    /// <summary>Numbers below 0.</summary>
    Negative,

    /// <summary>Correct predictions.</summary>
    Right,

    /// <summary>Wrong predictions.</summary>
    Wrong,

    /// <summary>What belongs to the highlighted line of code.</summary>
    Lit,
}
