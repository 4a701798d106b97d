using System.Diagnostics;
using System.Globalization;
using Glassbox.Sweeps.Tests;

namespace Glassbox.ClusterProof;

/// <summary>How many trials a second: by a process on one core, by one on two, by a cluster of one worker, and of two.</summary>
internal static class Throughput
{
    private const int Trials = 100;

    public static int Run()
    {
        string folder = Directory.CreateTempSubdirectory("glassbox-throughput-").FullName;
        using PostgreSqlServer? server = PostgreSqlServer.Programs is null ? null : PostgreSqlServer.Start();
        foreach ((string name, int epochs) in ((string, int)[])[("trials of nothing but what a trial costs", 1), ("trials of some length", 200)])
        {
            string[] sweep = [
                "--data", Repository.PathOf("data", "tables", "wine.csv"), "--target", "cultivar", "--epochs", epochs.ToString(CultureInfo.InvariantCulture), "--vary", "hidden=16..64",
                "--vary", "learning-rate=0.001..0.1", "log", "--recipes", $"{Trials}"];
            Console.WriteLine($"{Trials} {name}:");
            double one = Local(folder, sweep, 1);
            Say("one core", one, one);
            Say("two cores of one process", Local(folder, sweep, 2), one);
            if (server is null) continue;
            foreach (int workers in (int[])[1, 2]) Say($"a cluster of {workers}", Cluster(folder, sweep, server, workers), one);
        }

        Directory.Delete(folder, recursive: true);
        return 0;

        static void Say(string what, double seconds, double one) =>
            Console.WriteLine($"  {what,-26} {seconds,7:F2} s   {Trials / seconds,6:F1} a second   {1000 * seconds / Trials,6:F2} ms a trial   {one / seconds,5:F2} × one core");
    }

    private static double Local(string folder, string[] sweep, int jobs)
    {
        string results = Path.Combine(folder, $"{Guid.NewGuid():N}.db");
        return Training(Path.Combine(folder, "log"), [.. sweep, "--results", results, "--jobs", $"{jobs}"]);
    }

    private static double Cluster(string folder, string[] sweep, PostgreSqlServer server, int count)
    {
        List<Process> workers = [];
        try
        {
            for (int worker = 0; worker < count; worker++)
                workers.Add(Tool.Start(Path.Combine(folder, "worker.log"), null, "worker", "--cluster", server.Connection, "--jobs", "1", "--cache", Path.Combine(folder, "cache")));
            string[] warm = [.. sweep, "--seed", $"{count}00"]; // code is compiled and data are there, as in a sweep that takes longer than this
            Tool.Run(Path.Combine(folder, "log"), [.. warm, "--results", Path.Combine(folder, $"{Guid.NewGuid():N}.db"), "--cluster", server.Connection]);
            return Training(Path.Combine(folder, "log"), [.. sweep, "--seed", $"{count + 2}", "--results", Path.Combine(folder, $"{Guid.NewGuid():N}.db"), "--cluster", server.Connection]);
        }
        finally
        {
            foreach (Process worker in workers)
            {
                worker.Kill(entireProcessTree: true);
                worker.WaitForExit();
                worker.Dispose();
            }
        }
    }

    /// <summary>From the first trial that is finished to the last, for all of them: starting a program is no trial's.</summary>
    private static double Training(string log, string[] words)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "glassbox-sweep.dll"), .. words]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        long first = 0, last = 0;
        int at = 0;
        while (process.StandardError.ReadLine() is { } line)
        {
            if (line.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var slash) || !int.TryParse(line[..slash], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int done)) continue;
            last = Stopwatch.GetTimestamp();
            if (first == 0) (first, at) = (last, done);
        }

        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"glassbox-sweep {string.Join(' ', words)} ended with {process.ExitCode}.");
        File.AppendAllText(log, $"{string.Join(' ', words)}\n");
        return Stopwatch.GetElapsedTime(first, last).TotalSeconds * Trials / (Trials - at);
    }
}
