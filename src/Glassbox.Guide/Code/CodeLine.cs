namespace Glassbox.Guide.Code;

/// <summary>A line of the program.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Tokens">Its pieces, in order: together they are the line.</param>
public sealed record CodeLine(int Number, IReadOnlyList<CodeToken> Tokens)
{
    /// <summary>As it stands in the file.</summary>
    public string Text { get; } = string.Concat(Tokens.Select(t => t.Text));
}
