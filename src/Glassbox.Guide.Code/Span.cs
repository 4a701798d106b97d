namespace Glassbox.Guide.Code;

/// <summary>A piece of the program with its token kind, which determines its color.</summary>
/// <param name="kind">The name of a member of the guide's <c>TokenKind</c>.</param>
/// <param name="text">The text; may span several lines.</param>
internal readonly struct Span(string kind, string text)
{
    public string Kind { get; } = kind;

    public string Text { get; } = text;
}
