namespace Glassbox.Cli.Tests.Documents;

/// <summary>docs/formats.md is executed.</summary>
public class FormatsDocumentTests
{
    private static readonly DocumentPage Page = new("docs/formats.md");

    [Fact]
    public void The_program_compiles_and_prints_what_the_page_says()
    {
        using var folder = new ExampleFolder();
        Assert.Single(Page.Programs);
        Page.RunPrograms(folder);
        Assert.True(File.Exists(folder.File("fc.safetensors")) && File.Exists(folder.File("wine.onnx")));
    }

    [Fact]
    public void Every_command_prints_what_the_page_says()
    {
        using var folder = new ExampleFolder();
        Assert.Equal(6, Page.RunCommands(folder));
    }
}
