using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Glassbox.Workshop.Compiler;

/// <summary>A program with instruments built in.</summary>
/// <param name="Tree">The program.</param>
/// <param name="HasMeter">Whether it counts the digits that it learns.</param>
internal sealed record Instrumented(SyntaxTree Tree, bool HasMeter);

/// <summary>
/// Builds instruments into a program before it runs: each statement says which line it is, and says it again when a function that it has
/// called comes back, so that a fault can be told by its line; each function that calls others asks whether there is room for one more call;
/// and a program that trains counts its digits, at the end of the body of its loop over digits. That is the loop within the loop over epochs, or
/// the first loop of all. What is written in is written into the same lines, so that all keep their numbers.
/// </summary>
internal static class Instruments
{
    /// <summary>What the instruments are made of.</summary>
    public const string Source = """
        #nullable enable
        internal static class GlassboxMeter
        {
            public static int Line;
            public static System.Func<bool>? IsDeep;

            public static T After<T>(T value, int line)
            {
                Line = line;
                return value;
            }

            public static void Enter(int line)
            {
                if (IsDeep is null || !IsDeep()) return;
                Line = line;
                throw new System.InsufficientExecutionStackException();
            }

            public static System.Action<double[][]?, double[][]?, double[]?, double[]?, double>? Learned;
        }
        """;

    private static readonly (string Name, string Type)[] Shown =
        [("hiddenWeights", "double[][]"), ("outputWeights", "double[][]"), ("hiddenBiases", "double[]"), ("outputBiases", "double[]"), ("correct", "double")];

    /// <summary>Builds them in.</summary>
    public static Instrumented Into(SyntaxTree tree, SemanticModel model, bool isMetered)
    {
        SyntaxNode root = tree.GetRoot();
        SourceText text = tree.GetText();
        var insertions = new List<(int At, int Length, string Text)>();
        foreach (InvocationExpressionSyntax call in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (!ComesBack(call, model)) continue;
            insertions.Add((call.SpanStart, 0, "GlassboxMeter.After("));
            insertions.Add((call.Span.End, 0, string.Create(CultureInfo.InvariantCulture, $", {LineOf(call)})")));
        }

        foreach (SyntaxNode function in root.DescendantNodes().Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax))
            if (function.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => IsReaders(call, model))) insertions.AddRange(Entry(function, model, LineOf(function)));

        foreach (StatementSyntax statement in root.DescendantNodes().OfType<StatementSyntax>())
        {
            // A loop of one statement is fast as it is, and stands on one line mostly.
            if (statement is BlockSyntax or LocalFunctionStatementSyntax or EmptyStatementSyntax or LabeledStatementSyntax) continue;
            if (statement.Parent is not (BlockSyntax or GlobalStatementSyntax)) continue;
            insertions.Add((statement.SpanStart, 0, string.Create(CultureInfo.InvariantCulture, $"GlassboxMeter.Line = {LineOf(statement)}; ")));
        }

        StatementSyntax? body = isMetered ? Loop(root) : null;
        if (body is not null)
        {
            int inside = body is BlockSyntax block ? block.CloseBraceToken.SpanStart : body.SpanStart;
            ISymbol[] visible = [.. model.LookupSymbols(inside)];
            string tick = $"GlassboxMeter.Learned?.Invoke({string.Join(", ", Shown.Select(shown => Argument(shown, visible, inside)))}); ";
            if (body is BlockSyntax) insertions.Add((inside, 0, tick));
            else insertions.AddRange([(body.SpanStart, 0, "{ "), (body.Span.End, 0, $" {tick}}}")]);
        }

        var with = new StringBuilder(text.ToString());
        foreach ((int at, int length, string inserted) in insertions.OrderByDescending(insertion => insertion.At)) with.Remove(at, length).Insert(at, inserted);
        return new Instrumented(tree.WithChangedText(SourceText.From(with.ToString(), Encoding.UTF8)), body is not null);
    }

    // Into a function, first of all; one that is an expression becomes a block, on the same lines.
    private static IEnumerable<(int At, int Length, string Text)> Entry(SyntaxNode function, SemanticModel model, int line)
    {
        string enter = string.Create(CultureInfo.InvariantCulture, $"GlassboxMeter.Enter({line}); ");
        (BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, SyntaxToken end) = function switch
        {
            BaseMethodDeclarationSyntax method => (method.Body, method.ExpressionBody, method.SemicolonToken),
            LocalFunctionStatementSyntax local => (local.Body, local.ExpressionBody, local.SemicolonToken),
            _ => default,
        };
        if (block is not null) return [(block.OpenBraceToken.Span.End, 0, " " + enter)];
        if (arrow is null || model.GetDeclaredSymbol(function) is not IMethodSymbol { ReturnsByRef: false, ReturnsByRefReadonly: false } symbol) return [];
        if (symbol.IsAsync || arrow.Expression is ThrowExpressionSyntax) return [];
        return [(arrow.ArrowToken.SpanStart, arrow.ArrowToken.Span.Length, "{ " + enter + (symbol.ReturnsVoid ? "" : "return")), (end.SpanStart, end.Span.Length, "; }")];
    }

    // A call of something that the reader has written.
    private static bool IsReaders(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol method && (method.MethodKind == MethodKind.DelegateInvoke || method.DeclaringSyntaxReferences.Length > 0);

    // Whether a value comes back from it, which more is done with in the same statement.
    private static bool ComesBack(InvocationExpressionSyntax call, SemanticModel model) =>
        call.Parent is not ExpressionStatementSyntax && !call.GetFirstToken().IsKind(SyntaxKind.DotToken) && IsReaders(call, model)
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { ReturnsVoid: false, RefKind: RefKind.None, ReturnType: { IsRefLikeType: false, TypeKind: not TypeKind.Pointer } }
        && call.Ancestors().TakeWhile(outer => outer is not LocalFunctionStatementSyntax).Any(outer => outer is StatementSyntax and not BlockSyntax);

    private static int LineOf(SyntaxNode node) => node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.SpanStart).LineNumber + 1;

    private static string Argument((string Name, string Type) shown, ISymbol[] visible, int inside)
    {
        bool isThere = visible.OfType<ILocalSymbol>().Any(local =>
            local.Name == shown.Name && local.DeclaringSyntaxReferences[0].Span.End < inside
            && (local.Type.ToDisplayString() == shown.Type || (shown.Type == "double" && local.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64)));
        return isThere ? shown.Name : shown.Type == "double" ? "double.NaN" : "null";
    }

    private static StatementSyntax? Loop(SyntaxNode root)
    {
        StatementSyntax[] bodies = [.. root.DescendantNodes(node => node is not (LocalFunctionStatementSyntax or LambdaExpressionSyntax or TypeDeclarationSyntax))
            .Select(Body).OfType<StatementSyntax>()];
        return bodies.FirstOrDefault(body => body.Ancestors().Any(outer => outer != body.Parent && Body(outer) is not null)) ?? bodies.FirstOrDefault();
    }

    private static StatementSyntax? Body(SyntaxNode node) => node switch
    {
        ForStatementSyntax loop => loop.Statement,
        ForEachStatementSyntax loop => loop.Statement,
        WhileStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        _ => null,
    };
}
