namespace Glassbox.Cli.Grammar;

/// <summary>Puts the options of a command's help into its groups, where the usual help has one list.</summary>
/// <remarks>Lines stay as the usual help wrapped them: only their order changes, and titles come between.</remarks>
internal static class GroupedHelp
{
    private const string Heading = "Options:";

    /// <param name="help">The usual help.</param>
    /// <param name="groups">The groups, in the order shown. What is in none of them keeps the usual heading, and comes last.</param>
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

    /// <summary>The names that begin a line of the list, as <c>-?, -h, --help</c>; none where it continues the entry above.</summary>
    private static string[] NamesOf(string line) => !line.StartsWith("  -", StringComparison.Ordinal)
        ? []
        : [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => word.StartsWith('-')).Select(word => word.TrimEnd(','))];
}
