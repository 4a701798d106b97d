using System.Diagnostics;
using System.Globalization;
using Glassbox.Sweeps.Tests;

namespace Glassbox.ClusterProof;

/// <summary>500 trials on four silos, with all that may happen to them.</summary>
internal static class Proof
{
    private const int Silos = 4, Trials = 500;

    private static readonly string[] sweep = [
        "--data", Repository.PathOf("data", "tables", "wine.csv"), "--target", "cultivar", "--epochs", "200",
        "--vary", "hidden=16..64", "--vary", "learning-rate=0.0001..0.1", "log", "--vary", "dropout=0..0.5", "--recipes", "250", "--seeds", "1..2"];

    /// <returns>0 where the table is that of one machine.</returns>
    public static int Run(int seed)
    {
        if (PostgreSqlServer.Programs is null) throw new InvalidOperationException("there is no PostgreSQL: apt-get install postgresql");
        string folder = Directory.CreateTempSubdirectory("glassbox-proof-").FullName;
        var random = new Random(seed);
        Say($"seed {seed}, in {folder}");
        using var networks = new Networks(Silos);
        using PostgreSqlServer server = PostgreSqlServer.Start(Networks.Gateway, "10.77.0.0/24");
        List<Process> silos = [];
        try
        {
            for (int silo = 0; silo < Silos; silo++)
            {
                silos.Add(Tool.Start(
                    Path.Combine(folder, $"silo{silo + 1}.log"), Networks.Name(silo), "worker", "--cluster", server.Connection, "--listen", Networks.Address(silo), "--insecure",
                    "--jobs", "1", "--cache", Path.Combine(folder, $"cache{silo + 1}")));
            }

            string log = Path.Combine(folder, "cluster.log"), results = Path.Combine(folder, "cluster.db");
            long begun = Stopwatch.GetTimestamp();
            using Process submitted = Tool.Start(log, null, [.. sweep, "--results", results, "--cluster", server.Connection]);
            At(0.15, () => { Say("one silo is killed"); Kill(silos, random); });
            At(0.3, () => { Say("the database crashes, and is back after 3 s"); server.Restart(TimeSpan.FromSeconds(3)); });
            At(0.45, () => { Say("the network is cut for 30 s"); networks.Cut(TimeSpan.FromSeconds(30)); Say("the network is back"); });
            At(0.65, () => { Say("another silo is killed"); Kill(silos, random); });
            submitted.WaitForExit();
            Say($"the sweep ended with {submitted.ExitCode} after {Stopwatch.GetElapsedTime(begun).TotalSeconds:F0} s");
            if (submitted.ExitCode != 0) return Fail(File.ReadAllText(log));

            void At(double part, Action happens)
            {
                while (!submitted.HasExited && Done(log) < part * Trials) Thread.Sleep(200);
                if (submitted.HasExited) throw new InvalidOperationException("The sweep ended before all had happened to it that was to happen.");
                happens();
            }
        }
        finally
        {
            foreach (Process silo in silos)
            {
                if (!silo.HasExited) silo.Kill(entireProcessTree: true);
                silo.WaitForExit();
                silo.Dispose();
            }
        }

        Say("the same on one machine");
        Tool.Run(Path.Combine(folder, "one.log"), [.. sweep, "--results", Path.Combine(folder, "one.db")]);
        foreach (string ending in (string[])["csv", "jsonl"])
        {
            byte[] one = File.ReadAllBytes(Path.Combine(folder, $"one.{ending}")), many = File.ReadAllBytes(Path.Combine(folder, $"cluster.{ending}"));
            if (!one.AsSpan().SequenceEqual(many)) return Fail($"cluster.{ending} is not one.{ending}; both are in {folder}");
            Say($"{ending}: {one.Length:N0} bytes, the same to the byte");
        }

        string[] rows = File.ReadAllLines(Path.Combine(folder, "cluster.csv"));
        if (rows.Length != Trials + 1 || rows.Skip(1).Select(row => row.Split(',')[0]).Distinct().Count() != Trials) return Fail("a trial is there twice, or not at all");
        Say($"{Trials} trials, each once");
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static void Kill(List<Process> silos, Random random)
    {
        Process[] alive = [.. silos.Where(silo => !silo.HasExited)];
        Process chosen = alive[random.Next(alive.Length)];
        Say($"  process {chosen.Id}");
        chosen.Kill(entireProcessTree: true);
    }

    /// <summary>The trials that the log tells of.</summary>
    private static int Done(string log)
    {
        if (!File.Exists(log)) return 0;
        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        int done = 0;
        while (reader.ReadLine() is { } line)
            if (line.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && int.TryParse(line[..slash], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int number)) done = Math.Max(done, number);
        return done;
    }

    private static int Fail(string why)
    {
        Say(why);
        return 1;
    }

    private static void Say(string text) => Console.WriteLine($"{DateTime.UtcNow:HH:mm:ss}  {text}");
}
