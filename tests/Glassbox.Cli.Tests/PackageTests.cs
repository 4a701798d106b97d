using System.IO.Compression;
using System.Xml.Linq;

namespace Glassbox.Cli.Tests;

/// <summary>What is handed to others: the tool and the library as packages.</summary>
public class PackageTests
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static readonly string[] Digits =
    [
        "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz",
    ];

    [Theory]
    [InlineData("src/Glassbox.Cli", "tools/net10.0/any/data/mnist/")]
    [InlineData("src/Glassbox", "data/mnist/")]
    public void The_digits_travel_in_every_package(string project, string place)
    {
        using var folder = new TemporaryFolder();
        Ran.Program("dotnet", ["pack", project, "--no-build", "-c", Configuration, "-o", folder.Path, "--nologo"]).Well();
        using ZipArchive package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(folder.Path, "*.nupkg")));

        foreach (string name in Digits)
        {
            using Stream packed = package.GetEntry(place + name)!.Open();
            var bytes = new MemoryStream();
            packed.CopyTo(bytes);
            Assert.Equal(File.ReadAllBytes(Repository.PathOf($"data/mnist/{name}")), bytes.ToArray());
        }

        if (project != "src/Glassbox") return;
        Assert.NotNull(package.GetEntry("buildTransitive/Glassbox.targets")); // which brings them into the user's output
        using Stream nuspec = package.GetEntry("Glassbox.nuspec")!.Open();
        Assert.DoesNotContain(XDocument.Load(nuspec).Descendants(), element => element.Name.LocalName == "dependency");
    }
}
