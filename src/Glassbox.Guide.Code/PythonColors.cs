using System.Text.RegularExpressions;

namespace Glassbox.Guide.Code;

/// <summary>What each piece of a program in Python is, as far as one program needs it.</summary>
internal static class PythonColors
{
    private const string Keywords = "as|break|def|except|for|from|if|import|in|not|return|try|while|True|False|None";

    // The first that fits counts: a quote may hold what looks like a comment, and a word may begin as a keyword does.
    private static readonly Regex Pieces = new(
        $"""(?<Quote>f?"[^"\n]*")|(?<Comment>\#[^\n]*)|(?<Keyword>\b(?:{Keywords})\b)|(?<Method>\b[A-Za-z_]\w*(?=\())|(?<Name>\b[A-Za-z_]\w*)|(?<Number>\b\d+(?:\.\d+)?)|(?<Text>\s+)|(?<Operator>.)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly string[] Kinds = ["Quote", "Comment", "Keyword", "Method", "Name", "Number", "Text", "Operator"];

    /// <summary>The whole program in pieces, in order; no character is left out.</summary>
    public static IEnumerable<Span> Of(string text)
    {
        foreach (Match piece in Pieces.Matches(text))
            yield return new Span(Kinds.First(kind => piece.Groups[kind].Success), piece.Value);
    }
}
