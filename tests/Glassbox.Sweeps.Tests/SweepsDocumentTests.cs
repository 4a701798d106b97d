using Glassbox.Cli.Tests.Documents;

namespace Glassbox.Sweeps.Tests;

/// <summary>docs/sweeps.md is executed.</summary>
public class SweepsDocumentTests
{
    private static readonly DocumentPage page = new("docs/sweeps.md");

    [Fact]
    public void The_program_compiles_and_prints_what_the_page_says()
    {
        using var folder = new ExampleFolder();
        Assert.Single(page.Programs);
        page.RunPrograms(folder);
    }

    [Fact]
    public void Every_command_prints_what_the_page_says()
    {
        using var folder = new ExampleFolder();
        string text = File.ReadAllText(Repository.PathOf("docs", "sweeps.md")).ReplaceLineEndings("\n");
        foreach (string file in text.Split("```yaml\n")[1..].Select(part => part.Split("```")[0]))
            if (file.StartsWith("# ", StringComparison.Ordinal)) File.WriteAllText(folder.File(file[2..file.IndexOf('\n', StringComparison.Ordinal)]), file);
        Assert.Equal(5, page.RunCommands(folder));
        foreach (string written in (string[])["wine.db", "wine.csv", "wine.jsonl", "wine.html"]) Assert.True(File.Exists(folder.File(written)), written);
    }
}
