using System.Text.RegularExpressions;
using Glassbox.Cli.Tests.Documents;

namespace Glassbox.Cli.Tests.Packages;

/// <summary>
/// Projects of those who use the packages, far from the repository: from each template one, a console that does what the READMEs show,
/// published ahead of time, and a Blazor app, trimmed. One call of MSBuild restores and builds them all: starting it is much of what each costs.
/// </summary>
internal sealed class Consumers(Packed packed)
{
    private static readonly (string Template, string Name)[] Templates =
        [("glassbox-tabular", "my-wines"), ("glassbox-digits", "My digits"), ("glassbox-api", "Prices")];

    /// <summary>What the README of each library shows, with what it prints.</summary>
    internal static readonly (string Package, string Code, string Output)[] Examples = [.. Packed.Libraries.Select(ExampleOf)];

    private readonly Lazy<Ran> made = new(() => Make(packed));

    internal bool IsWithoutLinker => made.Value.Output.Contains("Platform linker", StringComparison.Ordinal);

    /// <summary>Where what was published is.</summary>
    internal string Published(string name, params string[] parts) => packed.PathOf([$"{MustBeMade(name)}-published", .. parts]);

    /// <summary>The program made of a template.</summary>
    internal string Program(string name) => packed.PathOf(MustBeMade(name), "bin", "Release", "net10.0", $"{name}.dll");

    /// <summary>Without an error or a warning.</summary>
    private string MustBeMade(string name)
    {
        if (!IsWithoutLinker) made.Value.Well();
        Assert.True(made.Value.Errors.Length == 0, made.Value.Errors);
        string output = made.Value.Output;
        Assert.False(output.Contains("warning", StringComparison.OrdinalIgnoreCase), output);
        return name;
    }

    private static Ran Make(Packed packed)
    {
        const string hive = "--debug:custom-hive";
        string kept = packed.PathOf("hive");
        Ran installed = packed.Dotnet(".", "new", "install", $"Glassbox.Templates@{packed.Version}", hive, kept).Well();
        foreach ((string template, string name) in Templates)
        {
            Assert.Contains(template, installed.Output, StringComparison.Ordinal);
            packed.Dotnet(".", "new", template, "-o", name, "--no-restore", hive, kept).Well();
        }

        WriteConsole(packed);
        WriteBrowser(packed);
        string templates = string.Concat(Templates.Select(t => $"<Made Include=\"{Directory.GetFiles(packed.PathOf(t.Name), "*.csproj").Single()}\" />"));
        // As `dotnet build` and `dotnet publish` call it.
        packed.Write(".", "consumers.proj", $"""
            <Project>
              <ItemGroup>
                {templates}
                <Published Include="native/Native.csproj" AdditionalProperties="_IsPublishing=true;UseCurrentRuntimeIdentifier=true" />
                <Published Include="browser/Browser.csproj" AdditionalProperties="_IsPublishing=true" />
              </ItemGroup>
              <Target Name="Make">
                <MSBuild Projects="@(Made);@(Published)" Targets="Restore" Properties="Configuration=Release;MSBuildRestoreSessionId=once" />
                <MSBuild Projects="@(Made)" Targets="Build" Properties="Configuration=Release" />
                <MSBuild Projects="@(Published)" Targets="Publish" Properties="Configuration=Release;PublishDir=$(MSBuildThisFileDirectory)%(Filename)-published/" ContinueOnError="ErrorAndContinue" />
              </Target>
            </Project>
            """);
        return packed.Dotnet(".", "msbuild", "consumers.proj", "-t:Make", "-nologo", "-v:m");
    }

    private static void WriteConsole(Packed packed)
    {
        packed.Write("native", "Native.csproj", Project(packed, "Microsoft.NET.Sdk", "<OutputType>Exe</OutputType><InvariantGlobalization>true</InvariantGlobalization><PublishAot>true</PublishAot>"));
        packed.Write("native", "Program.cs", $$"""
            {{Usings()}}

            switch (args[0])
            {
            {{string.Concat(Examples.Select((example, i) => $"    case \"{example.Package}\": Example{i}(); break;\n"))}}
            }

            {{Functions()}}
            """);
    }

    private static void WriteBrowser(Packed packed)
    {
        packed.Write("browser", "Browser.csproj", Project(packed, "Microsoft.NET.Sdk.BlazorWebAssembly", "<TrimMode>full</TrimMode><CompressionEnabled>false</CompressionEnabled>",
            $"""<PackageReference Include="Microsoft.AspNetCore.Components.WebAssembly" Version="{KeptVersion("Microsoft.AspNetCore.Components.WebAssembly")}" />"""));
        packed.Write("browser", "Program.cs", $$"""
            using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
            {{Usings()}}

            var builder = WebAssemblyHostBuilder.CreateDefault(args);
            using var http = new HttpClient { BaseAddress = new Uri(builder.HostEnvironment.BaseAddress) };
            DatasetSplit digits = await Mnist.LoadAsync(name => http.GetStreamAsync($"data/mnist/{name}"));
            var network = new Network(new Architecture([784, 20, 10]), seed: 1);
            _ = new Trainer(network, digits.Training).Epochs(1).Last();
            Model model = Model.Fit(Table.FromCsv(await http.GetStreamAsync("wine.csv")), "cultivar");
            Console.WriteLine($"{network.Evaluate(digits.Test).Accuracy} {model.Classes.Count}");
            {{string.Concat(Examples.Select((_, i) => $"Example{i}();\n"))}}
            await builder.Build().RunAsync();

            {{Functions()}}
            """);
        Directory.CreateDirectory(packed.PathOf("browser", "wwwroot"));
        packed.Write("browser", "wwwroot/index.html", """<!DOCTYPE html><title>Glassbox</title><script src="_framework/blazor.webassembly.js"></script>""");
    }

    private static string Usings() => string.Join('\n', Examples.SelectMany(example => example.Code.Split('\n')).Where(IsUsing).Distinct());

    /// <summary>Each example as a function.</summary>
    private static string Functions() => string.Concat(Examples.Select((example, i) =>
        $"static void Example{i}()\n{{\n{string.Join('\n', example.Code.Split('\n').Where(line => !IsUsing(line)))}\n}}\n\n"));

    private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=');

    /// <summary>A project that takes all libraries.</summary>
    internal static string Project(Packed packed, string sdk, string properties, string references = "") => $"""
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
