using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Glassbox.Cli;
using Glassbox.Cli.Grammar;

namespace Glassbox.Sweeps.Cli.Grammar;

/// <summary>What <c>glassbox train</c> understands: a trial is such a command.</summary>
internal sealed class TrainGrammar
{
    /// <summary>What says nothing of the network that comes of training, or what a sweep says itself, and what to do instead.</summary>
    private static readonly Dictionary<string, string> refused = new(StringComparer.Ordinal)
    {
        ["out"] = "the command that the sweep names at its end trains the best recipe: add it there",
        ["checkpoint"] = "a sweep keeps where it stands by itself",
        ["checkpoint-every"] = "a sweep keeps where it stands by itself",
        ["resume"] = "the same sweep continues by itself",
        ["threads"] = "a trial has one core; --jobs says how many are trained at once",
        ["engine"] = "the twin is for reading, and slow",
        ["order"] = "it is for the twin, which is for reading, and slow",
        ["init"] = "trials begin with weights that their seeds draw",
    };

    private readonly Command command = new("train");

    public TrainGrammar()
    {
        Options.AddTo(command);
        Tables.AddTo(command);
        Names = command.Options.Select(option => option.Name[2..]).ToHashSet(StringComparer.Ordinal);
    }

    public TrainOptions Options { get; } = new();

    public TableOptions Tables { get; } = new();

    /// <summary>Of all its options, without dashes.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>Whether an option takes any number, so that a range of it has more than the whole ones.</summary>
    public bool IsReal(string name) => command.Options.Any(option => option.Name[2..] == name && option.ValueType == typeof(float?));

    /// <summary>Why an option is nothing for a sweep, with what to do; null where it is fine.</summary>
    public static string? Refusal(string name) => refused.TryGetValue(name, out string? advice) ? $"--{name} is not for sweeps: {advice}." : null;

    /// <summary>What was said of training, but for the seed and the data: a setting for each word.</summary>
    public IReadOnlyList<Setting> Said(CommandResult given)
    {
        List<Setting> said = [];
        foreach (Option option in given.Command.Options)
        {
            string name = option.Name[2..];
            if (!Names.Contains(name) || name is "seed" or "data" || given.GetResult(option) is not { Implicit: false } result) continue;
            if (result.Tokens.Count == 0) said.Add(new Setting(name, Words.Yes));
            foreach (Token token in result.Tokens) said.Add(new Setting(name, token.Value));
        }

        return said;
    }

    /// <summary>Understands a trial.</summary>
    /// <exception cref="CommandException">It cannot be understood; it says why.</exception>
    public ParseResult Parse(IReadOnlyList<string> words)
    {
        ParseResult parsed = command.Parse(words);
        if (parsed.Errors is [var error, ..]) throw CommandException.Usage(error.Message);
        return parsed;
    }

    /// <summary>The words of a trial.</summary>
    public static IReadOnlyList<string> WordsOf(IEnumerable<Setting> settings, string? data, ulong seed) =>
        [.. data is null ? [] : (string[])["--data", data], .. settings.SelectMany(Words.Of), "--seed", seed.ToString(CultureInfo.InvariantCulture)];

    private static class Words
    {
        public const string Yes = "true", No = "false";

        public static string[] Of(Setting setting) => setting.Value switch
        {
            Yes => [$"--{setting.Name}"],
            No => [],
            _ => [$"--{setting.Name}", setting.Value],
        };
    }
}
