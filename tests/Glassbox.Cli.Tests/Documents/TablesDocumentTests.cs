namespace Glassbox.Cli.Tests.Documents;

/// <summary>docs/tables.md is executed.</summary>
public class TablesDocumentTests
{
    private static readonly DocumentPage Page = new("docs/tables.md");

    [Fact]
    public void The_program_compiles_and_prints_what_the_page_says()
    {
        using var folder = new ExampleFolder();
        Assert.Single(Page.Programs);
        Page.RunPrograms(folder);
        Assert.True(File.Exists(folder.File("wine.safetensors")));
    }

    // In one test, as the later commands use the file that the first one saves.
    [Fact]
    public void Every_command_prints_what_the_page_says()
    {
        using var folder = new ExampleFolder();
        Assert.Equal(3, Page.RunCommands(folder));
    }
}
