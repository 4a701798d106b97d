using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Glassbox.Fuzz;

internal static class Program
{
    private static int Main(string[] args)
    {
        var only = new Argument<string[]>("target") { Description = $"Readers to fuzz: {string.Join(", ", Targets.All.Select(t => t.Name))}. [default: all]", Arity = ArgumentArity.ZeroOrMore };
        var seconds = new Option<double>("--seconds") { Description = "Time limit for each reader, in seconds.", DefaultValueFactory = _ => 10 };
        var count = new Option<long>("--count") { Description = "Number of files for each reader. [default: no limit]", DefaultValueFactory = _ => long.MaxValue };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the files.", DefaultValueFactory = _ => 1UL };
        var root = new RootCommand("Feed corrupted files to every reader, and report the number of files, the longest time and the most memory.") { only, seconds, count, seed };
        root.SetAction(given => Run(given.GetValue(only) ?? [], given.GetValue(seconds), given.GetValue(count), given.GetValue(seed)));
        return root.Parse(args).Invoke();
    }

    private static int Run(string[] only, double seconds, long count, ulong seed)
    {
        if (only.Except(Targets.All.Select(t => t.Name)).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"There is no reader '{unknown}'. Readers: {string.Join(", ", Targets.All.Select(t => t.Name))}.");
            return 2;
        }

        Console.WriteLine("| reader | files | files a second | slowest, ms | most memory, MB |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        bool isSound = true;
        foreach (Target target in Targets.All.Where(t => only.Length == 0 || only.Contains(t.Name)))
        {
            Outcome outcome = Fuzzer.Run(target, seed, count, TimeSpan.FromSeconds(seconds));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {target.Name} | {outcome.Executions:N0} | {outcome.Executions / outcome.Elapsed.TotalSeconds:N0} | {outcome.Slowest.TotalMilliseconds:F1} | {outcome.MostBytes / 1e6:F1} |"));
            if (outcome.Fault is not { } fault) continue;
            isSound = false;
            string file = Path.Combine(Path.GetTempPath(), $"glassbox-fuzz-{target.Name}-{seed}-{outcome.Executions}");
            File.WriteAllBytes(file, fault.Input);
            Console.Error.WriteLine($"{target.Name}: file {outcome.Executions} of seed {seed}, saved as {file}, failed with {fault.Thrown}");
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nPeak memory: {self.PeakWorkingSet64 / 1e6:F0} MB."));
        return isSound ? 0 : 1;
    }
}
