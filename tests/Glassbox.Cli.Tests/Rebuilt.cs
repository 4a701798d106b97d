namespace Glassbox.Cli.Tests;

/// <summary>
/// The command and the library, built again in other ways, into a folder of their own. Tests that do so follow each other:
/// what one has compiled, the next one need not.
/// </summary>
/// <remarks>Analyzers have read the code in the build that the tests are part of; they are most of what a build costs.</remarks>
[CollectionDefinition(Name)]
public sealed class Rebuilt : ICollectionFixture<Rebuilt>, IDisposable
{
    public const string Name = "Rebuilt";

    /// <summary>What nn.cs is asked: first what the README asks it.</summary>
    internal const string Questions = "7\n0\nnonsense\n-1\n60000\n59999\n";

    private readonly TemporaryFolder folder = new();
    private readonly Lazy<Ran> oneScreen;

    public Rebuilt() => oneScreen = new(() => Asked(Questions, [], "run", "nn.cs"));

    /// <summary>nn.cs, run as its readers run it.</summary>
    internal Ran OneScreen => oneScreen.Value;

    public void Dispose() => folder.Dispose();

    /// <summary>The path of something that was built.</summary>
    public string PathOf(params string[] parts) => Path.Combine([folder.Path, .. parts]);

    /// <summary>Builds with <c>dotnet</c>.</summary>
    /// <param name="arguments">All but where to.</param>
    internal Ran Dotnet(params string[] arguments) => Asked("", Ran.Building, arguments);

    private Ran Asked(string input, IEnumerable<KeyValuePair<string, string>> others, params string[] arguments) =>
        Ran.Program("dotnet", arguments, input, new Dictionary<string, string>(others)
        {
            ["ArtifactsPath"] = folder.Path, // as --artifacts-path, which `dotnet run` has not
            ["RunAnalyzers"] = "false",
            ["CompileAhead"] = "false",
        });
}
