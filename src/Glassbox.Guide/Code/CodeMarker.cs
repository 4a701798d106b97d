namespace Glassbox.Guide.Code;

/// <summary>A place in the program, told by what stands there: it moves when lines above it come or go.</summary>
/// <param name="Snippet">Part of one line, and of no other.</param>
public sealed record CodeMarker(string Snippet)
{
    /// <summary>The number of its line, from 1.</summary>
    /// <exception cref="InvalidOperationException">The snippet stands nowhere in nn.cs, or in several lines.</exception>
    public int Line { get; } = Find(Snippet);

    private static int Find(string snippet)
    {
        int[] found = [.. Listing.Lines.Where(l => l.Text.Contains(snippet, StringComparison.Ordinal)).Select(l => l.Number)];
        return found is [int only]
            ? only
            : throw new InvalidOperationException($"'{snippet}' stands in {found.Length} lines of nn.cs, and must in one.");
    }
}
