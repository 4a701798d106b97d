using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Glassbox.Cli.Tests.Packages;

namespace Glassbox.Cli.Tests;

/// <summary>What is taken from others is known to the byte, and what is passed on is named.</summary>
public partial class SupplyChainTests(Packed packed)
{
    private static readonly Dictionary<string, string> SaidBySource = new() { ["StbImageWriteSharp"] = "Public domain" };

    private static readonly string Notices = File.ReadAllText(Repository.PathOf("THIRD-PARTY-NOTICES.md"));

    public static TheoryData<string> Workflows =>
        [.. Directory.GetFiles(Repository.PathOf(".github", "workflows")).Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflows_use_actions_by_digest_and_give_each_job_its_permissions(string workflow)
    {
        string text = File.ReadAllText(Repository.PathOf(".github", "workflows", workflow)).ReplaceLineEndings("\n");
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal); // foreign code with this project's rights
        MatchCollection uses = Uses().Matches(text);
        Assert.NotEmpty(uses);
        foreach (Match use in uses) Assert.Matches(@"^[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", use.Groups[1].Value);
        Assert.Contains("\npermissions: {}\n", text, StringComparison.Ordinal);
        foreach ((string name, string job) in Jobs(text))
            Assert.True(job.Contains("\n    permissions:\n", StringComparison.Ordinal), $"{workflow}: the job {name} names no permissions.");
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Only_a_job_that_waits_for_the_tests_may_publish(string workflow)
    {
        string text = File.ReadAllText(Repository.PathOf(".github", "workflows", workflow)).ReplaceLineEndings("\n");
        Dictionary<string, string> jobs = Jobs(text).ToDictionary(job => job.Name, job => job.Text);
        Assert.Contains(".ci/run", jobs["test"], StringComparison.Ordinal);
        foreach ((string name, string job) in jobs)
        {
            if (!job.Contains(": write", StringComparison.Ordinal)) continue;
            Assert.True(job.Contains("\n    needs: test\n", StringComparison.Ordinal), $"{workflow}: the job {name} does not wait for the tests.");
            Assert.DoesNotContain("always()", job, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_project_lists_its_packages_with_their_digests()
    {
        IEnumerable<string> projects = XDocument.Load(Repository.PathOf("Glassbox.slnx")).Descendants("Project")
            .Select(project => project.Attribute("Path")!.Value);
        foreach (string project in projects)
        {
            string list = Repository.PathOf(Path.GetDirectoryName(project)!, "packages.lock.json");
            Assert.True(File.Exists(list), $"{project} has no packages.lock.json beside it.");
            foreach ((string name, JsonElement package) in Locked(list))
                Assert.True(package.TryGetProperty("contentHash", out _), $"{list}: {name} has no digest.");
        }
    }

    [Fact]
    public void The_packed_tool_carries_notices_of_all_that_it_ships()
    {
        using ZipArchive package = packed.Open("Glassbox.Cli");
        using var notices = new StreamReader(package.GetEntry("THIRD-PARTY-NOTICES.md")!.Open());
        Assert.Equal(Notices, notices.ReadToEnd());

        using Stream dependencies = package.GetEntry("tools/net10.0/any/Glassbox.Cli.deps.json")!.Open();
        using var shipped = JsonDocument.Parse(dependencies);
        string[][] packages = [.. shipped.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => library.Name.Split('/'))];
        Assert.Equal(packages.Select(package => package[0]), Named("In the `glassbox` command").Where(name => !name.Contains('*')));
        foreach (string[] shippedPackage in packages) Assert.Equal(LicenseIn(shippedPackage), LicenseNamed(shippedPackage[0]));

        // No assembly comes in any other way.
        IEnumerable<string> assemblies = package.Entries.Select(entry => entry.Name).Where(name => name.EndsWith(".dll", StringComparison.Ordinal));
        Assert.Equal(
            packages.Select(package => package[0] + ".dll").Concat(["Glassbox.Cli.dll", "Glassbox.Data.dll", "Glassbox.Mnist.dll", "Glassbox.dll"]).Order(StringComparer.Ordinal),
            assemblies.Order(StringComparer.Ordinal));
        Assert.Contains("CC BY-SA 3.0", Notices, StringComparison.Ordinal);
    }

    // What a package says of itself; of one that says nothing, what the README of its source says.
    private static string LicenseIn(string[] package)
    {
        string name = package[0].ToLowerInvariant();
        return XDocument.Load(Path.Combine(Packed.KeptPackages, name, package[1], $"{name}.nuspec")).Descendants()
            .SingleOrDefault(element => element.Name.LocalName == "license")?.Value ?? SaidBySource[package[0]];
    }

    private static string LicenseNamed(string package) =>
        Rows(Notices).Single(row => row[0].Split(", ").Contains(package))[1];

    private static IEnumerable<string> Named(string heading) =>
        Rows(Notices[Notices.IndexOf($"## {heading}", StringComparison.Ordinal)..].Split("\n## ")[0]).SelectMany(row => row[0].Split(", "));

    private static IEnumerable<string[]> Rows(string text) =>
        text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Package ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "));

    private static IEnumerable<(string Name, JsonElement Package)> Locked(string list)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(list));
        return [.. document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => (package.Name, package.Value.Clone()))];
    }

    private static IEnumerable<(string Name, string Text)> Jobs(string workflow) =>
        Job().Matches(workflow[workflow.IndexOf("\njobs:\n", StringComparison.Ordinal)..]).Select(job => (job.Groups[1].Value, job.Value));

    [GeneratedRegex(@"^\s*(?:- )?uses:\s*(.*)$", RegexOptions.Multiline)]
    private static partial Regex Uses();

    // From its name to the next line that is indented as little.
    [GeneratedRegex(@"^  ([\w-]+):\n(?:    .*\n|\s*\n)+", RegexOptions.Multiline)]
    private static partial Regex Job();
}
