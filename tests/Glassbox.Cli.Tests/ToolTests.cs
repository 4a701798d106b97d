using System.IO.Compression;

namespace Glassbox.Cli.Tests;

/// <summary>The command as a .NET tool.</summary>
public sealed class ToolTests
{
    [Fact]
    public void The_packed_tool_brings_the_digits_and_answers_far_from_the_repository()
    {
        using var folder = new TemporaryFolder();
        Ran.Program("dotnet", ["pack", "src/Glassbox.Cli", "--artifacts-path", folder.Path, "-o", folder.Path, "--nologo"]).Well();
        string tool = folder.File("tool");
        ZipFile.ExtractToDirectory(Assert.Single(Directory.GetFiles(folder.Path, "*.nupkg")), tool);

        string settings = Assert.Single(Directory.GetFiles(tool, "DotnetToolSettings.xml", SearchOption.AllDirectories));
        Assert.Contains("Command Name=\"glassbox\"", File.ReadAllText(settings), StringComparison.Ordinal);
        string program = Path.Combine(Path.GetDirectoryName(settings)!, "Glassbox.Cli.dll");
        Assert.Matches(@"^7: 3 \(truth 3\)", Ran.Program("dotnet", [program], "7\n").Well().Lines[^1]);
    }
}
