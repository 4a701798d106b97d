namespace Glassbox.Cli.Grammar;

/// <summary>Finds the names that a mistyped name most likely means.</summary>
internal static class Nearest
{
    private const int MaxNames = 3;

    /// <summary>Returns the nearest names, nearest first.</summary>
    public static IReadOnlyList<string> To(string name, IReadOnlyList<string> all) =>
        [.. all.OrderBy(candidate => Distance(name, candidate)).Take(MaxNames)];

    // A prefix or a part of a name is closer to it than a name with as many letters changed.
    private static double Distance(string name, string candidate) =>
        Edits(name.ToLowerInvariant(), candidate) - (name.Length > 1 && candidate.Contains(name, StringComparison.OrdinalIgnoreCase) ? candidate.Length : 0);

    /// <summary>The edit distance: insertions, deletions and substitutions (Levenshtein 1966).</summary>
    private static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j <= to.Length; j++)
            {
                int change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(change, 1 + Math.Min(row[j], row[j - 1])));
            }
        }

        return row[^1];
    }
}
