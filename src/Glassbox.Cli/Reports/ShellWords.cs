using System.CommandLine;

namespace Glassbox.Cli.Reports;

/// <summary>Quotes a command line for a shell, to be copied from a page.</summary>
internal static class ShellWords
{
    /// <summary>Returns the parsed command line.</summary>
    public static string Of(ParseResult given) => string.Join(' ', given.Tokens.Select(token => Quoted(token.Value)).Prepend("glassbox"));

    /// <summary>Quotes a word if a POSIX shell would interpret it.</summary>
    public static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "_-./:=,+@%".Contains(c, StringComparison.Ordinal)) ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
