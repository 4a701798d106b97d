using System.Text.RegularExpressions;

namespace Glassbox.Cli.Tests;

/// <summary>docs/tables.md is executed: its program and its commands are run, and must print what stands below them.</summary>
[Collection(Rebuilt.Name)]
public partial class TablesDocumentTests(Rebuilt rebuilt)
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("docs", "tables.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_program_compiles_and_prints_what_the_page_says()
    {
        Match example = Example().Match(Text);
        Assert.True(example.Success);
        using var folder = new TemporaryFolder();
        string library = Repository.PathOf("src", "Glassbox.Data", "Glassbox.Data.csproj");
        File.WriteAllText(
            folder.File("example.cs"), $"#:project {library}\n#:property InvariantGlobalization=true\n{InFolder(example.Groups[1].Value, folder)}");
        Matches(example.Groups[2].Value, rebuilt.Dotnet("run", "-c", "Release", folder.File("example.cs")).Well());
        Assert.True(File.Exists(folder.File("wine.safetensors")));
    }

    // In one test, as the later commands use the file that the first one saves. `…` stands for anything.
    [Fact]
    public void Every_command_prints_what_the_page_says()
    {
        using var folder = new TemporaryFolder();
        string[] commands = ConsoleBlock().Match(Text).Groups[1].Value.Split("$ glassbox ", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, commands.Length);
        foreach (string command in commands)
        {
            int end = command.IndexOf('\n', StringComparison.Ordinal);
            Ran ran = Ran.Glassbox(InFolder(command[..end], folder).Split(' ')).Well();
            Matches(InFolder(command[end..], folder), ran);
        }
    }

    private static void Matches(string expected, Ran ran)
    {
        string pattern = "^" + string.Join(".*", expected.Trim().Split('…').Select(Regex.Escape)) + "$";
        Assert.True(Regex.IsMatch(ran.Output.Trim(), pattern, RegexOptions.Singleline), $"{ran.Output}\n{ran.Errors}\nis not\n{expected}");
    }

    private static string InFolder(string text, TemporaryFolder folder) => text
        .Replace("\"data/tables/", $"\"{Repository.PathOf("data", "tables")}/", StringComparison.Ordinal)
        .Replace("wine.safetensors", folder.File("wine.safetensors"), StringComparison.Ordinal);

    [GeneratedRegex("^```csharp\n(.*?)^```\n\n```\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex("^```console\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ConsoleBlock();
}
