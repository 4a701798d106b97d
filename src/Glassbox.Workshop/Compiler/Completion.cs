using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Glassbox.Workshop.Compiler;

/// <summary>A completion suggestion.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind, in the editor's terms: variable, method, property, class, keyword, …</param>
/// <param name="Detail">Its type, or its parameters.</param>
internal sealed record Suggestion(string Name, string Kind, string Detail);

/// <summary>Finds completions at a position.</summary>
internal static class Completion
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat;
    private static readonly string[] Keywords =
    [
        "bool", "break", "byte", "case", "const", "continue", "double", "else", "false", "float", "for", "foreach", "if", "in", "int", "long", "new", "null",
        "return", "static", "string", "switch", "true", "var", "void", "while",
    ];

    /// <summary>Returns the completions, sorted by name.</summary>
    public static (int From, IReadOnlyList<Suggestion> Suggestions) At(SemanticModel model, SyntaxTree tree, int position)
    {
        string text = tree.ToString();
        int from = position;
        while (from > 0 && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] == '_')) from--;
        SyntaxNode root = tree.GetRoot();
        SyntaxTrivia trivia = root.FindTrivia(Math.Max(0, from - 1));
        SyntaxToken token = root.FindToken(Math.Max(0, from - 1));
        bool isInText = trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
            || token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.CharacterLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)
            || (token.IsKind(SyntaxKind.NumericLiteralToken) && token.Span.End >= from);
        if (isInText || (from < text.Length && from < position && char.IsDigit(text[from]))) return (from, []);

        if (token.IsKind(SyntaxKind.DotToken) && token.Parent is { } parent) return (from, Members(model, parent, position));
        IEnumerable<Suggestion> names = model.LookupSymbols(position).Where(IsOfUse).Select(Of);
        return (from, Sorted(names.Concat(Keywords.Select(word => new Suggestion(word, "keyword", "")))));
    }

    private static Suggestion[] Members(SemanticModel model, SyntaxNode parent, int position)
    {
        ExpressionSyntax? before = parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax qualified => qualified.Left,
            _ => null,
        };
        if (before is null) return [];
        ISymbol? symbol = model.GetSymbolInfo(before).Symbol;
        if (symbol is INamespaceOrTypeSymbol named)
            return Sorted(model.LookupSymbols(position, named).Where(s => s.IsStatic || s is INamespaceOrTypeSymbol).Where(IsOfUse).Select(Of));
        ITypeSymbol? type = model.GetTypeInfo(before).Type;
        if (type is null or IErrorTypeSymbol) return [];
        return Sorted(model.LookupSymbols(position, type, includeReducedExtensionMethods: true).Where(s => !s.IsStatic).Where(IsOfUse).Select(Of));
    }

    private static bool IsOfUse(ISymbol symbol) =>
        symbol.CanBeReferencedByName && !symbol.IsImplicitlyDeclared && symbol.Name.Length > 0 && symbol.Name is not ("Harness" or "Yours" or "Given")
        && !symbol.GetAttributes().Any(a => a.AttributeClass?.Name is "ObsoleteAttribute" or "EditorBrowsableAttribute");

    private static Suggestion Of(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => new(method.Name, "method", $"{method.ReturnType.ToDisplayString(Format)} ({string.Join(", ", method.Parameters.Select(p => p.ToDisplayString(Format)))})"),
        IPropertySymbol property => new(property.Name, "property", property.Type.ToDisplayString(Format)),
        IFieldSymbol field => new(field.Name, field.IsConst ? "constant" : "variable", field.Type.ToDisplayString(Format)),
        ILocalSymbol local => new(local.Name, "variable", local.Type.ToDisplayString(Format)),
        IParameterSymbol parameter => new(parameter.Name, "variable", parameter.Type.ToDisplayString(Format)),
        INamespaceSymbol => new(symbol.Name, "namespace", ""),
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => new(symbol.Name, "interface", ""),
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => new(symbol.Name, "enum", ""),
        _ => new(symbol.Name, "class", ""),
    };

    // Overloads are shown once, by the first.
    private static Suggestion[] Sorted(IEnumerable<Suggestion> names) =>
        [.. names.GroupBy(suggestion => suggestion.Name).Select(same => same.First()).OrderBy(suggestion => suggestion.Name, StringComparer.OrdinalIgnoreCase)];
}
