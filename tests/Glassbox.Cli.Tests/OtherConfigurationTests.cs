namespace Glassbox.Cli.Tests;

/// <summary>Debug and Release give the same parameters.</summary>
public class OtherConfigurationTests
{
    [Fact]
    public void The_other_configuration_gives_the_same_parameters()
    {
#if DEBUG
        const string configuration = "Release";
#else
        const string configuration = "Debug";
#endif
        using var folder = new TemporaryFolder();
        Ran.Program("dotnet",
            ["build", "src/Glassbox.Cli", "-c", configuration, "--artifacts-path", folder.Path, "--nologo", "-p:RunAnalyzers=false"]).Well();
        string built = Path.Combine(folder.Path, "bin", "Glassbox.Cli", configuration.ToLowerInvariant(), "Glassbox.Cli.dll");
        for (int i = 0; i < SameAnswer.Recipes.Length; i++)
            Assert.Equal(SameAnswer.Usual[i], SameAnswer.Sha256(Ran.Program("dotnet", [built, "train", "--json", .. SameAnswer.Recipes[i]])));
    }
}
