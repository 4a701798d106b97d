using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Glassbox.Workshop.Compiler;

/// <summary>Suggests replacements for names that do not exist.</summary>
internal static class NameWords
{
    /// <summary>The message for all names outside the sandbox.</summary>
    public const string Sealed = "your code reaches no network, no threads and nothing of the page. It has numbers, arrays, lists, Math and Console.";

    private const string Exp = "It is Math.Exp(x).", Loop = "Add it up with a loop: sum += a[i] * b[i];", Places = "An array keeps its length: write into its places, as in outputs[i] = x.";

    private static readonly Dictionary<string, string> elsewhere = new(StringComparer.Ordinal)
    {
        ["len"] = "The length of an array is array.Length.",
        ["range"] = "Count with for (int i = 0; i < 10; i++).",
        ["enumerate"] = "Count with for (int i = 0; i < array.Length; i++), and take array[i].",
        ["zip"] = "Count with for (int i = 0; i < a.Length; i++), and take a[i] and b[i].",
        ["sum"] = "Add up with a loop: declare double sum = 0; before it, and write sum += … in it.",
        ["print"] = "Console.WriteLine(…) writes a line.",
        ["np"] = "Math has Exp, Sqrt, Pow, and more; arrays are written with loops.",
        ["math"] = "It is written Math.",
        ["exp"] = Exp,
        ["Exp"] = Exp,
        ["pow"] = "It is Math.Pow(x, 2).",
        ["sqrt"] = "It is Math.Sqrt(x).",
        ["abs"] = "It is Math.Abs(x).",
        ["max"] = "It is Math.Max(a, b).",
        ["float"] = "A number becomes a double by (double) before it.",
        ["True"] = "It is written true.",
        ["False"] = "It is written false.",
        ["None"] = "It is written null.",
        ["Dot"] = "It is not given here. " + Loop,
        ["append"] = Places,
        ["push"] = Places,
        ["T"] = "The way back takes the same numbers by column: weights[to][from], with from in the outer loop.",
        ["shape"] = "The rows of a table are table.Length, and a row has table[0].Length numbers.",
        ["size"] = "It is written Length.",
    };

    // Members of np.
    private static readonly Dictionary<string, string> ofNumPy = new(StringComparer.Ordinal)
    {
        ["exp"] = Exp, ["sqrt"] = "It is Math.Sqrt(x).", ["abs"] = "It is Math.Abs(x).", ["log"] = "It is Math.Log(x).", ["tanh"] = "It is Math.Tanh(x).",
        ["zeros"] = "An array of zeros is new double[length].", ["array"] = "An array is new double[length], or [1, 2, 3].", ["sum"] = Loop, ["mean"] = "Add up with a loop, then divide by the Length.",
        ["outer"] = "Write it with two loops, one within the other.", ["matmul"] = Loop, ["square"] = "It is x * x.", ["eye"] = "Make an array of zeros, new double[10], and write the one 1 into it.",
    };

    private static readonly Dictionary<string, string> types = new(StringComparer.Ordinal)
    {
        ["let"] = "A variable is declared with its type: double x = 0;",
        ["list"] = "Numbers stand in an array here: double[].",
        ["array"] = "Numbers stand in an array here: double[].",
        ["str"] = "It is written string.",
        ["boolean"] = "It is written bool.",
        ["number"] = "A number is a double, a whole one an int.",
    };

    /// <summary>Returns the suggestion, with a leading space, to append to a message; empty if none is known.</summary>
    public static string Instead(string name, SyntaxNode? node, SemanticModel model)
    {
        if (node?.FirstAncestorOrSelf<SyntaxNode>(outer => outer is ForStatementSyntax) is ForStatementSyntax loop && loop.Initializers.Any(first => first.Span.Contains(node.Span)))
            return $" Declare it in the loop, with its type: for (int {name} = 0; …).";
        if (IsDeclaredElsewhere(name, node))
            return $" It exists only within the loop or the braces in which it is declared: put {{ }} around all that belongs there, and no ; after for (…).";
        if (node?.Parent is AssignmentExpressionSyntax given && given.Left == node)
            return given.IsKind(SyntaxKind.SimpleAssignmentExpression)
                ? $" A variable is declared once, with its type: {TypeOf(given.Right, model)} {name} = …;"
                : $" Declare it before, with its type: double {name} = 0;";
        if (node is null) return "";
        ISymbol[] others = [.. model.LookupSymbols(node.SpanStart)];
        if (name is "np" or "numpy" && node.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: string called })
        {
            if (called == "dot") return others.Any(other => other.Name == "Dot") ? " Dot(a, b) multiplies two rows, number by number, and adds up." : " " + Loop;
            if (called == "argmax" && others.Any(other => other.Name == "ArgMax")) return " It is ArgMax(output).";
            if (ofNumPy.TryGetValue(called, out string? words)) return " " + words;
        }

        return Known(name, others);
    }

    /// <summary>Returns the suggestion for an unknown type name.</summary>
    public static string InsteadOfType(string name) =>
        name.EndsWith("Client", StringComparison.Ordinal) || name is "Thread" or "Process" or "JSHost" or "Socket" ? $" {char.ToUpperInvariant(Sealed[0])}{Sealed[1..]}"
        : types.TryGetValue(name, out string? words) || elsewhere.TryGetValue(name, out words) ? " " + words : " Numbers are double or int, many of them double[].";

    /// <summary>Returns the suggestion for an unknown member.</summary>
    public static (string Name, string Instead)? Member(SyntaxNode? node, SemanticModel model)
    {
        if (node?.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { } access) return null;
        ITypeSymbol? type = model.GetTypeInfo(access.Expression).Type ?? model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol;
        string name = access.Name.Identifier.Text;
        return type is null ? null : (name, Known(name, [.. model.LookupSymbols(access.SpanStart, type, includeReducedExtensionMethods: true)]));
    }

    private static string TypeOf(ExpressionSyntax value, SemanticModel model) =>
        value.ToString().Contains(".zeros(", StringComparison.Ordinal) || value.ToString().Contains(".array(", StringComparison.Ordinal) ? "double[]"
        : model.GetTypeInfo(value).Type is IArrayTypeSymbol array ? array.ToDisplayString() : "double";

    private static bool IsDeclaredElsewhere(string name, SyntaxNode? node) =>
        node?.Ancestors().FirstOrDefault(outer => outer is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax) is { } function
        && function.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(declared => declared.Identifier.Text == name);

    private static string Known(string name, IReadOnlyList<ISymbol> others)
    {
        string? nearest = others.Select(symbol => symbol.Name).Distinct().Where(other => other.Length > 1 && other.All(char.IsLetterOrDigit))
            .Select(other => (other, Steps: Distance(name.ToUpperInvariant(), other.ToUpperInvariant())))
            .Where(pair => pair.Steps <= (name.Length < 4 ? 0 : name.Length < 8 ? 1 : 2))
            .OrderBy(pair => pair.Steps).ThenBy(pair => pair.other, StringComparer.Ordinal).Select(pair => pair.other).FirstOrDefault();
        if (elsewhere.TryGetValue(name, out string? words)) return " " + words;
        return nearest is null ? "" : string.Equals(nearest, name, StringComparison.OrdinalIgnoreCase) ? $" It is written {nearest}: capitals count." : $" Did you mean {nearest}?";
    }

    // The edit distance (Levenshtein).
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
