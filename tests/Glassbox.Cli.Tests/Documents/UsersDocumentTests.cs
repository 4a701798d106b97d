using System.Text.RegularExpressions;

namespace Glassbox.Cli.Tests.Documents;

/// <summary>The programs of the pages for those who come from elsewhere, who deploy, and who have pictures are run.</summary>
public partial class UsersDocumentTests
{
    [Theory]
    [InlineData("docs/moving.md", 3)]
    [InlineData("docs/deployment.md", 1)]
    [InlineData("docs/pictures.md", 1)]
    public void Every_program_compiles_and_prints_what_the_page_says(string path, int programs)
    {
        using var folder = new ExampleFolder();
        var page = new DocumentPage(path);
        Assert.Equal(programs, page.Programs.Count);
        page.RunPrograms(folder);
    }

    [Fact]
    public void The_program_of_scikit_learn_does_what_ours_does_beside_it()
    {
        const string python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists(python) && Ran.Program(python, ["-c", "import sklearn, pandas"]).ExitCode == 0, "scikit-learn is not installed: apt-get install python3-sklearn python3-pandas");
        using var folder = new ExampleFolder();
        string program = Python().Match(File.ReadAllText(Repository.PathOf("docs/moving.md")).ReplaceLineEndings("\n")).Groups[1].Value;
        string[] lines = Ran.Program(python, ["-c", program], folder: Path.GetDirectoryName(folder.File("x"))).Well().Lines;
        Assert.Matches(@"^accuracy (0\.9\d|1\.00)$", lines[0]);
        Assert.Matches(@"^the first is of cultivar [123]$", lines[1]);
    }

    [GeneratedRegex("^```python\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Python();
}
