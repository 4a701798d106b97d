using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;
using Glassbox.Cli.Tests.Documents;

namespace Glassbox.Cli.Tests.Packages;

/// <summary>What is handed to others: what is in the packages, and what they say of themselves.</summary>
public class PackageTests(Packed packed)
{
    private static readonly string[] Digits =
    [
        "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz",
    ];

    public static TheoryData<string> Libraries => [.. Packed.Libraries, "Glassbox.Sweeps"];

    public static TheoryData<string> All => [.. Packed.All];

    [Fact]
    public void Every_project_that_can_be_packed_is() => Assert.Equal(
        Packed.All.Order(),
        Directory.GetFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => !file.Contains("content") && !File.ReadAllText(file).Contains("<IsPackable>false", StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension).Order());

    [Theory]
    [MemberData(nameof(All))]
    public void A_package_says_what_it_is(string name)
    {
        using ZipArchive package = packed.Open(name);
        XElement nuspec = Nuspec(package);
        foreach (string said in (string[])["id", "version", "authors", "description", "tags", "copyright", "releaseNotes"])
            Assert.NotEqual("", Said(nuspec, said));
        Assert.Equal(name, Said(nuspec, "id"));
        Assert.Equal("MIT", Said(nuspec, "license"));
        Assert.StartsWith("- ", Said(nuspec, "releaseNotes"), StringComparison.Ordinal);
        Assert.Contains(Said(nuspec, "releaseNotes").ReplaceLineEndings("\n"), File.ReadAllText(Repository.PathOf("CHANGELOG.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Repository.PathOf("src", name, "README.md")), Text(package, Said(nuspec, "readme")));
        Assert.Empty(new DocumentPage($"src/{name}/README.md").Links); // to files that are not in the package

        using var icon = new MemoryStream();
        using (Stream read = package.GetEntry(Said(nuspec, "icon"))!.Open()) read.CopyTo(icon);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon.ToArray()[..4]);
        Assert.Equal([0, 0, 0, 128, 0, 0, 0, 128], icon.ToArray()[16..24]); // the size that NuGet asks for
    }

    [Fact]
    public void The_README_of_the_tool_shows_what_it_prints()
    {
        using var folder = new ExampleFolder();
        File.Copy(Repository.PathOf("data", "tables", "wine.csv"), folder.File("wine.csv"));
        Assert.Equal(4, new DocumentPage("src/Glassbox.Cli/README.md").RunCommands(folder));
    }

    [Fact]
    public void The_address_of_the_repository_is_told_where_it_is_known()
    {
        const string address = Packed.Address;
        using ZipArchive package = ZipFile.OpenRead(packed.FileOf("Glassbox.Templates", folder: packed.FeedWithAddress));
        XElement repository = Nuspec(package).Descendants().Single(element => element.Name.LocalName == "repository");
        Assert.Equal((address, "git"), (repository.Attribute("url")!.Value, repository.Attribute("type")!.Value));
        Assert.Equal(address, Said(Nuspec(package), "projectUrl"));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_has_documentation_and_symbols_with_their_sources_and_no_folder_of_this_machine(string name)
    {
        Assert.SkipWhen(Packed.Configuration == "Debug", "Debuggers look for what is built here in its own folder.");
        using ZipArchive package = packed.Open(name), symbols = packed.Open(name, ".snupkg");
        Assert.NotNull(package.GetEntry($"lib/net10.0/{name}.xml"));
        Assert.DoesNotContain(package.Entries, entry => entry.Name.EndsWith(".pdb", StringComparison.Ordinal));
        using Stream assembly = package.GetEntry($"lib/net10.0/{name}.dll")!.Open();
        var bytes = new MemoryStream();
        assembly.CopyTo(bytes);
        Assert.DoesNotContain(Repository.Root, Encoding.Latin1.GetString(bytes.ToArray()), StringComparison.Ordinal);

        using var pdb = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Bytes(symbols, $"lib/net10.0/{name}.pdb")));
        MetadataReader reader = pdb.GetMetadataReader();
        foreach (DocumentHandle handle in reader.Documents)
        {
            string source = reader.GetString(reader.GetDocument(handle).Name);
            Assert.StartsWith("/_/", source, StringComparison.Ordinal);
            Assert.Contains(reader.GetCustomDebugInformation(handle), info => reader.GetGuid(reader.GetCustomDebugInformation(info).Kind) == EmbeddedSource);
        }
    }

    [Fact]
    public void The_engine_is_small_and_depends_on_nothing()
    {
        Assert.InRange(new FileInfo(packed.FileOf("Glassbox")).Length, 100_000, 500_000);
        using ZipArchive package = packed.Open("Glassbox");
        Assert.Empty(Dependencies(package));
        Assert.DoesNotContain(package.Entries, entry => entry.FullName.StartsWith("data", StringComparison.Ordinal));
    }

    [Fact]
    public void The_library_of_the_digits_brings_them_into_its_users_output()
    {
        using ZipArchive package = packed.Open("Glassbox.Mnist");
        MustHoldTheDigits(package, "data/mnist/");
        Assert.NotNull(package.GetEntry("buildTransitive/net10.0/Glassbox.Mnist.targets")); // which brings them there
        Assert.Equal([("Glassbox", packed.Version)], Dependencies(package));
    }

    [Fact]
    public void The_library_of_tables_depends_on_the_engine_and_on_what_it_reads_with()
    {
        using ZipArchive package = packed.Open("Glassbox.Data");
        Assert.Equal(["Glassbox", "Sep", "StbImageSharp", "csFastFloat"], Dependencies(package).Select(dependency => dependency.Id));
    }

    [Fact]
    public void The_tool_is_installed_as_glassbox_holds_the_digits_and_answers_far_from_the_repository()
    {
        using (ZipArchive package = packed.Open("Glassbox.Cli")) MustHoldTheDigits(package, "tools/net10.0/any/data/mnist/");
        string tools = packed.PathOf("tools");
        packed.Dotnet("tool", "tool", "install", "Glassbox.Cli", "--version", packed.Version, "--tool-path", tools).Well();
        string program = Path.Combine(tools, OperatingSystem.IsWindows() ? "glassbox.exe" : "glassbox");
        Assert.Matches(@"^7: 3 \(truth 3\)", Ran.Program(program, [], "7\n", folder: packed.PathOf("tool")).Well().Lines[^1]);
    }

    private static Guid EmbeddedSource { get; } = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private static XElement Nuspec(ZipArchive package)
    {
        using Stream nuspec = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Root!;
    }

    private static string Said(XElement nuspec, string name) => nuspec.Descendants().SingleOrDefault(element => element.Name.LocalName == name)?.Value ?? "";

    private static (string Id, string Version)[] Dependencies(ZipArchive package) =>
        [.. Nuspec(package).Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(element => (element.Attribute("id")!.Value, element.Attribute("version")!.Value)).OrderBy(dependency => dependency.Item1, StringComparer.Ordinal)];

    private static string Text(ZipArchive package, string name) => Encoding.UTF8.GetString(Bytes(package, name));

    private static byte[] Bytes(ZipArchive package, string name)
    {
        using Stream stream = (package.GetEntry(name) ?? throw new FileNotFoundException($"The package has no {name}.")).Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void MustHoldTheDigits(ZipArchive package, string place)
    {
        foreach (string name in Digits) Assert.Equal(File.ReadAllBytes(Repository.PathOf("data", "mnist", name)), Bytes(package, place + name));
    }
}
