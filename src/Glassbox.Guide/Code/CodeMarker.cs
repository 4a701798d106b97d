namespace Glassbox.Guide.Code;

/// <summary>A place in the program, told by what stands there: it moves when lines above it come or go.</summary>
/// <param name="Snippet">Part of one line, and of no other.</param>
public sealed record CodeMarker(string Snippet)
{
    /// <summary>The number of its line, from 1.</summary>
    /// <exception cref="InvalidOperationException">The snippet stands nowhere in nn.cs, or in several lines.</exception>
    public int Line { get; } = Find(Listing.Lines, Snippet, "nn.cs");

    /// <summary>What its line does: without what stands before it, and without its comment.</summary>
    public string Code => Listing.Lines[Line - 1].Text.Split(" //")[0].Trim();

    internal static int Find(IReadOnlyList<CodeLine> lines, string snippet, string file)
    {
        int[] found = [.. lines.Where(l => l.Text.Contains(snippet, StringComparison.Ordinal)).Select(l => l.Number)];
        return found is [int only]
            ? only
            : throw new InvalidOperationException($"'{snippet}' stands in {found.Length} lines of {file}, and must in one.");
    }
}
