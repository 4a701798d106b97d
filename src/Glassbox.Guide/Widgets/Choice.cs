namespace Glassbox.Guide.Widgets;

/// <summary>An answer to a question.</summary>
/// <param name="Text">The answer.</param>
/// <param name="IsRight">Whether it is right.</param>
/// <param name="Why">Why it is, or is not.</param>
public sealed record Choice(string Text, bool IsRight, string Why);
