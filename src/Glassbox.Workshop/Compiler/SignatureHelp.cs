using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Glassbox.Workshop.Compiler;

/// <summary>The overloads of a call.</summary>
/// <param name="Parameter">The index of the current parameter, from 0.</param>
/// <param name="Forms">Each overload: the text before the parameters, the parameters, the text after them.</param>
internal sealed record Signatures(int Parameter, IReadOnlyList<(string Before, string[] Parameters, string After)> Forms);

/// <summary>Finds the parameters of the call at a position.</summary>
internal static class SignatureHelp
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat;

    /// <summary>Returns the overloads of the call; null outside a call.</summary>
    public static Signatures? At(SemanticModel model, SyntaxTree tree, int position)
    {
        SyntaxToken token = tree.GetRoot().FindToken(Math.Max(0, position - 1));
        ArgumentListSyntax? list = token.Parent?.AncestorsAndSelf().TakeWhile(node => node is not StatementSyntax or BlockSyntax).OfType<ArgumentListSyntax>()
            .FirstOrDefault(found => found.OpenParenToken.Span.End <= position && (found.CloseParenToken.IsMissing || position <= found.CloseParenToken.SpanStart));
        if (list?.Parent is not ExpressionSyntax call) return null;

        IEnumerable<IMethodSymbol> methods = call switch
        {
            InvocationExpressionSyntax invocation => model.GetMemberGroup(invocation.Expression).OfType<IMethodSymbol>(),
            BaseObjectCreationExpressionSyntax creation => (model.GetTypeInfo(creation).Type as INamedTypeSymbol)?.InstanceConstructors ?? [],
            _ => [],
        };
        int parameter = list.Arguments.GetSeparators().Count(comma => comma.Span.End <= position);
        var forms = methods.OrderBy(method => method.Parameters.Length < parameter + 1).ThenBy(method => method.Parameters.Length).Take(12).Select(Form).ToArray();
        return forms.Length == 0 ? null : new Signatures(parameter, forms);
    }

    private static (string, string[], string) Form(IMethodSymbol method) => (
        method.MethodKind == MethodKind.Constructor ? $"new {method.ContainingType.Name}(" : $"{method.Name}(",
        [.. method.Parameters.Select(parameter => parameter.ToDisplayString(Format))],
        method.MethodKind == MethodKind.Constructor ? ")" : $") → {method.ReturnType.ToDisplayString(Format)}");
}
