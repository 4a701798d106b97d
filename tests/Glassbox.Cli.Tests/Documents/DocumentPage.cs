using System.Text.RegularExpressions;

namespace Glassbox.Cli.Tests.Documents;

/// <summary>A page of documentation whose examples are run, and must print what stands below them; `…` there stands for anything.</summary>
internal sealed partial class DocumentPage
{
    private readonly string text;

    /// <param name="path">In the repository, as "docs/tables.md".</param>
    public DocumentPage(string path)
    {
        Path = path;
        text = File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");
    }

    public string Path { get; }

    /// <summary>The blocks of C# that a block of output follows.</summary>
    public IReadOnlyList<(string Code, string Expected)> Programs =>
        [.. Program().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

    /// <summary>All blocks of C#, of whole programs and of parts of them.</summary>
    public IEnumerable<string> Snippets => Snippet().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>What stands behind "$ " in the console blocks, and what is printed below it.</summary>
    public IReadOnlyList<(string Command, string Expected)> Commands =>
    [
        .. Console().Matches(text)
            .SelectMany(block => ("\n" + block.Groups[1].Value).Split("\n$ ", StringSplitOptions.RemoveEmptyEntries))
            .Select(part => part.Split('\n', 2))
            .Select(lines => (lines[0].Trim(), lines.Length > 1 && lines[1].Trim() is { Length: > 0 } expected ? expected : "…")),
    ];

    /// <summary>The files of the repository that it links to.</summary>
    public IEnumerable<string> Links => Link().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>Runs all programs of the page, one after the other in one folder.</summary>
    public void RunPrograms(ExampleFolder folder)
    {
        foreach ((string code, string expected) in Programs) MustPrint(expected, folder.Compile(code).Well(), code);
    }

    /// <summary>Runs all commands of the page that begin with these words, one after the other in one folder.</summary>
    /// <returns>How many there were.</returns>
    public int RunCommands(ExampleFolder folder, string program = "glassbox ")
    {
        var ours = Commands.Where(command => command.Command.StartsWith(program, StringComparison.Ordinal)).ToList();
        foreach ((string command, string expected) in ours)
            MustPrint(expected, folder.Glassbox(command[program.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)).Well(), command);
        return ours.Count;
    }

    public static void MustPrint(string expected, Ran ran, string source)
    {
        string pattern = "^" + string.Join(".*", expected.Trim().Split('…').Select(Regex.Escape)) + "$";
        Assert.True(
            Regex.IsMatch(ran.Output.Trim(), pattern, RegexOptions.Singleline),
            $"{source}\nprinted\n{ran.Output}\n{ran.Errors}\nnot\n{expected}");
    }

    [GeneratedRegex("^```csharp\n(.*?)^```\n\n```\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Program();

    [GeneratedRegex("^```(?:cs|csharp)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Snippet();

    [GeneratedRegex("^```console\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Console();

    [GeneratedRegex(@"\]\((?!http)([^)]+)\)")]
    private static partial Regex Link();
}
