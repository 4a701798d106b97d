using System.Diagnostics;
using System.Globalization;
using Glassbox.Sweeps.Tests;

namespace Glassbox.ClusterProof;

/// <summary>How many trials a second, and what a trial costs: by a process on one core, by one on two, by a cluster of one worker, and of two.</summary>
internal static class Throughput
{
    public static int Run()
    {
        string folder = Directory.CreateTempSubdirectory("glassbox-throughput-").FullName;
        using PostgreSqlServer? server = PostgreSqlServer.Programs is null ? null : PostgreSqlServer.Start();
        foreach ((string name, int trials, int epochs) in ((string, int, int)[])[("trials of nothing but what a trial costs", 500, 1), ("trials of some length", 100, 200)])
        {
            string[] sweep = [
                "--data", Repository.PathOf("data", "tables", "wine.csv"), "--target", "cultivar", "--epochs", epochs.ToString(CultureInfo.InvariantCulture), "--vary", "hidden=16..64",
                "--vary", "learning-rate=0.001..0.1", "log", "--recipes", trials.ToString(CultureInfo.InvariantCulture)];
            Console.WriteLine($"{trials} {name}; milliseconds a trial:");
            Console.WriteLine("                              clock   of the processor: all   trains  submits  database   × one core, by clock   by processor");
            Cost one = Local(folder, sweep, trials, 1);
            Say("one core", one, one);
            Say("two cores of one process", Local(folder, sweep, trials, 2), one);
            if (server is null) continue;
            foreach (int workers in (int[])[1, 2]) Say($"a cluster of {workers}", Cluster(folder, sweep, trials, server, workers), one);
        }

        Directory.Delete(folder, recursive: true);
        return 0;

        static void Say(string what, Cost cost, Cost one) => Console.WriteLine(
            $"  {what,-26} {cost.Clock,6:F2}                    {cost.Processor,6:F2}   {cost.Trains,6:F2}   {cost.Submits,6:F2}    {cost.Database,6:F2}                 {one.Clock / cost.Clock,6:F2}         {one.Processor / cost.Processor,6:F2}");
    }

    private static Cost Local(string folder, string[] sweep, int trials, int jobs)
    {
        string results = Path.Combine(folder, $"{Guid.NewGuid():N}.db");
        Cost cost = Measure([.. sweep, "--results", results, "--jobs", $"{jobs}"], trials, [], null);
        return cost with { Trains = cost.Submits, Submits = 0 };
    }

    private static Cost Cluster(string folder, string[] sweep, int trials, PostgreSqlServer server, int count)
    {
        List<Process> workers = [];
        try
        {
            for (int worker = 0; worker < count; worker++)
                workers.Add(Tool.Start(Path.Combine(folder, "worker.log"), null, "worker", "--cluster", server.Connection, "--jobs", "1", "--cache", Path.Combine(folder, "cache")));
            string[] warm = [.. sweep, "--seed", $"{count}00"]; // code is compiled and data are there, as in a sweep that takes longer than this
            Tool.Run(Path.Combine(folder, "log"), [.. warm, "--results", Path.Combine(folder, $"{Guid.NewGuid():N}.db"), "--cluster", server.Connection]);
            return Measure([.. sweep, "--seed", $"{count + 2}", "--results", Path.Combine(folder, $"{Guid.NewGuid():N}.db"), "--cluster", server.Connection], trials, workers, server.ProcessId);
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

    /// <summary>From a fifth of the trials on to the last of them: starting a program, and compiling it, is no trial's.</summary>
    private static Cost Measure(string[] words, int trials, List<Process> workers, int? database)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "glassbox-sweep.dll"), .. words]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        (int Done, Cost Used)? first = null, last = null;
        while (process.StandardError.ReadLine() is { } line)
        {
            if (line.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var slash) || !int.TryParse(line[..slash], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int done)) continue;
            if (first is null && done >= trials / 5) first = (done, Now());
            else if (done == trials) last = (done, Now());
        }

        process.WaitForExit();
        if (process.ExitCode != 0 || first is not var (before, begun) || last is not var (after, ended)) throw new InvalidOperationException($"glassbox-sweep {string.Join(' ', words)} ended with {process.ExitCode}.");
        return new Cost((ended.Clock - begun.Clock) / (after - before), (ended.Trains - begun.Trains) / (after - before), (ended.Submits - begun.Submits) / (after - before), (ended.Database - begun.Database) / (after - before));

        Cost Now() => new(
            1000 * Stopwatch.GetElapsedTime(0).TotalSeconds, 1000 * workers.Sum(worker => ProcessorTime.Of(worker.Id)), 1000 * ProcessorTime.Of(process.Id), database is { } server ? 1000 * ProcessorTime.Of(server) : 0);
    }

    /// <summary>Milliseconds: by the clock, and of the processor.</summary>
    private readonly record struct Cost(double Clock, double Trains, double Submits, double Database)
    {
        public double Processor => Trains + Submits + Database;
    }
}
