namespace Glassbox.Cli.Tests;

/// <summary>Native AOT compiles without a warning, and gives the same parameters.</summary>
public class AheadOfTimeTests
{
    [Fact]
    public void Compiled_ahead_of_time_it_gives_the_same_parameters_and_compiles_without_a_warning()
    {
        using var folder = new TemporaryFolder();
        Ran publish = Ran.Program("dotnet",
            ["publish", "src/Glassbox.Cli", "-c", "Release", "--use-current-runtime", "-p:PublishAot=true", "--artifacts-path",
                folder.Path, "-o", Path.Combine(folder.Path, "out"), "--nologo"]);
        if (publish.ExitCode != 0 && publish.Output.Contains("Platform linker", StringComparison.Ordinal))
            Assert.Skip("Native AOT needs a C linker and zlib's headers: clang or gcc, and zlib1g-dev.");
        publish.Well();
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);

        string program = Path.Combine(folder.Path, "out", OperatingSystem.IsWindows() ? "glassbox.exe" : "glassbox");
        for (int i = 0; i < SameAnswer.Recipes.Length; i++)
            Assert.Equal(SameAnswer.Usual[i], SameAnswer.Sha256(Ran.Program(program, ["train", "--json", .. SameAnswer.Recipes[i]])));
    }
}
