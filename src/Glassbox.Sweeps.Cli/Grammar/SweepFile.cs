using System.CommandLine;
using Glassbox.Cli;
using Glassbox.Cli.Grammar;
using Glassbox.Sweeps.Cli.Commands;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Glassbox.Sweeps.Cli.Grammar;

/// <summary>A sweep in a YAML file: the options of the command without their dashes. The command line takes precedence.</summary>
internal static class SweepFile
{
    private const string Vary = "vary", Results = "--results";

    /// <summary>Returns whether a word is the name of a sweep file.</summary>
    public static bool IsOne(string word) =>
        word.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || word.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the words of the command, with the file's contents in place of its name.</summary>
    /// <exception cref="CommandException">The file does not exist or is invalid; the message says where.</exception>
    public static string[] Expand(string[] words)
    {
        int place = Array.FindIndex(words, IsOne);
        if (place < 0 || words[0] is "merge" or "report" or "worker" || (place == 0 ? null : words[place - 1]) is { } before && before.StartsWith("--", StringComparison.Ordinal)) return words;
        string path = words[place];
        if (!File.Exists(path)) throw new CommandException($"{path}: there is no such file.");
        string[] others = [.. words[..place], .. words[(place + 1)..]];
        var said = others.Where(word => word.StartsWith("--", StringComparison.Ordinal)).Select(word => word.Split('=')[0]).ToHashSet(StringComparer.Ordinal);
        (string Name, string[] Words)[] options = [.. Read(path)];
        bool isPlaceSaid = said.Contains(Results) || options.Any(option => option.Name == Results);
        string[] results = isPlaceSaid ? [] : [Results, Path.ChangeExtension(Path.GetFileName(path), ".db")];
        return [.. options.Where(option => !said.Contains(option.Name) && !IsReplaced(option.Name, said)).SelectMany(option => option.Words), .. others, .. results];
    }

    // One seed on the command line takes the place of several in the file, and the other way round.
    private static bool IsReplaced(string name, HashSet<string> said) => (name == "--seeds" && said.Contains("--seed")) || (name == "--seed" && said.Contains("--seeds"));

    private static IEnumerable<(string Name, string[] Words)> Read(string path)
    {
        YamlMappingNode root = Load(path);
        var command = new SweepCommand();
        var known = command.OptionNames.ToHashSet(StringComparer.Ordinal);
        foreach ((YamlNode key, YamlNode value) in root.Children)
        {
            string name = Scalar(path, key);
            if (!known.Contains($"--{name}") || name is "help" or "version") throw Fault(path, key, $"'{name}' is not an option of a sweep{Suggestion(name, known)}");
            if (name == Vary) yield return ($"--{name}", [.. Varied(path, value, known)]);
            else yield return ($"--{name}", Checked(path, value, command, name));
        }
    }

    private static YamlMappingNode Load(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            var yaml = new YamlStream();
            yaml.Load(reader);
            if (yaml.Documents is not [var document] || document.RootNode is not YamlMappingNode { Children.Count: > 0 } root)
                throw new CommandException($"{path}: this is not a sweep; expected options, each with its value, such as 'epochs: 5'.");
            return root;
        }
        catch (YamlException fault)
        {
            int tab = Array.FindIndex(File.ReadAllLines(path), line => line[..^line.TrimStart().Length].Contains('\t', StringComparison.Ordinal));
            if (tab >= 0) throw new CommandException($"{path}, line {tab + 1}: there is a tab before the first word; YAML is indented with spaces.");
            throw new CommandException($"{path}, line {fault.Start.Line}, column {fault.Start.Column}: {fault.InnerException?.Message ?? fault.Message}");
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new CommandException(fault.Message);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // The scanner's message for some broken files, such as one with an unclosed bracket, does not help.
            throw new CommandException($"{path}: this is not YAML; is a bracket or a quotation mark unclosed?");
        }
    }

    /// <summary>The words of an option, which say by themselves nothing that cannot be.</summary>
    private static string[] Checked(string path, YamlNode value, SweepCommand command, string name)
    {
        Option option = command.Options.First(option => option.Name == $"--{name}");
        string[] words = Words(path, option, value);
        if (words.Length > 0 && command.Parse(words).GetResult(option)?.Errors.FirstOrDefault() is { } error) throw Fault(path, value, error.Message.TrimEnd('.'));
        return words;
    }

    private static string[] Words(string path, Option option, YamlNode value) => value switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain } said when IsSwitch(option) && bool.TryParse(said.Value, out bool isOn) => isOn ? [option.Name] : option.ValueType == typeof(bool) ? [] : [$"{option.Name}=false"],
        _ when IsSwitch(option) => throw Fault(path, value, "expected true or false"),
        YamlSequenceNode list when option.Arity.MaximumNumberOfValues == 1 => [option.Name, string.Join(',', list.Children.Select(item => Scalar(path, item)))],
        YamlSequenceNode list => [.. list.Children.SelectMany(item => (string[])[option.Name, Scalar(path, item)])],
        _ => [option.Name, Scalar(path, value)],
    };

    private static bool IsSwitch(Option option) => option.ValueType == typeof(bool) || option.ValueType == typeof(bool?);

    /// <summary>Returns one space, or a list of alternative spaces.</summary>
    private static IEnumerable<string> Varied(string path, YamlNode value, HashSet<string> known)
    {
        var train = new TrainGrammar();
        YamlNode[] spaces = value is YamlSequenceNode list ? [.. list.Children] : [value];
        if (spaces.Length == 0 || spaces.Any(space => space is YamlMappingNode { Children.Count: 0 })) throw Fault(path, value, "nothing is varied; expected options, each with values or a range");
        for (int place = 0; place < spaces.Length; place++)
        {
            if (spaces[place] is not YamlMappingNode space) throw Fault(path, spaces[place], "expected options, each with values or a range, such as 'learning-rate: 1e-4..1e-1 log'");
            if (place > 0) yield return VaryWords.Or;
            foreach ((YamlNode key, YamlNode values) in space.Children)
            {
                string name = Scalar(path, key);
                if (!known.Contains($"--{name}")) throw Fault(path, key, $"'{name}' is not a training option{Suggestion(name, known)}");
                string[] items = values is YamlSequenceNode several ? [.. several.Children.Select(item => Scalar(path, item))] : [Scalar(path, values)];
                if (items.Length == 0) throw Fault(path, values, $"{name} has no value to try");
                items[0] = $"{name}={items[0]}";
                Check(path, values, items, train);
                yield return "--vary";
                foreach (string item in items) yield return item;
            }
        }
    }

    private static void Check(string path, YamlNode node, IReadOnlyList<string> words, TrainGrammar train)
    {
        try
        {
            VaryWords.Read(words, train);
        }
        catch (CommandException fault)
        {
            throw Fault(path, node, fault.Message.TrimEnd('.'));
        }
    }

    private static string Scalar(string path, YamlNode node) => node is YamlScalarNode { Value: { Length: > 0 } text }
        ? text
        : throw Fault(path, node, "expected a word or a number");

    private static CommandException Fault(string path, YamlNode node, string problem) =>
        CommandException.Usage($"{path}, line {node.Start.Line}, column {node.Start.Column}: {problem}{(problem.EndsWith('?') ? "" : ".")}");

    /// <summary>Returns the most similar option.</summary>
    private static string Suggestion(string name, IEnumerable<string> known) => Nearest.Close(name, known) is [var option, ..] ? $"; is it '{option[2..]}'?" : "";
}
