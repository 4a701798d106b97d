using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Glassbox.Workshop.Compiler;

/// <summary>
/// Rewords compiler errors for C# beginners: keeps the original message if it is plain, and adds what to write instead if that is known.
/// </summary>
internal static class ComplaintWords
{
    /// <summary>Returns the message for a diagnostic.</summary>
    public static string Of(Diagnostic diagnostic, SemanticModel model)
    {
        string said = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        SyntaxNode? node = diagnostic.Location.SourceTree == model.SyntaxTree ? model.SyntaxTree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) : null;
        string[] quoted = said.Split('\'');
        string name = quoted.Length > 1 ? quoted[1] : "";
        return OfForm(diagnostic.Id, name) ?? TypeWords.Of(diagnostic.Id, said, node, model) ?? diagnostic.Id switch
        {
            "CS0161" => $"{Function(name)} does not return a value on every path. Is a return missing at its end?",
            "CS0126" => "return stands without a value here; the function must give one back.",
            "CS0103" => $"The name '{name}' does not exist here.{NameWords.Instead(name, node, model)}",
            "CS0234" => $"'{name}' is not here: {NameWords.Sealed}",
            "CS0246" => $"There is no type '{name}' here.{NameWords.InsteadOfType(name)}",
            "CS0117" or "CS1061" => NameWords.Member(node, model) is { } missing ? $"'{name}' has no '{missing.Name}'.{missing.Instead}" : said,
            "CS0128" or "CS0136" => $"There is a variable '{name}' already. Leave out the type to use that one, or choose another name.",
            "CS0165" => $"'{name}' has no value yet: write double {name} = 0; where it is declared.",
            "CS0193" or "CS0214" when Line(diagnostic).Contains("Math.E", StringComparison.Ordinal) => "There is no ** in C#: e to the power of x is Math.Exp(x).",
            "CS0193" or "CS0214" => "There is no ** in C#: write x * x, or Math.Pow(x, 2).",
            "CS0131" when node?.FirstAncestorOrSelf<IfStatementSyntax>()?.Condition.Span.Contains(node.Span) is true => "= gives a value. To compare two, write ==.",
            "CS0131" => "On the left of = must stand a variable, or a place of an array.",
            "CS0201" when node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } => "== compares two values. To give a value, write one =.",
            "CS0201" => "Nothing is done with this value. Is an = or a += missing, or a return?",
            "CS1656" => $"'{name}' is only a copy of what stands in the array. Write into the array by its place, array[i] = …, in a loop over i.",
            "CS1501" => $"{said}. Its first line, or the list beside the code, says which.",
            "CS7036" when quoted.Length > 3 => $"{Function(quoted[3])} is called with too few values: {name} is missing.",
            _ => said.Replace("Yours.", "", StringComparison.Ordinal), // the class that wraps an exercise, which the reader does not see
        };
    }

    /// <summary>Returns the message for an error in the hidden code that surrounds and calls the reader's code.</summary>
    public static string OfTheFrame(string said)
    {
        string[] quoted = said.Split('\'');
        return said.StartsWith("'Yours'", StringComparison.Ordinal) && quoted.Length > 3
            ? $"There is no function {quoted[3]}, which the check calls."
            : "The check calls the function as it was at the start: leave its first line, the name, the types and what it takes, as that was.";
    }

    // Syntax errors.
    private static string? OfForm(string id, string name) => id switch
    {
        "CS1002" => "A semicolon is missing: each statement ends with one.",
        "CS1003" when name is "(" or ")" or "[" or "]" or "{" or "}" => $"A {name} is missing.",
        "CS1003" => "Something is missing here: an operator such as * or =, or a comma.",
        "CS1026" => "A ) is missing.",
        "CS1513" => "A } is missing: each { has its }.",
        "CS1514" => "A { is missing.",
        "CS1022" => "There is one } too many.",
        "CS1519" or "CS8124" or "CS1031" => "This stands outside of the function: all that it does belongs between its { and its }.",
        "CS1023" => "A variable cannot be declared alone in a loop. Put { } around all that belongs to the loop.",
        "CS1012" or "CS1011" => "A text stands in double quotes: \"text\".",
        "CS1525" when name is "double" or "int" => TypeWords.Becomes,
        "CS1525" => $"Something is missing before {name}, or there is one too many.",
        _ => null,
    };

    private static string Line(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString() ?? "";

    // The reader sees "Yours.Cost(double[], double[])" as Cost.
    private static string Function(string name) => name.Split('(')[0].Split('.')[^1];
}
