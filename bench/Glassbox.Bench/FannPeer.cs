namespace Glassbox.Bench;

/// <summary>The Fast Artificial Neural Network library, in C; its program is compiled here.</summary>
internal sealed class FannPeer() : Peer("fann", "FANN", "libfann-dev gcc pkg-config")
{
    public override string? Find(Workspace workspace)
    {
        if (ChildProcess.Run(["pkg-config", "--modversion", "fann"]) is not { ExitCode: 0 } found) return null;
        string version = found.Output.Trim();
        ChildProcess.Result? built = ChildProcess.Run([
            "gcc", "-O3", "-march=native", $"-DFANN_RELEASE=\"{version}\"", "-o", Program(workspace),
            Path.Combine(workspace.PeerPrograms, "fann_main.c"), "-lfann", "-lm"]);
        if (built is null) return null;
        return built.ExitCode == 0 ? version : throw new BenchException($"The program for FANN could not be compiled:\n{built.Errors}");
    }

    public override Share? ShareOf(Job job) => job == Job.Main
        ? new Share(Job.Main.Digits, 0.02, "FANN trains on the squared error with a learning rate of 0.1. The library is that of the system; "
            + "its program is compiled with gcc -O3 -march=native.")
        : null;

    public override IReadOnlyList<string> Command(Workspace workspace, Job job) => [Program(workspace)];

    private static string Program(Workspace workspace) => Path.Combine(workspace.Artifacts, "fann_main");
}
