namespace Glassbox.Bench;

/// <summary>A peer in the system's Python.</summary>
/// <param name="key">Its name as an option, and the first part of the names of its programs.</param>
/// <param name="name">Its name.</param>
/// <param name="module">What Python imports.</param>
/// <param name="package">The Debian package that would bring it.</param>
/// <param name="shares">Of the jobs it does.</param>
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
