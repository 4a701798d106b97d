using System.CommandLine;
using Glassbox.Cli;
using Glassbox.Cli.Commands;
using Glassbox.Cli.Views;

namespace Glassbox.Sweeps.Cli.Commands;

/// <summary>Merges the shards of a sweep.</summary>
internal sealed class MergeCommand : Verb
{
    private readonly Argument<string[]> files = new("files") { Description = "The results of the shards.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> results = new("--results") { Description = "File to merge them into; results that it already contains stay.", HelpName = "FILE.db", Required = true };

    public MergeCommand()
        : base("merge", "Merge the results of the shards of a sweep, which 'glassbox sweep --shard' writes.", "glassbox sweep merge part1.db part2.db --results all.db")
    {
        Arguments.Add(files);
        Options.Add(results);
    }

    protected override int Run(ParseResult given)
    {
        var screen = new Screen();
        string[] parts = given.GetRequiredValue(files);
        string all = given.GetRequiredValue(results);
        foreach (string part in parts)
        {
            if (Path.GetFullPath(part) == Path.GetFullPath(all)) throw CommandException.Usage($"{part} is one of the shards to merge: name another --results.");
            if (!File.Exists(part)) throw new CommandException($"{part}: there is no such file."); // before others are put together
        }

        SweepFiles.Beside(all);
        using var store = SweepStore.Open(all);
        List<SweepShard> shards = [];
        foreach (string part in parts)
        {
            using var other = SweepStore.OpenExisting(part);
            store.Merge(other);
            if (other.Shard is { } shard) shards.Add(shard);
        }

        int code = SweepOutcome.Show(screen, store);
        if (Missing(store, shards) is { } missing) Screen.Note(missing);
        return code;
    }

    /// <summary>What is not there, and where it should have come from.</summary>
    private static string? Missing(SweepStore store, IReadOnlyList<SweepShard> shards)
    {
        SweepPlan plan = store.Plan!;
        Trial[] missing = [.. plan.Trials.Where(trial => store.FindFurthest(trial.Key) is null)];
        if (missing.Length == 0) return null;
        IEnumerable<string> parts = shards.Select(shard => shard.Count).Distinct().ToArray() is [var count]
            ? Enumerable.Range(1, count).Select(number => new SweepShard(number, count)).Where(shard => missing.Any(trial => shard.Has(trial.Recipe))).Select(shard => $"{shard}{(shards.Contains(shard) ? ", which is not finished" : "")}")
            : [];
        string which = string.Join("; ", parts);
        return $"{Numerals.Count(missing.Length)} of {Numerals.Count(plan.Trials.Count)} trials are missing{(which.Length > 0 ? $": of part {which}" : "")}. Train them, and merge again.";
    }
}
