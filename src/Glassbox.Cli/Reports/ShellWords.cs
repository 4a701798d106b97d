using System.CommandLine;

namespace Glassbox.Cli.Reports;

/// <summary>A command line as a shell takes it, to be copied from a page.</summary>
internal static class ShellWords
{
    /// <summary>The command that was given.</summary>
    public static string Of(ParseResult given) => string.Join(' ', given.Tokens.Select(token => Quoted(token.Value)).Prepend("glassbox"));

    /// <summary>A word, in quotation marks where a POSIX shell would make something else of it.</summary>
    public static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "_-./:=,+@%".Contains(c, StringComparison.Ordinal)) ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
