namespace Glassbox.Cli.Tests.Documents;

/// <summary>docs/evaluation.md is executed.</summary>
public class EvaluationDocumentTests
{
    private static readonly DocumentPage Page = new("docs/evaluation.md");

    [Fact]
    public void The_program_compiles_and_prints_what_the_page_says()
    {
        using var folder = new ExampleFolder();
        Assert.Single(Page.Programs);
        Page.RunPrograms(folder);
    }

    [Fact]
    public void Every_command_prints_what_the_page_says()
    {
        using var folder = new ExampleFolder();
        Assert.Equal(3, Page.RunCommands(folder));
        Assert.True(File.Exists(folder.File("wine.html")));
    }
}
