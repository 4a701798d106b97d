namespace Glassbox.Cli.Grammar;

/// <summary>Finds the names that a mistyped name most likely means.</summary>
internal static class Nearest
{
    private const int MaxNames = 3;

    /// <summary>Returns the nearest names, nearest first.</summary>
    public static IReadOnlyList<string> To(string name, IReadOnlyList<string> all) =>
        [.. all.OrderBy(candidate => Distance(name, candidate)).Take(MaxNames)];

    /// <summary>Returns the names that a mistyped one may mean: those that differ by case or by dashes, by at most two letters and a third of them, or
    /// that continue it; nearest first. Empty if none is near.</summary>
    public static IReadOnlyList<string> Close(string name, IEnumerable<string> all)
    {
        string plain = Plain(name);
        return [.. all.Select(candidate => (Name: candidate, Far: Far(plain, Plain(candidate)))).Where(found => found.Far is not null).OrderBy(found => found.Far).Select(found => found.Name).Take(MaxNames)];
    }

    private static int? Far(string name, string candidate)
    {
        const int mostEdits = 2, fewestLetters = 4;
        int edits = Edits(name, candidate);
        if (edits <= mostEdits && edits * 3 <= name.Length) return edits;
        return name.Length >= fewestLetters && candidate.StartsWith(name, StringComparison.Ordinal) ? mostEdits + 1 : null;
    }

    private static string Plain(string name) => name.TrimStart('-').ToLowerInvariant().Replace('_', '-');

    // A prefix or a part of a name is closer to it than a name with as many letters changed.
    private static double Distance(string name, string candidate) =>
        Edits(name.ToLowerInvariant(), candidate) - (name.Length > 1 && candidate.Contains(name, StringComparison.OrdinalIgnoreCase) ? candidate.Length : 0);

    /// <summary>The edit distance: insertions, deletions, substitutions, and neighbors that changed places (Damerau 1964).</summary>
    private static int Edits(string from, string to)
    {
        int[] before = [], above = [], row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            (before, above, row) = (above, row, new int[to.Length + 1]);
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int change = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, 1 + Math.Min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
        }

        return row[^1];
    }
}
