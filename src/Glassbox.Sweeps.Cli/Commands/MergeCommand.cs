using System.CommandLine;
using Glassbox.Cli;
using Glassbox.Cli.Commands;

namespace Glassbox.Sweeps.Cli.Commands;

/// <summary>Merges the shards of a sweep.</summary>
internal sealed class MergeCommand : Verb
{
    private readonly Argument<string[]> files = new("files") { Description = "The results of the parts.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> results = new("--results") { Description = "File to put them together in; what it holds already stays.", HelpName = "FILE.db", Required = true };

    public MergeCommand()
        : base("merge", "Put the results of the parts of a sweep together, as 'glassbox sweep --shard' makes them.", "glassbox sweep merge part1.db part2.db --results all.db")
    {
        Arguments.Add(files);
        Options.Add(results);
    }

    protected override int Run(ParseResult given)
    {
        var screen = new Screen();
        string[] parts = given.GetRequiredValue(files);
        using var store = SweepStore.Open(given.GetRequiredValue(results));
        foreach (string part in parts)
        {
            if (Path.GetFullPath(part) == Path.GetFullPath(store.Path)) throw CommandException.Usage($"{part} is a part, and what the parts are put together in: name another --results.");
            using var other = SweepStore.OpenExisting(part);
            store.Merge(other);
        }

        return SweepOutcome.Show(screen, store);
    }
}
