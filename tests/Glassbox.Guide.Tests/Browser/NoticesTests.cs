using System.Text.Json;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>The published guide says what it ships of others.</summary>
public sealed class NoticesTests(Site site, Visit visit) : IClassFixture<Visit>
{
    // They work while the guide is built, and stay there.
    private static readonly string[] Tools =
    [
        "Microsoft.AspNetCore.Components.Analyzers", "Microsoft.AspNetCore.Components.WebAssembly.DevServer",
        "Microsoft.NET.ILLink.Tasks", "Microsoft.NET.Sdk.WebAssembly.Pack",
    ];

    [Fact]
    public async Task They_are_published_and_name_every_package()
    {
        string published = await site.FolderAsync();
        string notices = await File.ReadAllTextAsync(Path.Combine(published, "third-party-notices.txt"));
        Assert.Equal(await File.ReadAllTextAsync(Repository.PathOf("THIRD-PARTY-NOTICES.md")), notices);
        Assert.Contains("CC BY-SA 3.0", notices, StringComparison.Ordinal);
        Assert.Contains(
            "License notice for Mono", await File.ReadAllTextAsync(Path.Combine(published, "third-party-notices-dotnet.txt")), StringComparison.Ordinal);

        string guide = notices[notices.IndexOf("## In the guide", StringComparison.Ordinal)..].Split("\n## ")[0];
        string[] named = [.. guide.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).SelectMany(line => line.Split(" | ")[0].Trim('|', ' ').Split(", "))];
        using var packages = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src", "Glassbox.Guide", "packages.lock.json")));
        foreach (JsonProperty package in packages.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject())
        {
            if (package.Value.GetProperty("type").GetString() == "Project" || Tools.Contains(package.Name)) continue;
            Assert.True(named.Any(name => Covers(name, package.Name)), $"THIRD-PARTY-NOTICES.md does not name {package.Name}.");
        }
    }

    [Fact]
    public async Task Every_font_is_named_and_has_its_license_beside_it()
    {
        string fonts = Path.Combine(await site.FolderAsync(), "fonts"), notices = await File.ReadAllTextAsync(Repository.PathOf("THIRD-PARTY-NOTICES.md"));
        foreach (string font in Directory.GetFiles(fonts, "*.woff2").Select(file => Path.GetFileName(file)))
        {
            string license = Assert.Single(Directory.GetFiles(fonts, "*.LICENSE.txt"), file => font.Split('.')[0] == NameIn(file) || font.StartsWith(NameIn(file) + "-", StringComparison.Ordinal));
            Assert.Contains($"| {NameIn(license)} | SIL Open Font License 1.1 |", notices, StringComparison.Ordinal);
            Assert.Contains("SIL OPEN FONT LICENSE Version 1.1", await File.ReadAllTextAsync(license), StringComparison.Ordinal);
        }

        static string NameIn(string license) => Path.GetFileName(license).Split('.')[0];
    }

    [Fact]
    public async Task The_last_chapter_leads_to_them()
    {
        GuidePage guide = await visit.AtAsync(ChapterList.All[^1].Address);
        string address = (await guide.Page.Locator("main a[href$='.txt']").GetAttributeAsync("href"))!;
        Assert.True(File.Exists(Path.Combine(await site.FolderAsync(), address)));
    }

    private static bool Covers(string name, string package) =>
        name.EndsWith(@"\*", StringComparison.Ordinal) ? package.StartsWith(name[..^2], StringComparison.Ordinal) : name == package;
}
