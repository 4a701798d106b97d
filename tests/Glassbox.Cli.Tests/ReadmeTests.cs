using System.Text.RegularExpressions;

namespace Glassbox.Cli.Tests;

/// <summary>The README is executed: each command is run, and must print what stands below it.</summary>
[Collection(Rebuilt.Name)]
public partial class ReadmeTests(Rebuilt rebuilt)
{
    private const string OurCommand = "dotnet run -c Release --project src/Glassbox.Cli";
    private static readonly string Text = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n");

    // In one test, as the later commands use the file that the first one saves. `…` stands for anything.
    [Fact]
    public void Every_command_prints_what_the_readme_says()
    {
        using var folder = new TemporaryFolder();
        var commands = Commands().ToList();
        Assert.True(commands.Count >= 7, "The README shows its commands in console blocks, behind '$ '.");
        foreach ((string command, string expected) in commands)
        {
            if (command.StartsWith("dotnet test", StringComparison.Ordinal)) continue; // that is us
            Ran ran = Run(InFolder(command, folder)).Well();
            string pattern = "^" + string.Join(".*", expected.Split('…').Select(Regex.Escape)) + "$";
            Assert.True(
                Regex.IsMatch(ran.Output.Trim(), pattern, RegexOptions.Singleline),
                $"{command}\nprinted\n{ran.Output}\n{ran.Errors}\nnot\n{expected}");
        }
    }

    [Fact]
    public void The_examples_of_the_library_compile_and_print_what_the_readme_says()
    {
        using var folder = new TemporaryFolder();
        MatchCollection examples = Example().Matches(Text);
        Assert.Equal(2, examples.Count);
        string libraries = string.Concat(
            ((string[])["Glassbox.Data", "Glassbox.Mnist"]).Select(name => $"#:project {Repository.PathOf("src", name, name + ".csproj")}\n")); // which bring the engine
        foreach (Match example in examples)
        {
            string program = InFolder(example.Groups[1].Value, folder).Replace("\"data/", $"\"{Repository.PathOf("data")}/", StringComparison.Ordinal);
            File.WriteAllText(folder.File("example.cs"), $"{libraries}#:property InvariantGlobalization=true\n{program}");
            Assert.Equal(example.Groups[2].Value.Trim(), rebuilt.Dotnet("run", "-c", "Release", folder.File("example.cs")).Well().Output.Trim());
        }

        Assert.True(File.Exists(folder.File("digits.safetensors")) && File.Exists(folder.File("wine.safetensors")));
    }

    [Fact]
    public void Every_link_to_a_file_leads_to_one()
    {
        foreach (string document in (string[])["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/performance.md", "docs/tables.md", "docs/training.md", "data/mnist/README.md", "data/tables/README.md"])
        {
            string folder = Path.GetDirectoryName(Repository.PathOf(document))!;
            foreach (Match link in Link().Matches(File.ReadAllText(Repository.PathOf(document))))
            {
                string target = Path.Combine(folder, link.Groups[1].Value.Split('#')[0]);
                Assert.True(File.Exists(target) || Directory.Exists(target), $"{document} links to {link.Groups[1].Value}, which is not there.");
            }
        }
    }

    private static IEnumerable<(string Command, string Expected)> Commands()
    {
        foreach (Match block in ConsoleBlock().Matches(Text))
        {
            string[] parts = block.Groups[1].Value.Split("$ ", StringSplitOptions.RemoveEmptyEntries);
            foreach (string part in parts)
            {
                int end = part.IndexOf('\n', StringComparison.Ordinal);
                yield return (part[..end].Trim(), part[end..].Trim() is "" ? "…" : part[end..].Trim());
            }
        }
    }

    /// <summary>Runs a command of the README; ours as it is already built, since building it here again would be in our way.</summary>
    private Ran Run(string command)
    {
        string input = "";
        if (Echo().Match(command) is { Success: true } echo) (input, command) = (echo.Groups[1].Value + "\n", echo.Groups[2].Value);
        if (command == "dotnet run nn.cs")
        {
            Assert.StartsWith(input, Rebuilt.Questions, StringComparison.Ordinal);
            return rebuilt.OneScreen;
        }

        if (!command.StartsWith(OurCommand, StringComparison.Ordinal))
        {
            string[] words = command.Split(' ');
            return Ran.Program(words[0], words[1..], input);
        }

        string[] arguments = command[OurCommand.Length..].Replace(" -- ", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Ran.Glassbox(arguments, new Dictionary<string, string>(), input);
    }

    private static string InFolder(string text, TemporaryFolder folder) => ModelName().Replace(text, match => folder.File(match.Value));

    [GeneratedRegex("^```console\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex("^```csharp\n(.*?)^```\n\n```\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^echo (\S+) \| (.*)$")]
    private static partial Regex Echo();

    [GeneratedRegex(@"\b(digits|wine)\.(safetensors|npz)\b")]
    private static partial Regex ModelName();

    [GeneratedRegex(@"\]\((?!http)([^)]+)\)")]
    private static partial Regex Link();
}
