using System.Diagnostics;

namespace Glassbox.ClusterProof;

/// <summary>The tool glassbox-sweep, run as users run it.</summary>
internal static class Tool
{
    private static readonly string program = Path.Combine(AppContext.BaseDirectory, "glassbox-sweep.dll");

    /// <summary>Starts it; what it says goes to a file.</summary>
    public static Process Start(string log, string? network, params string[] words)
    {
        string[] command = [.. network is null ? [] : (string[])["ip", "netns", "exec", network], "dotnet", program, .. words];
        return Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >>\"$0\" 2>&1", log, .. command]))!;
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>What it took.</returns>
    public static TimeSpan Run(string log, params string[] words)
    {
        long begun = Stopwatch.GetTimestamp();
        using Process process = Start(log, null, words);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"glassbox-sweep {string.Join(' ', words)} ended with {process.ExitCode}:\n{File.ReadAllText(log)}");
        return Stopwatch.GetElapsedTime(begun);
    }
}
