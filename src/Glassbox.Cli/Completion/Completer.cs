using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Glassbox.Cli.Completion;

/// <summary>Completes a command line at the cursor.</summary>
/// <remarks>System.CommandLine itself completes nothing after a flag or an option that accepts several values, and no files.</remarks>
internal sealed partial class Completer
{
    /// <summary>Stands for file names, which the shell completes itself.</summary>
    public const string Files = ":files";

    private readonly List<string> words;
    private readonly string current;
    private readonly HashSet<Symbol> given = [];
    private Command command;
    private Option? pending; // takes the next word as its value
    private int arguments;

    /// <param name="root">The root command.</param>
    /// <param name="line">The line up to the cursor.</param>
    private Completer(Command root, string line)
    {
        words = [.. CommandLineParser.SplitCommandLine(line).Skip(1)];
        if (line.Length > 0 && !char.IsWhiteSpace(line[^1]) && words.Count > 0)
        {
            current = words[^1];
            words.RemoveAt(words.Count - 1);
        }
        else
        {
            current = "";
        }

        command = root;
        foreach (string word in words) Take(word);
        if (current.StartsWith("--", StringComparison.Ordinal) && current.Split('=', 2) is [var name, var value])
        {
            Take(name);
            current = value;
        }
    }

    /// <summary>Returns the candidates and their descriptions; for <c>--option=value</c>, the value alone.</summary>
    /// <param name="root">The root command.</param>
    /// <param name="line">The line up to the cursor, starting with the name of the program.</param>
    public static IEnumerable<(string Text, string Meaning)> Complete(Command root, string line)
    {
        var completer = new Completer(root, line);
        return completer.Candidates().Where(candidate => candidate.Text == Files || candidate.Text.StartsWith(completer.current, StringComparison.Ordinal));
    }

    /// <summary>Writes the candidates, one per line, each followed by a tab and its description.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(Command root, string line)
    {
        foreach ((string text, string meaning) in Complete(root, line)) Console.Out.Write($"{text}\t{meaning}\n");
        return ExitCode.Success;
    }

    /// <summary>Returns the line for <c>glassbox-sweep</c> to complete; null if its verb is not of that tool, or ends the line.</summary>
    public static string? LineOfTool(string line)
    {
        if (Tooled().Match(line) is not { Success: true } match) return null;
        string worker = match.Groups["verb"].Value == Commands.ToolVerb.Worker ? $" {Commands.ToolVerb.Worker}" : "";
        return $"{Tool.Name}{worker}{match.Groups["rest"].Value}";
    }

    [GeneratedRegex($@"^\s*\S+\s+(?<verb>{Commands.ToolVerb.Sweep}|{Commands.ToolVerb.Worker})(?<rest>\s.*)$", RegexOptions.Singleline)]
    private static partial Regex Tooled();

    private void Take(string word)
    {
        if (word.StartsWith('-') && command.Options.FirstOrDefault(option => option.Name == word || option.Aliases.Contains(word)) is { } option)
        {
            given.Add(option);
            pending = option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0 ? option : null;
        }
        else if (pending is not null)
        {
            if (pending.Arity.MaximumNumberOfValues == 1) pending = null;
        }
        else if (arguments == 0 && command.Subcommands.FirstOrDefault(verb => verb.Name == word) is { } verb)
        {
            command = verb;
        }
        else
        {
            arguments++;
        }
    }

    private IEnumerable<(string Text, string Meaning)> Candidates()
    {
        if (current.StartsWith('-')) return Options();
        if (pending is not null) return Values(pending, pending.HelpName ?? "");
        bool takesFile = command is Commands.Verb { TakesFile: true };
        if (command.Subcommands.Any(verb => !verb.Hidden) && !(takesFile && arguments > 0))
            return command.Subcommands.Where(verb => !verb.Hidden).Select(Described).Concat(takesFile ? [(Files, "")] : []);
        if (command.Arguments.Count == 0) return Options();
        Argument argument = command.Arguments[Math.Min(arguments, command.Arguments.Count - 1)];
        return arguments < command.Arguments.Count || argument.Arity.MaximumNumberOfValues > 1 ? Values(argument, argument.HelpName ?? argument.Name) : Options();
    }

    private IEnumerable<(string Text, string Meaning)> Options() =>
        command.Options.Where(option => !option.Hidden && (!given.Contains(option) || option.Arity.MaximumNumberOfValues > 1)).Select(Described);

    private IEnumerable<(string Text, string Meaning)> Values(Symbol symbol, string what)
    {
        // Help writes literal words in lowercase, and placeholders in uppercase.
        string[] words = what.Split('|');
        IEnumerable<string> names = symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label).Union(words.Where(word => word.All(char.IsAsciiLetterLower)));
        if (words.Contains("COLUMN")) names = names.Concat(ColumnNames.Of(Given("--data")));
        if (words.Any(word => word is "FILE" or "DIR" or "IMAGE" or "IN" or "OUT")) names = names.Append(Files);
        return names.Select(name => (name, ""));
    }

    private string? Given(string option) => words.IndexOf(option) is >= 0 and int place && place + 1 < words.Count ? words[place + 1] : null;

    // The first sentence is enough.
    private static (string, string) Described(Symbol symbol)
    {
        string description = (symbol.Description ?? "").ReplaceLineEndings(" ");
        int end = description.IndexOf(". ", StringComparison.Ordinal);
        return (symbol.Name, (end < 0 ? description : description[..end]).TrimEnd('.'));
    }
}
