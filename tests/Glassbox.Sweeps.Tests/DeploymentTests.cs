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
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(place => File.Exists(Path.Combine(place, "kubectl"))), "there is no kubectl");
        Ran ran = Ran.Program("kubectl", ["kustomize", "--load-restrictor", "LoadRestrictionsNone", Repository.PathOf("deploy", "kubernetes")]);
        Assert.True(ran.ExitCode == 0, ran.Errors);
        foreach (string kind in (string[])["StatefulSet", "Service", "Deployment", "NetworkPolicy", "Job", "PersistentVolumeClaim"]) Assert.Contains($"kind: {kind}", ran.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<=[\s""])--[a-z-]+")]
    private static partial Regex Option();
}
