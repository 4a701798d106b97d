using System.ComponentModel;
using System.Diagnostics;

namespace Glassbox.Bench;

/// <summary>A program run to its end, watched from outside.</summary>
internal static class ChildProcess
{
    private const int MillisecondsBetweenLooks = 10;

    /// <param name="Output">What it wrote to its standard output.</param>
    /// <param name="Errors">What it wrote to its standard error.</param>
    /// <param name="ExitCode">0 where all went well.</param>
    /// <param name="Seconds">From before its start to after its end.</param>
    /// <param name="PeakBytes">The most memory it ever had resident.</param>
    internal sealed record Result(string Output, string Errors, int ExitCode, double Seconds, long PeakBytes);

    /// <param name="command">The program, then its arguments.</param>
    /// <param name="environment">What is set beside what it has from us.</param>
    /// <returns>null where there is no such program.</returns>
    public static Result? Run(IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // One thread each: faster than two for products as small as these.
        foreach (string library in new[] { "OPENBLAS", "OMP", "MKL" }) start.Environment[$"{library}_NUM_THREADS"] = "1";

        // Where these are set from outside, OpenBLAS may use a kernel that is slower than need be: see OpenBlas.
        foreach (string choice in new[] { "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE" }) start.Environment.Remove(choice);
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;

        long begun = Stopwatch.GetTimestamp();
        using Process? process = TryStart(start);
        if (process is null) return null;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();

        // The system keeps the peak, and forgets it with the process: the last look is the one that counts.
        long peak = 0;
        do peak = Math.Max(peak, Peak(process));
        while (!process.WaitForExit(MillisecondsBetweenLooks));
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
            return 0; // It has just ended.
        }
    }
}
