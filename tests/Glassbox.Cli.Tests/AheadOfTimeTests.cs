namespace Glassbox.Cli.Tests;

/// <summary>Native AOT compiles without a warning, and gives the same parameters.</summary>
[Collection(Rebuilt.Name)]
public class AheadOfTimeTests(SameAnswer answer, Rebuilt rebuilt)
{
    [Fact]
    public void Compiled_ahead_of_time_it_gives_the_same_parameters_and_compiles_without_a_warning()
    {
        string output = rebuilt.PathOf("native");
        Ran publish = rebuilt.Dotnet(
            "publish", "src/Glassbox.Cli", "-c", "Release", "--use-current-runtime", "-p:PublishAot=true", "-p:RootsLibrary=true",
            "-o", output, "--nologo");
        if (publish.ExitCode != 0 && publish.Output.Contains("Platform linker", StringComparison.Ordinal))
            Assert.Skip("Native AOT needs a C linker and zlib's headers: clang or gcc, and zlib1g-dev.");
        publish.Well();
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        string program = Path.Combine(output, OperatingSystem.IsWindows() ? "glassbox.exe" : "glassbox");
        answer.MustComeFrom(arguments => Ran.Program(program, arguments));
    }
}
