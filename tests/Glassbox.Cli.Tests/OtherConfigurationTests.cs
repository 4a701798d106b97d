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
        // All that computes is in the libraries, which nn.cs needs so too; the command takes them as it finds them.
        rebuilt.Dotnet("build", "src/Glassbox.Mnist", "-c", configuration, "--nologo").Well();
        string home = Directory.CreateDirectory(rebuilt.PathOf("other")).FullName;
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Append(Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.runtimeconfig.json")))
            File.Copy(file, Path.Combine(home, Path.GetFileName(file)));
        foreach (string library in (string[])["Glassbox", "Glassbox.Mnist"])
            File.Copy(rebuilt.PathOf("bin", library, configuration.ToLowerInvariant(), $"{library}.dll"), Path.Combine(home, $"{library}.dll"), overwrite: true);
        string built = Path.Combine(home, "Glassbox.Cli.dll");
        answer.MustComeFromOne(environment => Ran.Program("dotnet", [built], environment: environment));
    }
}
