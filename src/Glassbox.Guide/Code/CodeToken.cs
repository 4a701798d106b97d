namespace Glassbox.Guide.Code;

/// <summary>A token of a line.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">The text.</param>
public sealed record CodeToken(TokenKind Kind, string Text);
