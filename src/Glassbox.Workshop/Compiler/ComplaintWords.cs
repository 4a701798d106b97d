using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Glassbox.Workshop.Compiler;

/// <summary>What the compiler says, to somebody who has just begun with C#: its own words where they are plain, and what to write instead where that is known.</summary>
internal static class ComplaintWords
{
    private static readonly Dictionary<string, string> elsewhere = new(StringComparer.Ordinal)
    {
        ["len"] = "The length of an array is array.Length.",
        ["range"] = "Count with for (int i = 0; i < 10; i++).",
        ["print"] = "Console.WriteLine(…) writes a line.",
        ["np"] = "Math has Exp, Sqrt, Pow, and more; arrays are written with loops.",
        ["math"] = "It is written Math.",
        ["exp"] = "It is Math.Exp(x).",
        ["pow"] = "It is Math.Pow(x, 2).",
        ["sqrt"] = "It is Math.Sqrt(x).",
        ["True"] = "It is written true.",
        ["False"] = "It is written false.",
        ["None"] = "It is written null.",
    };

    /// <summary>In words.</summary>
    public static string Of(Diagnostic diagnostic, SemanticModel model)
    {
        string said = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        SyntaxNode? node = diagnostic.Location.SourceTree == model.SyntaxTree ? model.SyntaxTree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) : null;
        string[] quoted = said.Split('\'');
        string name = quoted.Length > 1 ? quoted[1] : "";
        return diagnostic.Id switch
        {
            "CS1002" => "A semicolon is missing: each statement ends with one.",
            "CS1026" => "A ) is missing.",
            "CS1513" => "A } is missing: each { has its }.",
            "CS1022" => "There is one } too many.",
            "CS0161" => $"{Function(name)} does not return a value on every path. Is a return missing?",
            "CS0103" => $"The name '{name}' does not exist here.{Instead(name, model.LookupSymbols(diagnostic.Location.SourceSpan.Start))}",
            "CS0117" or "CS1061" when said.StartsWith("'Yours'", StringComparison.Ordinal) => $"There is no function {quoted[3]}, which the check calls.",
            "CS0117" or "CS1061" => Member(node, model) is { } missing ? $"'{name}' has no '{missing.Name}'.{Instead(missing.Name, missing.Others)}" : said,
            "CS0193" or "CS0214" => "There is no ** in C#: write x * x, or Math.Pow(x, 2).",
            "CS0019" when said.Contains("'^'", StringComparison.Ordinal) => "^ is not a power in C#: write x * x, or Math.Pow(x, 2).",
            "CS0266" when said.Contains("'double' to 'int'", StringComparison.Ordinal) => "A double does not become an int by itself, since its fraction would be lost. Make the variable a double, or write (int) before the value.",
            "CS0029" when said.Contains("'int' to 'bool'", StringComparison.Ordinal) || said.Contains("'double' to 'bool'", StringComparison.Ordinal) => "Here a condition is needed. = gives a value; == compares two.",
            _ => said.Replace("Yours.", "", StringComparison.Ordinal), // the class around an exercise, of which its writer knows nothing
        };
    }

    // "Yours.Cost(double[], double[])" is Cost to the reader.
    private static string Function(string name) => name.Split('(')[0].Split('.')[^1];

    private static string Instead(string name, ImmutableArray<ISymbol> others)
    {
        if (elsewhere.TryGetValue(name, out string? words)) return " " + words;
        string? nearest = others.Select(symbol => symbol.Name).Distinct().Where(other => other.Length > 1 && other.All(char.IsLetterOrDigit))
            .Select(other => (other, Steps: Distance(name.ToUpperInvariant(), other.ToUpperInvariant())))
            .Where(pair => pair.Steps <= (name.Length < 4 ? 0 : name.Length < 8 ? 1 : 2))
            .OrderBy(pair => pair.Steps).ThenBy(pair => pair.other, StringComparer.Ordinal).Select(pair => pair.other).FirstOrDefault();
        return nearest is null ? "" : string.Equals(nearest, name, StringComparison.OrdinalIgnoreCase) ? $" It is written {nearest}: capitals count." : $" Did you mean {nearest}?";
    }

    private static (string Name, ImmutableArray<ISymbol> Others)? Member(SyntaxNode? node, SemanticModel model)
    {
        if (node?.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { } access) return null;
        ITypeSymbol? type = model.GetTypeInfo(access.Expression).Type ?? model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol;
        return type is null ? null : (access.Name.Identifier.Text, model.LookupSymbols(access.SpanStart, type, includeReducedExtensionMethods: true));
    }

    // How many letters must be changed, added or left out.
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
