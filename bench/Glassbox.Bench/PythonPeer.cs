namespace Glassbox.Bench;

/// <summary>A peer in Python.</summary>
/// <param name="key">The name of the option value, and the prefix of its programs.</param>
/// <param name="name">The display name.</param>
/// <param name="module">The Python module.</param>
/// <param name="package">The Debian package to install.</param>
/// <param name="shares">The share of each job that it runs.</param>
internal sealed class PythonPeer(
    string key, string name, string module, string package, IReadOnlyDictionary<Job, Peer.Share> shares)
    : Peer(key, name, package)
{
    private string python = "";

    private Dictionary<string, string> environment = [];

    public override IReadOnlyDictionary<string, string> Environment => environment;

    public override string? Find(Workspace workspace)
    {
        if (Interpreter.With(module) is not { } found) return null;
        python = found.Path;
        environment = OpenBlas.Fastest(python, workspace);
        return found.Version;
    }

    public override Share? ShareOf(Job job) => shares.GetValueOrDefault(job);

    public override IReadOnlyList<string> Command(Workspace workspace, Job job) =>
        [python, Path.Combine(workspace.PeerPrograms, $"{Key}_{(job.IsInBatches ? "batch" : "main")}.py")];
}
