using System.ComponentModel;
using System.Diagnostics;

namespace Glassbox.Bench;

/// <summary>Runs a program to its end and measures it from outside.</summary>
internal static class ChildProcess
{
    private const int PollMilliseconds = 10;

    /// <param name="Output">The standard output.</param>
    /// <param name="Errors">The standard error.</param>
    /// <param name="ExitCode">The exit code; 0 for success.</param>
    /// <param name="Seconds">The time from before the start to after the end.</param>
    /// <param name="PeakBytes">The peak resident memory.</param>
    internal sealed record Result(string Output, string Errors, int ExitCode, double Seconds, long PeakBytes);

    /// <param name="command">The program, then its arguments.</param>
    /// <param name="environment">Environment variables, in addition to our own.</param>
    /// <returns>Null if there is no such program.</returns>
    public static Result? Run(IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // One thread each: faster than two for products this small.
        foreach (string library in new[] { "OPENBLAS", "OMP", "MKL" }) start.Environment[$"{library}_NUM_THREADS"] = "1";

        // If these are set, OpenBLAS may use a slower kernel: see OpenBlas.
        foreach (string choice in new[] { "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE" }) start.Environment.Remove(choice);
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;

        long begun = Stopwatch.GetTimestamp();
        using Process? process = TryStart(start);
        if (process is null) return null;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();

        // The system drops the peak when the process ends, so poll it until then.
        long peak = 0;
        do peak = Math.Max(peak, Peak(process));
        while (!process.WaitForExit(PollMilliseconds));
        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        return new Result(output.Result, errors.Result, process.ExitCode, seconds, peak);
    }

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // the process has just ended
        }
    }
}
