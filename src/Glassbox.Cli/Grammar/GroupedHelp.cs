namespace Glassbox.Cli.Grammar;

/// <summary>Arranges the options in the help of a command in groups; the default help has a single list.</summary>
/// <remarks>Keeps the wrapped lines of the default help: only reorders them and inserts titles.</remarks>
internal static class GroupedHelp
{
    private const string Heading = "Options:";

    /// <param name="help">The default help.</param>
    /// <param name="groups">The groups, in display order. Options in no group come last, below the default heading.</param>
    public static string Arrange(string help, IReadOnlyList<OptionGroup> groups)
    {
        if (groups.Count == 0) return help;
        List<string> lines = [.. help.ReplaceLineEndings("\n").Split('\n')];
        int heading = lines.IndexOf(Heading);
        if (heading < 0) return help;
        int end = lines.FindIndex(heading, line => line.Length == 0);
        if (end < 0) end = lines.Count;

        List<List<string>> entries = [];
        foreach (string line in lines[(heading + 1)..end])
        {
            if (NamesOf(line).Length > 0) entries.Add([]);
            entries[^1].Add(line);
        }

        List<string> arranged = lines[..heading];
        foreach (OptionGroup group in groups)
        {
            arranged.Add($"{group.Title}:");
            foreach (var option in group.Options)
            {
                if (entries.FindIndex(entry => NamesOf(entry[0]).Contains(option.Name)) is not (>= 0 and var at)) continue;
                arranged.AddRange(entries[at]);
                entries.RemoveAt(at);
            }

            arranged.Add("");
        }

        arranged.Add(Heading);
        foreach (List<string> entry in entries) arranged.AddRange(entry);
        arranged.AddRange(lines[end..]);
        return string.Join(Environment.NewLine, arranged);
    }

    /// <summary>Returns the names at the start of a line, as in <c>-?, -h, --help</c>; empty if the line continues the entry above.</summary>
    private static string[] NamesOf(string line) => !line.StartsWith("  -", StringComparison.Ordinal)
        ? []
        : [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => word.StartsWith('-')).Select(word => word.TrimEnd(','))];
}
