using System.Text.RegularExpressions;

namespace Glassbox.Guide.Code;

/// <summary>Classifies the tokens of a Python program, as far as nn.py needs.</summary>
internal static class PythonColors
{
    private const string Keywords = "as|break|def|except|for|from|if|import|in|not|return|try|while|True|False|None";

    // The first alternative that matches wins: a string may contain what looks like a comment, and a name may start like a keyword.
    private static readonly Regex Pieces = new(
        $"""(?<Quote>f?"[^"\n]*")|(?<Comment>\#[^\n]*)|(?<Keyword>\b(?:{Keywords})\b)|(?<Method>\b[A-Za-z_]\w*(?=\())|(?<Name>\b[A-Za-z_]\w*)|(?<Number>\b\d+(?:\.\d+)?)|(?<Text>\s+)|(?<Operator>.)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly string[] Kinds = ["Quote", "Comment", "Keyword", "Method", "Name", "Number", "Text", "Operator"];

    /// <summary>Splits the whole program into spans, in order; no character is left out.</summary>
    public static IEnumerable<Span> Of(string text)
    {
        foreach (Match piece in Pieces.Matches(text))
            yield return new Span(Kinds.First(kind => piece.Groups[kind].Success), piece.Value);
    }
}
