using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Glassbox.Cli.Commands;

namespace Glassbox.Cli;

/// <summary>The separate tool <c>glassbox-sweep</c>, which needs SQLite, a native library, and supports clusters.</summary>
internal static class Tool
{
    /// <summary>The package to install.</summary>
    public const string Package = "Glassbox.Sweeps.Cli";

    /// <summary>The name of the program.</summary>
    public const string Name = "glassbox-sweep";

    private const int Terminate = 15; // SIGTERM

    /// <summary>Whether the tool is installed.</summary>
    public static bool IsInstalled => Find() is not null;

    /// <summary>Runs the tool: <c>glassbox sweep …</c> is <c>glassbox-sweep …</c>.</summary>
    /// <returns>The exit code of the tool.</returns>
    /// <exception cref="CommandException">The tool is not installed.</exception>
    public static int Run(string[] words)
    {
        string program = Find() ?? throw new CommandException(
            $"'glassbox {words[0]}' is a separate tool, {Name}, which is not installed. Install it with 'dotnet tool install -g {Package}'; "
            + $"in the repository of Glassbox, use 'dotnet run -c Release --project src/{Package} --' instead of 'glassbox sweep'.");
        try
        {
            using var tool = Process.Start(new ProcessStartInfo(program, words[0] == ToolVerb.Sweep ? words[1..] : words) { UseShellExecute = false })!;
            using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true); // the terminal signals both
            using PosixSignalRegistration end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => PassOn(signal, tool));
            tool.WaitForExit();
            return tool.ExitCode;
        }
        catch (Win32Exception fault)
        {
            throw new CommandException($"{program} could not be started: {fault.Message}");
        }
    }

    private static string? Find()
    {
        string file = OperatingSystem.IsWindows() ? $"{Name}.exe" : Name;
        string home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools");
        string[] folders = [AppContext.BaseDirectory, .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), home];
        return folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }

    private static void PassOn(PosixSignalContext signal, Process tool)
    {
        signal.Cancel = true;
        if (OperatingSystem.IsWindows()) tool.Kill();
        else _ = Kill(tool.Id, Terminate);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
