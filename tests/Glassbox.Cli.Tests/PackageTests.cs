using System.IO.Compression;
using System.Xml.Linq;

namespace Glassbox.Cli.Tests;

/// <summary>What is handed to others: the tool and the library as packages.</summary>
public class PackageTests
{
#if DEBUG
    internal const string Configuration = "Debug";
#else
    internal const string Configuration = "Release";
#endif

    private static readonly string[] Digits =
    [
        "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz",
    ];

    [Fact]
    public void The_library_is_small_and_depends_on_nothing()
    {
        using var folder = new TemporaryFolder();
        string file = Pack("src/Glassbox", folder);
        Assert.InRange(new FileInfo(file).Length, 100_000, 500_000);
        using ZipArchive package = ZipFile.OpenRead(file);
        Assert.Empty(Dependencies(package));
    }

    [Fact]
    public void The_library_of_the_digits_brings_them_into_its_users_output()
    {
        using var folder = new TemporaryFolder();
        using ZipArchive package = ZipFile.OpenRead(Pack("src/Glassbox.Mnist", folder));
        MustHoldTheDigits(package, "data/mnist/");
        Assert.NotNull(package.GetEntry("buildTransitive/Glassbox.Mnist.targets")); // which brings them there
        Assert.Equal(["Glassbox"], Dependencies(package));
    }

    [Fact]
    public void The_library_of_tables_depends_on_the_engine_and_on_what_it_reads_with()
    {
        using var folder = new TemporaryFolder();
        using ZipArchive package = ZipFile.OpenRead(Pack("src/Glassbox.Data", folder));
        Assert.NotNull(package.GetEntry("lib/net10.0/Glassbox.Data.xml"));
        using var readme = new StreamReader(package.GetEntry("README.md")!.Open());
        Assert.Contains("Table.FromCsv", readme.ReadToEnd(), StringComparison.Ordinal);
        Assert.Equal(["Glassbox", "Sep", "StbImageSharp", "csFastFloat"], Dependencies(package));
    }

    [Fact]
    public void The_packed_tool_is_named_glassbox_holds_the_digits_and_answers_far_from_the_repository()
    {
        using var folder = new TemporaryFolder();
        using ZipArchive package = ZipFile.OpenRead(Pack("src/Glassbox.Cli", folder));
        MustHoldTheDigits(package, "tools/net10.0/any/data/mnist/");
        package.ExtractToDirectory(folder.File("tool"));

        string settings = Assert.Single(Directory.GetFiles(folder.Path, "DotnetToolSettings.xml", SearchOption.AllDirectories));
        Assert.Equal("glassbox", XDocument.Load(settings).Descendants("Command").Single().Attribute("Name")!.Value);
        string program = Path.Combine(Path.GetDirectoryName(settings)!, "Glassbox.Cli.dll");
        Assert.Matches(@"^7: 3 \(truth 3\)", Ran.Program("dotnet", [program], "7\n").Well().Lines[^1]);
    }

    private static string Pack(string project, TemporaryFolder folder)
    {
        Ran.Program("dotnet", ["pack", project, "--no-build", "-c", Configuration, "-o", folder.Path, "--nologo"]).Well();
        return Assert.Single(Directory.GetFiles(folder.Path, "*.nupkg"));
    }

    private static string[] Dependencies(ZipArchive package)
    {
        using Stream nuspec = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return [.. XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal)];
    }

    private static void MustHoldTheDigits(ZipArchive package, string place)
    {
        foreach (string name in Digits)
        {
            using Stream packed = package.GetEntry(place + name)!.Open();
            var bytes = new MemoryStream();
            packed.CopyTo(bytes);
            Assert.Equal(File.ReadAllBytes(Repository.PathOf($"data/mnist/{name}")), bytes.ToArray());
        }
    }
}
