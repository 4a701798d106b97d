namespace Glassbox.Guide.Code;

/// <summary>A line of the program, identified by its text, so that it is still found when lines above it are added or removed.</summary>
/// <param name="Snippet">A part of the line that occurs in no other line.</param>
public sealed record CodeMarker(string Snippet)
{
    /// <summary>The line number, from 1.</summary>
    /// <exception cref="InvalidOperationException">The snippet does not occur in nn.cs, or occurs in several lines.</exception>
    public int Line { get; } = Find(Listing.Lines, Snippet, "nn.cs");

    /// <summary>The code of the line, without indentation and comment.</summary>
    public string Code => Listing.Lines[Line - 1].Text.Split(" //")[0].Trim();

    internal static int Find(IReadOnlyList<CodeLine> lines, string snippet, string file)
    {
        int[] found = [.. lines.Where(l => l.Text.Contains(snippet, StringComparison.Ordinal)).Select(l => l.Number)];
        return found is [int only]
            ? only
            : throw new InvalidOperationException($"'{snippet}' stands in {found.Length} lines of {file}, and must in one.");
    }
}
