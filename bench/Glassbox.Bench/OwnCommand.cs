namespace Glassbox.Bench;

/// <summary>Finds what of our own is measured.</summary>
internal static class OwnCommand
{
    /// <returns>The built <c>glassbox</c> command where it can train, else the bench's own runner.</returns>
    public static IReadOnlyList<string> Find(Workspace workspace)
    {
        string folder = Path.Combine(workspace.Repository, "src", "Glassbox.Cli", "bin", "Release", "net10.0");
        string[] command = [Path.Combine(folder, OperatingSystem.IsWindows() ? "Glassbox.Cli.exe" : "Glassbox.Cli")];
        ChildProcess.Result? trial = ChildProcess.Run([.. command, "train", "--epochs", "1", "--take", "100", "--json"]);
        return trial is { ExitCode: 0 } && trial.Output.StartsWith('{')
            ? command
            : [Environment.ProcessPath ?? throw new BenchException("The bench cannot find its own program.")];
    }
}
