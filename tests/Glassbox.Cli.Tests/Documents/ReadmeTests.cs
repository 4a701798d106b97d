using System.Text.RegularExpressions;

namespace Glassbox.Cli.Tests.Documents;

/// <summary>The README is executed: each command is run, and must print what stands below it.</summary>
[Collection(Rebuilt.Name)]
public partial class ReadmeTests(Rebuilt rebuilt)
{
    private const string OurCommand = "dotnet run -c Release --project src/Glassbox.Cli";
    private static readonly DocumentPage Page = new("README.md");

    // In one test, as the later commands use the file that the first one saves.
    [Fact]
    public void Every_command_prints_what_the_readme_says()
    {
        using var folder = new ExampleFolder();
        Assert.True(Page.Commands.Count >= 7, "The README shows its commands in console blocks, behind '$ '.");
        foreach ((string command, string expected) in Page.Commands)
        {
            if (command.StartsWith("dotnet test", StringComparison.Ordinal)) continue; // that is us
            DocumentPage.MustPrint(expected, Run(folder, command).Well(), command);
        }
    }

    [Fact]
    public void The_examples_of_the_library_compile_and_print_what_the_readme_says()
    {
        using var folder = new ExampleFolder();
        Assert.Equal(2, Page.Programs.Count);
        Page.RunPrograms(folder);
        Assert.True(File.Exists(folder.File("digits.safetensors")) && File.Exists(folder.File("wine.safetensors")));
    }

    public static TheoryData<string> Documents =>
    [
        "README.md", "CONTRIBUTING.md", "data/mnist/README.md", "data/tables/README.md",
        .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_to_a_file_leads_to_one(string document)
    {
        string folder = Path.GetDirectoryName(Repository.PathOf(document))!;
        foreach (string link in new DocumentPage(document).Links)
        {
            string target = Path.Combine(folder, link.Split('#')[0]);
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{document} links to {link}, which is not there.");
        }
    }

    /// <summary>Runs a command of the README; ours as it is already built, since building it here again would be in our way.</summary>
    private Ran Run(ExampleFolder folder, string command)
    {
        string input = "";
        if (Echo().Match(command) is { Success: true } echo) (input, command) = (echo.Groups[1].Value + "\n", echo.Groups[2].Value);
        if (command == "dotnet run nn.cs")
        {
            Assert.StartsWith(input, Rebuilt.Questions, StringComparison.Ordinal);
            return rebuilt.OneScreen;
        }

        Assert.StartsWith(OurCommand, command, StringComparison.Ordinal);
        string[] arguments = command[OurCommand.Length..].Replace(" -- ", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return folder.Glassbox(arguments, input);
    }

    [GeneratedRegex(@"^echo (\S+) \| (.*)$")]
    private static partial Regex Echo();
}
