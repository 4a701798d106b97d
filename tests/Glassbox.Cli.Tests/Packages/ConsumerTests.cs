using System.Text.RegularExpressions;
using Glassbox.Cli.Tests.Documents;

namespace Glassbox.Cli.Tests.Packages;

/// <summary>Programs that use the packages as others do: what the READMEs of the packages show, published in every way, without a warning.</summary>
public class ConsumerTests(Packed packed)
{
    [Fact]
    public void Compiled_ahead_of_time_the_examples_print_what_their_READMEs_say()
    {
        Assert.SkipWhen(packed.Consumers.IsWithoutLinker, "Native AOT needs a C linker and zlib's headers: clang or gcc, and zlib1g-dev.");
        string program = packed.Consumers.Published("Native", OperatingSystem.IsWindows() ? "Native.exe" : "Native");
        foreach ((string package, _, string output) in Consumers.Examples)
        {
            using var folder = new TemporaryFolder(); // where the examples leave their files
            File.Copy(Repository.PathOf("data", "tables", "wine.csv"), folder.File("wine.csv"));
            DocumentPage.MustPrint(output, Ran.Program(program, [package], folder: folder.Path).Well(), package);
        }

        // Who has no use for the digits leaves them out.
        Assert.Equal(4, Directory.GetFiles(packed.Consumers.Published("Native", "data", "mnist"), "*.gz").Length);
        string items = packed.Dotnet("native", "msbuild", "-getItem:None", "-p:GlassboxIncludeDigits=false").Well().Output;
        Assert.DoesNotContain("train-images-idx3-ubyte.gz", items, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Blazor_WebAssembly_app_takes_all_of_them_trimmed_and_serves_the_digits()
    {
        string site = packed.Consumers.Published("Browser", "wwwroot");
        foreach (string file in Directory.GetFiles(Repository.PathOf("data", "mnist"), "*.gz"))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(site, "data", "mnist", Path.GetFileName(file))));
        foreach (string library in Packed.Libraries)
        {
            string trimmed = Assert.Single(Directory.GetFiles(Path.Combine(site, "_framework"), $"{library}.*.wasm"), file => Regex.IsMatch(Path.GetFileName(file), $@"^{Regex.Escape(library)}\.[^.]+\.wasm$"));
            using System.IO.Compression.ZipArchive package = packed.Open(library);
            Assert.True(new FileInfo(trimmed).Length < package.GetEntry($"lib/net10.0/{library}.dll")!.Length, $"{library} is not trimmed.");
        }

        Assert.False(Directory.Exists(packed.Consumers.Published("Browser", "data")), "The digits are published twice.");
    }

    [Fact]
    public void A_project_for_an_older_framework_is_refused_by_restore()
    {
        packed.Write("older", "Older.csproj", Consumers.Project(packed, "Microsoft.NET.Sdk", "<DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences><UseAppHost>false</UseAppHost>")
            .Replace("net10.0", "net9.0", StringComparison.Ordinal));
        Ran restore = packed.Dotnet("older", "restore", "-nologo");
        Assert.NotEqual(0, restore.ExitCode);
        foreach (string library in Packed.Libraries) Assert.Matches($"error NU1202: Package {Regex.Escape(library)} [0-9.]+ is not compatible with net9.0", restore.Output);
    }
}
