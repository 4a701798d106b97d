namespace Glassbox.Guide.Stage;

/// <summary>The colors of a stage, each with one meaning; light and dark are the style sheet's.</summary>
public enum Tint : byte
{
    /// <summary>The ground.</summary>
    Paper,

    /// <summary>Cards on the ground.</summary>
    Panel,

    /// <summary>Empty tracks and tiles.</summary>
    Wash,

    /// <summary>Quiet lines.</summary>
    Line,

    /// <summary>Lines that must be seen.</summary>
    LineStrong,

    /// <summary>Digits, text, and levels.</summary>
    Ink,

    /// <summary>Words that stand back.</summary>
    Soft,

    /// <summary>Numbers above 0.</summary>
    Positive,

    /// <summary>Numbers below 0.</summary>
    Negative,

    /// <summary>Answered rightly.</summary>
    Right,

    /// <summary>Answered wrongly.</summary>
    Wrong,

    /// <summary>What belongs to the line of code that acts.</summary>
    Lit,
}
