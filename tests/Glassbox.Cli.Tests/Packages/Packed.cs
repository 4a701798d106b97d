using System.IO.Compression;

[assembly: AssemblyFixture(typeof(Glassbox.Cli.Tests.Packages.Packed))]

namespace Glassbox.Cli.Tests.Packages;

/// <summary>All packages, packed once from what is built, in a folder that NuGet takes for a feed; and room for those who use them, far from the repository.</summary>
public sealed class Packed : IDisposable
{
    /// <summary>Those that are managed through and through: they go where .NET goes.</summary>
    internal static readonly string[] Libraries = ["Glassbox", "Glassbox.Data", "Glassbox.Mnist"];

    internal static readonly string[] All = [.. Libraries, "Glassbox.Cli", "Glassbox.Sweeps", "Glassbox.Sweeps.Cli", "Glassbox.Templates"];

#if DEBUG
    internal const string Configuration = "Debug";
#else
    internal const string Configuration = "Release";
#endif

    /// <summary>Where the repository of one of the packages is said to be.</summary>
    internal const string Address = "https://example.org/glassbox";

    private readonly TemporaryFolder folder = new();
    private readonly Lazy<string> feed;

    public Packed() => (feed, Consumers) = (new(Pack), new(this));

    /// <summary>One that no other packages have: NuGet keeps what it has once seen of a version.</summary>
    internal string Version { get; } = $"1.0.{Environment.TickCount & 0xFFFFFFF}";

    /// <summary>The folder of the packages.</summary>
    internal string Feed => feed.Value;

    /// <summary>The folder of a package that was told where its repository is.</summary>
    internal string FeedWithAddress => Path.Combine(Feed, "with-address");

    /// <summary>Where consumers are, each in a folder of its own.</summary>
    internal string PathOf(params string[] parts) => Path.Combine([folder.Path, .. parts]);

    /// <summary>The file of a package.</summary>
    internal string FileOf(string package, string extension = ".nupkg", string? folder = null) => Path.Combine(folder ?? Feed, $"{package}.{Version}{extension}");

    internal ZipArchive Open(string package, string extension = ".nupkg") => ZipFile.OpenRead(FileOf(package, extension));

    /// <summary>Those who use them.</summary>
    internal Consumers Consumers { get; }

    /// <summary>Runs <c>dotnet</c> in a folder of a consumer, where the packages are known.</summary>
    internal Ran Dotnet(string name, params string[] arguments)
    {
        _ = Feed;
        return Ran.Program("dotnet", arguments, folder: Directory.CreateDirectory(PathOf(name)).FullName, environment: new Dictionary<string, string>(Ran.Building)
        {
            ["NUGET_PACKAGES"] = PathOf("packages"), // ours alone: those of others are found where they are
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        });
    }

    /// <summary>Writes a file of a consumer.</summary>
    internal void Write(string name, string file, string text)
    {
        Directory.CreateDirectory(PathOf(name));
        File.WriteAllText(PathOf(name, file), text);
    }

    public void Dispose() => folder.Dispose();

    private string Pack()
    {
        string packages = Path.Combine(folder.Path, "feed") + Path.DirectorySeparatorChar;
        string projects = string.Join(';', All.Select(name => Repository.PathOf("src", name, $"{name}.csproj")));
        File.WriteAllText(folder.File("all.proj"), $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{projects}" Targets="Pack" BuildInParallel="true"
                         Properties="NoBuild=true;Configuration={Configuration};PackageVersion={Version};PackageOutputPath={packages}" />
                <MSBuild Projects="{Repository.PathOf("src", "Glassbox.Templates", "Glassbox.Templates.csproj")}" Targets="Pack"
                         Properties="NoBuild=true;Configuration={Configuration};PackageVersion={Version};PackageOutputPath={packages}with-address/;RepositoryUrl={Address}" />
              </Target>
            </Project>
            """);
        Ran.Program("dotnet", ["msbuild", folder.File("all.proj"), "-t:Pack", "-nologo"], environment: Ran.Building).Well();
        File.WriteAllText(folder.File("NuGet.config"), $"""
            <configuration>
              <packageSources><add key="packed" value="{packages}" /></packageSources>
              <fallbackPackageFolders><add key="kept" value="{KeptPackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        return packages;
    }

    /// <summary>Where a restore has put all packages of others.</summary>
    internal static string KeptPackages { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
