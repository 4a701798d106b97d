namespace Glassbox.Guide.Code;

/// <summary>A piece of a line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it stands in the file.</param>
public sealed record CodeToken(TokenKind Kind, string Text);
