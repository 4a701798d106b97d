namespace Glassbox.Guide.Code;

/// <summary>What a piece of a program is: its color.</summary>
public enum TokenKind
{
    /// <summary>Space between others.</summary>
    Text,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A type.</summary>
    Type,

    /// <summary>A method or function.</summary>
    Method,

    /// <summary>A variable, parameter or property.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Text in quotes.</summary>
    Quote,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>An operator or a bracket.</summary>
    Operator,

    /// <summary>A line that speaks to the compiler.</summary>
    Directive,
}
