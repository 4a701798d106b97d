namespace Glassbox.Guide.Code;

/// <summary>A line of the program.</summary>
/// <param name="Number">The line number, from 1.</param>
/// <param name="Tokens">The tokens, in order; together they are the whole line.</param>
public sealed record CodeLine(int Number, IReadOnlyList<CodeToken> Tokens)
{
    /// <summary>The text of the line.</summary>
    public string Text { get; } = string.Concat(Tokens.Select(t => t.Text));
}
