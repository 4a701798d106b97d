using System.Text.RegularExpressions;
using Glassbox.Cli.Tests.Documents;

namespace Glassbox.Cli.Tests.Packages;

/// <summary>Programs that use the packages as others do: what the READMEs of the packages show, published in every way, without a warning.</summary>
public class ConsumerTests(Packed packed)
{
    private static readonly (string Package, string Code, string Output)[] Examples = [.. Packed.Libraries.Select(ExampleOf)];

    [Fact]
    public void Compiled_ahead_of_time_the_examples_print_what_their_READMEs_say()
    {
        WriteConsole("native", "<PublishAot>true</PublishAot>");
        Ran publish = Publish("native", "--use-current-runtime");
        if (publish.ExitCode != 0 && publish.Output.Contains("Platform linker", StringComparison.Ordinal))
            Assert.Skip("Native AOT needs a C linker and zlib's headers: clang or gcc, and zlib1g-dev.");
        MustRun("native", publish);
    }

    [Fact]
    public void Trimmed_the_examples_print_what_their_READMEs_say()
    {
        WriteConsole("trimmed", "<PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained>");
        MustRun("trimmed", Publish("trimmed", "--use-current-runtime"));
        Assert.True(new FileInfo(packed.PathOf("trimmed-published", "System.Private.CoreLib.dll")).Length < 5_000_000, "It is not trimmed.");
        Assert.Equal(4, Directory.GetFiles(packed.PathOf("trimmed-published", "data", "mnist"), "*.gz").Length);

        // Who has no use for the digits leaves them out.
        string[] items = [.. ((string[])["true", "false"]).Select(isWished =>
            packed.Dotnet("trimmed", "msbuild", "-getItem:None", $"-p:GlassboxIncludeDigits={isWished}").Well().Output)];
        Assert.Contains("train-images-idx3-ubyte.gz", items[0], StringComparison.Ordinal);
        Assert.DoesNotContain("train-images-idx3-ubyte.gz", items[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_Blazor_WebAssembly_app_takes_all_of_them_and_serves_the_digits()
    {
        packed.Write("browser", "Browser.csproj", Project("Microsoft.NET.Sdk.BlazorWebAssembly", "<TrimMode>full</TrimMode><CompressionEnabled>false</CompressionEnabled>",
            $"""<PackageReference Include="Microsoft.AspNetCore.Components.WebAssembly" Version="{KeptVersion("Microsoft.AspNetCore.Components.WebAssembly")}" />"""));
        packed.Write("browser", "Program.cs", $$"""
            using Glassbox;
            using Glassbox.Data;
            using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

            var builder = WebAssemblyHostBuilder.CreateDefault(args);
            using var http = new HttpClient { BaseAddress = new Uri(builder.HostEnvironment.BaseAddress) };
            DatasetSplit digits = await Mnist.LoadAsync(name => http.GetStreamAsync($"data/mnist/{name}"));
            var network = new Network(new Architecture([784, 20, 10]), seed: 1);
            _ = new Trainer(network, digits.Training).Epochs(1).Last();
            Model model = Model.Fit(Table.FromCsv(await http.GetStreamAsync("wine.csv")), "cultivar");
            Console.WriteLine($"{network.Evaluate(digits.Test).Accuracy} {model.Classes.Count}");
            await builder.Build().RunAsync();
            """);
        Directory.CreateDirectory(packed.PathOf("browser", "wwwroot"));
        packed.Write("browser", "wwwroot/index.html", """<!DOCTYPE html><title>Glassbox</title><script src="_framework/blazor.webassembly.js"></script>""");
        Ran publish = Publish("browser").Well();
        MustBeQuiet(publish);

        string site = packed.PathOf("browser-published", "wwwroot");
        foreach (string file in Directory.GetFiles(Repository.PathOf("data", "mnist"), "*.gz"))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(site, "data", "mnist", Path.GetFileName(file))));
        foreach (string library in Packed.Libraries) Assert.NotEmpty(Directory.GetFiles(Path.Combine(site, "_framework"), $"{library}.*.wasm"));
        Assert.False(Directory.Exists(packed.PathOf("browser-published", "data")), "The digits are published twice.");
    }

    [Fact]
    public void A_project_for_an_older_framework_is_refused_by_restore()
    {
        packed.Write("older", "Older.csproj", Project("Microsoft.NET.Sdk", "<DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences><UseAppHost>false</UseAppHost>")
            .Replace("net10.0", "net9.0", StringComparison.Ordinal));
        Ran restore = packed.Dotnet("older", "restore", "-nologo");
        Assert.NotEqual(0, restore.ExitCode);
        foreach (string library in Packed.Libraries) Assert.Matches($"error NU1202: Package {Regex.Escape(library)} [0-9.]+ is not compatible with net9.0", restore.Output);
    }

    /// <summary>A program that does what the README of a package shows, by the name of the package.</summary>
    private void WriteConsole(string name, string properties)
    {
        packed.Write(name, "Consumer.csproj", Project("Microsoft.NET.Sdk", $"<OutputType>Exe</OutputType><InvariantGlobalization>true</InvariantGlobalization>{properties}"));
        string[] lines = [.. Examples.SelectMany(example => example.Code.Split('\n'))];
        packed.Write(name, "Program.cs", $$"""
            {{string.Join('\n', lines.Where(IsUsing).Distinct())}}

            switch (args[0])
            {
            {{string.Concat(Examples.Select((example, i) => $"    case \"{example.Package}\": Example{i}(); break;\n"))}}
            }

            {{string.Concat(Examples.Select((example, i) => $"static void Example{i}()\n{{\n{string.Join('\n', example.Code.Split('\n').Where(line => !IsUsing(line)))}\n}}\n\n"))}}
            """);

        static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=');
    }

    private Ran Publish(string name, params string[] arguments) =>
        packed.Dotnet(name, ["publish", .. arguments, "-o", packed.PathOf($"{name}-published"), "-nologo"]);

    private void MustRun(string name, Ran publish)
    {
        MustBeQuiet(publish.Well());
        string program = packed.PathOf($"{name}-published", OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer");
        foreach ((string package, _, string output) in Examples)
        {
            using var folder = new TemporaryFolder(); // where the examples leave their files
            File.Copy(Repository.PathOf("data", "tables", "wine.csv"), folder.File("wine.csv"));
            DocumentPage.MustPrint(output, Ran.Program(program, [package], folder: folder.Path).Well(), package);
        }
    }

    private static void MustBeQuiet(Ran build)
    {
        Assert.DoesNotContain("warning", build.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("", build.Errors);
    }

    private string Project(string sdk, string properties, string references = "") => $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(Packed.Libraries.Select(library => $"<PackageReference Include=\"{library}\" Version=\"{packed.Version}\" />"))}
            {references}
          </ItemGroup>
        </Project>
        """;

    private static string KeptVersion(string package) =>
        Regex.Match(File.ReadAllText(Repository.PathOf("Directory.Packages.props")), $"\"{Regex.Escape(package)}\" Version=\"([^\"]+)\"").Groups[1].Value;

    private static (string, string, string) ExampleOf(string package)
    {
        (string code, string expected) = Assert.Single(new DocumentPage($"src/{package}/README.md").Programs);
        return (package, code, expected);
    }
}
