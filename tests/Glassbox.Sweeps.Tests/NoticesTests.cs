using System.Text.Json;

namespace Glassbox.Sweeps.Tests;

/// <summary>What the tool passes on of others is named.</summary>
public class NoticesTests
{
    [Fact]
    public void The_notices_name_every_package_that_the_tool_ships_and_no_other()
    {
        string notices = File.ReadAllText(Repository.PathOf("THIRD-PARTY-NOTICES.md")).ReplaceLineEndings("\n");
        string[] names = [.. Named(notices, "In the `glassbox` command"), .. Named(notices, "In the `glassbox-sweep` command")];
        using var dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "glassbox-sweep.deps.json")));
        string[] shipped = [.. dependencies.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => library.Name.Split('/')[0])];
        Assert.All(shipped, package => Assert.Contains(names, name => Fits(name, package)));
        Assert.All(names.Where(name => !name.StartsWith("Microsoft.NETCore", StringComparison.Ordinal) && !name.StartsWith("Microsoft.AspNetCore.App", StringComparison.Ordinal)), name => Assert.Contains(shipped, package => Fits(name, package)));
    }

    private static IEnumerable<string> Named(string notices, string heading) =>
        notices[notices.IndexOf($"## {heading}", StringComparison.Ordinal)..].Split("\n## ")[0].Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Package ", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Trim().Split(", "));

    private static bool Fits(string name, string package) => name.EndsWith(@"\*", StringComparison.Ordinal)
        ? package.StartsWith(name[..^2], StringComparison.OrdinalIgnoreCase) : package.Equals(name, StringComparison.OrdinalIgnoreCase);
}
