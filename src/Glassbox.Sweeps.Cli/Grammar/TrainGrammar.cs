using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Glassbox.Cli;
using Glassbox.Cli.Grammar;

namespace Glassbox.Sweeps.Cli.Grammar;

/// <summary>The grammar of <c>glassbox train</c>: a trial is such a command.</summary>
internal sealed class TrainGrammar
{
    /// <summary>Options that do not affect the trained network, or that the sweep sets itself, with advice.</summary>
    private static readonly Dictionary<string, string> refused = new(StringComparer.Ordinal)
    {
        ["out"] = "the command shown at the end of the sweep trains the best recipe and saves its network",
        ["checkpoint"] = "a sweep saves its state by itself",
        ["checkpoint-every"] = "a sweep saves its state by itself",
        ["resume"] = "the same sweep continues by itself",
        ["threads"] = "a trial has one core; --jobs sets how many are trained at once",
        ["engine"] = "the twin is for reading, and slow",
        ["order"] = "it is for the twin, which is for reading, and slow",
        ["report"] = "the page beside the results shows all trials, and the command at its top may be given a --report",
        ["log"] = "the .jsonl file beside the results has every epoch of every trial",
        ["tensorboard"] = "the .jsonl file beside the results has every epoch of every trial",
        ["init"] = "trials start with weights drawn by their seeds",
    };

    private const string Yes = "true", No = "false";

    private readonly Command command = new("train");

    public TrainGrammar()
    {
        Options.AddTo(command);
        Tables.AddTo(command);
        Names = command.Options.Select(option => option.Name[2..]).ToHashSet(StringComparer.Ordinal);
    }

    public TrainOptions Options { get; } = new();

    public TableOptions Tables { get; } = new();

    /// <summary>The names of all its options, without dashes.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>Returns whether an option takes any number, so that a range of it is not limited to integers.</summary>
    public bool IsReal(string name) => TypeOf(name) == typeof(float?);

    /// <summary>Returns why an option cannot be used in a sweep, with advice; null if it can.</summary>
    public static string? Refusal(string name) => refused.TryGetValue(name, out string? advice) ? $"--{name} is not for sweeps: {advice}." : null;

    /// <summary>Returns the given options without the seed and the data: a setting for each word.</summary>
    public IReadOnlyList<Setting> Said(CommandResult given)
    {
        List<Setting> said = [];
        foreach (Option option in given.Command.Options)
        {
            string name = option.Name[2..];
            if (!Names.Contains(name) || name is "seed" or "data" || given.GetResult(option) is not { Implicit: false } result) continue;
            if (result.Tokens.Count == 0) said.Add(new Setting(name, Yes));
            foreach (Token token in result.Tokens) said.Add(new Setting(name, token.Value));
        }

        return said;
    }

    /// <summary>Parses a trial.</summary>
    /// <exception cref="CommandException">The trial is invalid; the message says why.</exception>
    public ParseResult Parse(IReadOnlyList<string> words)
    {
        ParseResult parsed = command.Parse(words);
        if (parsed.Errors is [var error, ..]) throw CommandException.Usage(error.Message);
        return parsed;
    }

    /// <summary>Returns the words of a trial.</summary>
    public IReadOnlyList<string> WordsOf(IEnumerable<Setting> settings, string? data, ulong seed) =>
        [.. data is null ? [] : (string[])["--data", data], .. settings.SelectMany(WordsOf), "--seed", seed.ToString(CultureInfo.InvariantCulture)];

    // A column may be called 'true', or begin with a dash: which words are needed depends on the option, not on the value.
    private string[] WordsOf(Setting setting) => (TypeOf(setting.Name), setting.Value) switch
    {
        (Type type, Yes) when type == typeof(bool) || type == typeof(bool?) => [$"--{setting.Name}"],
        (Type type, No) when type == typeof(bool) => [],
        (_, ['-', ..]) => [$"--{setting.Name}={setting.Value}"],
        _ => [$"--{setting.Name}", setting.Value],
    };

    private Type? TypeOf(string name) => command.Options.FirstOrDefault(option => option.Name[2..] == name)?.ValueType;
}
