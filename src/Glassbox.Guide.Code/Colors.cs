using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Glassbox.Guide.Code;

/// <summary>Classifies the tokens of a C# program by syntax alone.</summary>
internal static class Colors
{
    // File-based programs may start with directives such as #:project.
    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion.Preview)
        .WithFeatures([new KeyValuePair<string, string>("FileBasedProgram", "true")]);

    /// <summary>Splits the whole program into spans, in order; no character is left out.</summary>
    public static IEnumerable<Span> Of(string text)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(text, Options).GetRoot();
        var functions = new HashSet<string>(
            root.DescendantNodes().OfType<LocalFunctionStatementSyntax>().Select(f => f.Identifier.ValueText));
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            foreach (SyntaxTrivia trivia in token.LeadingTrivia) yield return Trivia(trivia);
            if (token.Text.Length > 0) yield return new Span(Kind(token, functions), token.Text);
            foreach (SyntaxTrivia trivia in token.TrailingTrivia) yield return Trivia(trivia);
        }
    }

    private static Span Trivia(SyntaxTrivia trivia) => new(
        trivia.IsDirective ? "Directive" : trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) ? "Comment" : "Text",
        trivia.ToFullString());

    private static string Kind(SyntaxToken token, HashSet<string> functions) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => IdentifierKind(token, functions),
        SyntaxKind.NumericLiteralToken => "Number",
        SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.CharacterLiteralToken => "Quote",
        SyntaxKind kind when SyntaxFacts.IsPredefinedType(kind) => "Type",
        SyntaxKind kind when SyntaxFacts.IsKeywordKind(kind) => "Keyword",
        _ => "Operator",
    };

    private static string IdentifierKind(SyntaxToken token, HashSet<string> functions) => token.Parent switch
    {
        IdentifierNameSyntax { IsVar: true } => "Keyword",
        LocalFunctionStatementSyntax => "Method",
        IdentifierNameSyntax name when functions.Contains(token.ValueText) || IsCalled(name) => "Method",
        IdentifierNameSyntax name when IsType(name) => "Type",
        _ => "Name",
    };

    private static bool IsCalled(IdentifierNameSyntax name) =>
        name.Parent is InvocationExpressionSyntax
        || name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } member && member.Name == name;

    // By this repository's naming style, types start with a capital letter and variables do not.
    private static bool IsType(IdentifierNameSyntax name) => char.IsUpper(name.Identifier.ValueText[0]) && name.Parent switch
    {
        MemberAccessExpressionSyntax member => member.Expression == name,
        UsingDirectiveSyntax => false,
        _ => true,
    };
}
