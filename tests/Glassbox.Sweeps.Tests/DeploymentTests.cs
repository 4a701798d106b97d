using System.Text.RegularExpressions;
using Glassbox.Cli.Tests;
using YamlDotNet.RepresentationModel;

namespace Glassbox.Sweeps.Tests;

/// <summary>What deploys a cluster can be read, names what there is, and holds no secret.</summary>
public partial class DeploymentTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.PathOf("deploy"), "*.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Root, file)).Where(file => file.Contains("sweep", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_document_is_YAML_and_passes_options_that_there_are(string file)
    {
        string text = File.ReadAllText(Repository.PathOf(file));
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        Assert.All(yaml.Documents, document => Assert.IsType<YamlMappingNode>(document.RootNode));
        if (file.Contains("kubernetes", StringComparison.Ordinal))
            Assert.All(yaml.Documents, document => Assert.All((string[])["apiVersion", "kind", "metadata"], key => Assert.Contains(key, ((YamlMappingNode)document.RootNode).Children.Keys.Select(k => k.ToString()))));

        string commands = string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith('#') && (line.Contains("- --", StringComparison.Ordinal) || line.Contains("glassbox-sweep ", StringComparison.Ordinal))));
        HashSet<string> known = [.. new Cli.Commands.SweepCommand().OptionNames, .. new Cli.Commands.WorkerCommand().Options.Select(option => option.Name)];
        string[] used = [.. Option().Matches(commands).Select(match => match.Value)];
        Assert.NotEmpty(used);
        Assert.All(used, option => Assert.Contains(option, known));
        Assert.DoesNotMatch(@"(?im)^(?!\s*#).*password\s*[:=]\s*[^\s/{$]", text.Replace("database-password:", "", StringComparison.Ordinal).Replace("name: glassbox-database, key: password", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Kubernetes_manifests_are_what_kubectl_takes()
    {
        Assert.SkipUnless(Exists("kubectl"), "there is no kubectl");
        string taken = Taken("kubectl", "kustomize", "--load-restrictor", "LoadRestrictionsNone", Repository.PathOf("deploy", "kubernetes"));
        Assert.All((string[])["StatefulSet", "Service", "Deployment", "NetworkPolicy", "Job", "PersistentVolumeClaim"], kind => Assert.Contains($"kind: {kind}", taken, StringComparison.Ordinal));
    }

    [Fact]
    public void The_compose_file_is_what_Docker_Compose_takes_and_opens_no_port()
    {
        Assert.SkipUnless(Exists("docker-compose"), "there is no Docker Compose: apt-get install docker-compose");
        string[] file = ["-f", Repository.PathOf("deploy", "sweep-compose.yaml"), "--profile", "submit"];
        Assert.Equal(["database", "submit", "worker"], Taken("docker-compose", [.. file, "config", "--services"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        string taken = Taken("docker-compose", [.. file, "config"]);
        Assert.Contains("internal: true", taken, StringComparison.Ordinal);
        Assert.DoesNotContain("ports:", taken, StringComparison.Ordinal);
    }

    private static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, program)));

    /// <summary>What a program makes of files that it takes.</summary>
    private static string Taken(string program, params string[] arguments)
    {
        Ran ran = Ran.Program(program, arguments);
        Assert.True(ran.ExitCode == 0, ran.Errors);
        return ran.Output;
    }

    [GeneratedRegex(@"(?<=[\s""])--[a-z-]+")]
    private static partial Regex Option();
}
