namespace Glassbox.Cli.Tests;

/// <summary>Debug and Release give the same parameters.</summary>
[Collection(Rebuilt.Name)]
public class OtherConfigurationTests(SameAnswer answer, Rebuilt rebuilt)
{
    [Fact]
    public void The_other_configuration_gives_the_same_parameters()
    {
#if DEBUG
        const string configuration = "Release";
#else
        const string configuration = "Debug";
#endif
        rebuilt.Dotnet("build", "src/Glassbox.Cli", "-c", configuration, "--nologo").Well();
        string built = rebuilt.PathOf("bin", "Glassbox.Cli", configuration.ToLowerInvariant(), "Glassbox.Cli.dll");
        answer.MustComeFrom(arguments => Ran.Program("dotnet", [built, .. arguments]));
    }
}
