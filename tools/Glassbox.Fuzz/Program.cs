using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Glassbox.Fuzz;

internal static class Program
{
    private static int Main(string[] args)
    {
        var only = new Argument<string[]>("target") { Description = $"Which readers: {string.Join(", ", Targets.All.Select(t => t.Name))}.", Arity = ArgumentArity.ZeroOrMore };
        var seconds = new Option<double>("--seconds") { Description = "How long, for each reader.", DefaultValueFactory = _ => 10 };
        var count = new Option<long>("--count") { Description = "How many files, for each reader.", DefaultValueFactory = _ => long.MaxValue };
        var seed = new Option<ulong>("--seed") { Description = "Another seed gives other files.", DefaultValueFactory = _ => 1UL };
        var root = new RootCommand("Feeds every reader of files with damaged ones. Says how many, which took longest and which took most memory.") { only, seconds, count, seed };
        root.SetAction(given => Run(given.GetValue(only) ?? [], given.GetValue(seconds), given.GetValue(count), given.GetValue(seed)));
        return root.Parse(args).Invoke();
    }

    private static int Run(string[] only, double seconds, long count, ulong seed)
    {
        if (only.Except(Targets.All.Select(t => t.Name)).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"There is no reader '{unknown}': {string.Join(", ", Targets.All.Select(t => t.Name))}.");
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
            Console.Error.WriteLine($"{target.Name}: file {outcome.Executions} of seed {seed}, kept as {file}, made the reader throw {fault.Thrown}");
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nAt most {self.PeakWorkingSet64 / 1e6:F0} MB of memory were in use."));
        return isSound ? 0 : 1;
    }
}
