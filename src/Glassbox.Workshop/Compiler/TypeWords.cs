using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Glassbox.Workshop.Compiler;

/// <summary>Rewords errors about mismatched types, such as an array in place of a number or a matrix in place of a row.</summary>
internal static class TypeWords
{
    public const string Becomes = "The type that a number is to become stands in parentheses before it: (double)x.";

    /// <summary>Returns the message; null for other kinds of errors.</summary>
    public static string? Of(string id, string said, SyntaxNode? node, SemanticModel model) => id switch
    {
        "CS0019" when said.Contains("'^'", StringComparison.Ordinal) => "^ is not a power in C#: write x * x, or Math.Pow(x, 2).",
        "CS0019" when said.Contains("collection expression", StringComparison.Ordinal) => "An array of zeros is new double[10].",
        "CS0019" or "CS0023" => OfOperator(node, model),
        "CS0021" => node is ElementAccessExpressionSyntax access ? $"{access.Expression} is one number: it has no places to take with [ ]." : null,
        "CS0022" => node is ElementAccessExpressionSyntax pair && pair.ArgumentList.Arguments.Count == 2
            ? $"Each place has brackets of its own: {pair.Expression}{string.Concat(pair.ArgumentList.Arguments.Select(one => $"[{one}]"))}." : null,
        "CS0029" when said.Contains("'int' to 'bool'", StringComparison.Ordinal) || said.Contains("'double' to 'bool'", StringComparison.Ordinal) =>
            "Here a condition is needed. = gives a value; == compares two.",
        "CS0029" or "CS1503" => OfConversion(id, said, node),
        "CS0119" when said.Contains("type", StringComparison.Ordinal) => Becomes,
        "CS0149" => "Is this a product? It needs its sign, as in h * (1 - h).",
        "CS0266" when said.Contains("'double' to 'int'", StringComparison.Ordinal) => node?.FirstAncestorOrSelf<BracketedArgumentListSyntax>() is null
            ? "A double does not become an int by itself, since its fraction would be lost. Make the variable a double, or write (int) before the value."
            : "A place is a whole number: declare the variable that counts as int.",
        "CS0178" => "Each row of a table is an array of its own: new double[rows][] makes the table, and row by row table[i] = new double[columns]; fills it.",
        "CS0428" or "CS8917" => $"{node} is a function: it needs its parentheses, ( ). The length of an array is Length, without any.",
        "CS1955" => "Length has no parentheses: array.Length.",
        _ => null,
    };

    private static string? OfOperator(SyntaxNode? node, SemanticModel model)
    {
        (ExpressionSyntax? left, ExpressionSyntax? right, string sign) = node?.FirstAncestorOrSelf<ExpressionSyntax>(one => one is BinaryExpressionSyntax or AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax) switch
        {
            BinaryExpressionSyntax binary => (binary.Left, binary.Right, binary.OperatorToken.Text),
            AssignmentExpressionSyntax given => (given.Left, given.Right, given.OperatorToken.Text),
            PrefixUnaryExpressionSyntax unary => (unary.Operand, unary.Operand, unary.OperatorToken.Text),
            _ => default,
        };
        if (left is null || right is null) return null;
        foreach (ExpressionSyntax side in new[] { left, right })
            if (model.GetMemberGroup(side).Length > 0)
                return $"{side} is a function, not a number: it needs its parentheses, ( ).{(side.ToString().EndsWith(".Count", StringComparison.Ordinal) ? " The length of an array is Length." : "")}";
        (int rows, int others) = (Rank(model.GetTypeInfo(left).Type), Rank(model.GetTypeInfo(right).Type));
        if (rows > 0 && others > 0) return $"C# does not work out {sign} for whole arrays. Go through them in a loop, one number at a time.";
        if (rows == 0 && others == 0) return null;
        ExpressionSyntax array = rows > 0 ? left : right;
        return $"{array} is {Kind(Math.Max(rows, others))}, and {sign} needs a number there. Take one of its places, as in {Taken(array, Math.Max(rows, others))}.";
    }

    private static string? OfConversion(string id, string said, SyntaxNode? node)
    {
        string[] quoted = said.Split('\'');
        if (quoted.Length < 4 || node is null) return null;
        (int from, int to) = (Rank(quoted[1]), Rank(quoted[3]));
        if (from == to || from < 0 || to < 0) return null;
        ExpressionSyntax? value = node.FirstAncestorOrSelf<ArgumentSyntax>()?.Expression ?? node as ExpressionSyntax;
        string needed = id == "CS1503" && node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } called
            ? $"{called.Expression} wants {Kind(to)}" : $"{char.ToUpperInvariant(Kind(to)[0])}{Kind(to)[1..]} is needed here";
        string words = $"{value ?? (object)"This"} is {Kind(from)}. {needed}";
        if (from < to) return words + ".";
        if (value is not BaseObjectCreationExpressionSyntax and not ArrayCreationExpressionSyntax and not InvocationExpressionSyntax and not null)
            return $"{words}: take one of its places, as in {Taken(value, from - to)}.";
        return node.FirstAncestorOrSelf<VariableDeclarationSyntax>() is { } declared
            ? $"This is {Kind(from)}. A variable that holds it has the type {quoted[1]}: {quoted[1]} {declared.Variables[0].Identifier} = …;"
            : words + ".";
    }

    // inputs[i], with the variable of the enclosing loop if that loop runs over this array, or if no enclosing loop names an array.
    private static string Taken(ExpressionSyntax array, int times)
    {
        ForStatementSyntax[] loops = [.. array.Ancestors().OfType<ForStatementSyntax>().Reverse()];
        if (times == 1 && loops.Any(loop => HasLength(loop, ""))) loops = [.. loops.Where(loop => HasLength(loop, array.ToString()))];
        string[] counting = [.. loops.Select(loop => loop.Declaration?.Variables.FirstOrDefault()?.Identifier.Text ?? "i")];
        string text = array is IdentifierNameSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax ? array.ToString() : "array";
        for (int i = 0; i < times; i++) text += $"[{(i < counting.Length ? counting[i] : i == 0 ? "i" : "j")}]";
        return text;
    }

    private static bool HasLength(ForStatementSyntax loop, string array) => loop.Condition?.ToString().Contains($"{array}.Length", StringComparison.Ordinal) ?? false;

    private static string Kind(int rank) => rank switch { 0 => "one number", 1 => "an array of numbers", _ => "a table, an array of rows" };

    // The number of array dimensions around a number; -1 if the elements are not numbers.
    private static int Rank(string type)
    {
        int rank = 0;
        while (type.EndsWith("[]", StringComparison.Ordinal)) (type, rank) = (type[..^2], rank + 1);
        return type is "double" or "int" or "byte" or "float" ? rank : -1;
    }

    private static int Rank(ITypeSymbol? type) => Math.Max(0, Rank(type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? ""));
}
