namespace Glassbox.Guide.Widgets;

/// <summary>A possible answer to a question.</summary>
/// <param name="Text">The answer.</param>
/// <param name="IsRight">Whether the answer is correct.</param>
/// <param name="Why">The explanation.</param>
public sealed record Choice(string Text, bool IsRight, string Why);
