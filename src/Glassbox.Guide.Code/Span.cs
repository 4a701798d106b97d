namespace Glassbox.Guide.Code;

/// <summary>A piece of the program and its color.</summary>
/// <param name="kind">A member of the guide's <c>TokenKind</c>.</param>
/// <param name="text">It may go over several lines.</param>
internal readonly struct Span(string kind, string text)
{
    public string Kind { get; } = kind;

    public string Text { get; } = text;
}
