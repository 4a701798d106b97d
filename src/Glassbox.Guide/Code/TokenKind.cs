namespace Glassbox.Guide.Code;

/// <summary>The kind of a token, which determines its color.</summary>
public enum TokenKind
{
    /// <summary>Whitespace.</summary>
    Text,

    /// <summary>A keyword.</summary>
    Keyword,

    /// <summary>A type.</summary>
    Type,

    /// <summary>A method or function.</summary>
    Method,

    /// <summary>A variable, parameter or property.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string or character literal.</summary>
    Quote,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>An operator or a bracket.</summary>
    Operator,

    /// <summary>A preprocessor directive.</summary>
    Directive,
}
