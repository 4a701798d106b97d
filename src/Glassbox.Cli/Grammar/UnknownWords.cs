using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Glassbox.Cli.Grammar;

/// <summary>Explains the words of a command line that fit nowhere, and suggests what they may mean.</summary>
internal static class UnknownWords
{
    /// <summary>Rejects options that a command does not have, where it takes them for arguments, such as names of files.</summary>
    public static void RejectAmongArguments(Command command) => command.Validators.Add(given =>
    {
        foreach (string word in AmongArguments(given))
            given.AddError($"Unknown option '{word}'.");
    });

    /// <summary>Returns a line about each word that fits nowhere; none if all fit.</summary>
    public static IReadOnlyList<string> Explain(ParseResult parsed)
    {
        Token[] tokens = [.. parsed.Tokens];
        int[] places =
        [
            .. parsed.UnmatchedTokens.Concat(AmongArguments(parsed.CommandResult))
                .Select(word => Array.FindLastIndex(tokens, token => token.Value == word)).Where(place => place >= 0).Distinct().Order(),
        ];
        List<string> lines = [];
        HashSet<int> explained = [];
        foreach (int place in places)
        {
            // What follows an unknown option is its value, and what follows a list that is told of belongs to it.
            int option = Array.FindLastIndex(tokens, place, token => token.Type == TokenType.Option || IsOption(token.Value));
            if (option < place && explained.Contains(option)) continue;
            explained.Add(Math.Max(option, 0));
            lines.Add(Explain(parsed, tokens, option, place));
        }

        return lines;
    }

    private static string Explain(ParseResult parsed, Token[] tokens, int option, int place)
    {
        Command command = parsed.CommandResult.Command;
        string word = tokens[place].Value;
        if (option == place)
        {
            string name = word.Split('=', ':')[0];
            return $"Unknown option '{name}'.{Suggestion(name, Options(parsed))}";
        }

        bool isNumber = char.IsAsciiDigit(word[0]);
        if (isNumber && option >= 0 && command.Options.FirstOrDefault(known => known.Name == tokens[option].Value) is { HelpName: { } what } list && IsList(what))
        {
            IEnumerable<string> values = tokens.Skip(option + 1).TakeWhile(token => token.Type == TokenType.Argument && !IsOption(token.Value)).Select(token => token.Value);
            return $"'{word}' is left over: separate several {(what == "SIZES" ? "sizes" : "values")} by commas, as in {list.Name} {string.Join(',', values)}.";
        }

        if (isNumber) return $"Unexpected argument '{word}'.";
        return command.Subcommands.Count > 0
            ? $"Unknown command '{word}'.{Suggestion(word, command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name))}"
            : $"Unexpected argument '{word}'.{Suggestion(word, Options(parsed))}";
    }

    private static IEnumerable<string> Options(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command, root = parsed.RootCommandResult.Command;
        IEnumerable<Option> inherited = root == command ? [] : root.Options.Where(option => option.Recursive);
        return command.Options.Concat(inherited).Where(option => !option.Hidden).Select(option => option.Name);
    }

    private static string Suggestion(string word, IEnumerable<string> names) =>
        Nearest.Close(word, names) is { Count: > 0 } close ? $" Did you mean {Listing.Or(close.Select(name => $"'{name}'"))}?" : "";

    private static bool IsList(string helpName) => helpName == "SIZES" || helpName.Contains(",…", StringComparison.Ordinal);

    private static IEnumerable<string> AmongArguments(CommandResult given) =>
        given.Command.Arguments.SelectMany(argument => given.GetResult(argument)?.Tokens ?? []).Select(token => token.Value).Where(IsOption);

    private static bool IsOption(string word) =>
        word.Length > 1 && word[0] == '-' && !double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && !Path.Exists(word);
}
