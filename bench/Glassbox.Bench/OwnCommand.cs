namespace Glassbox.Bench;

/// <summary>Finds the built <c>glassbox</c> command, which represents Glassbox in the comparison.</summary>
internal static class OwnCommand
{
    public static string Find(Workspace workspace)
    {
        string folder = Path.Combine(workspace.Repository, "src", "Glassbox.Cli", "bin", "Release", "net10.0");
        string command = Path.Combine(folder, OperatingSystem.IsWindows() ? "Glassbox.Cli.exe" : "Glassbox.Cli");
        return File.Exists(command) ? command : throw new BenchException($"{command} does not exist. Build the bench, which builds it too.");
    }
}
