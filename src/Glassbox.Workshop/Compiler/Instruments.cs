using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Glassbox.Workshop.Compiler;

/// <summary>An instrumented program.</summary>
/// <param name="Tree">The program.</param>
/// <param name="HasMeter">Whether the program counts the digits it learns.</param>
internal sealed record Instrumented(SyntaxTree Tree, bool HasMeter);

/// <summary>
/// Instruments a program before it runs. Each statement records its line, and again after each call to one of the reader's functions
/// returns, so that errors can be reported with their line. Each function that calls others checks the stack depth. In an exercise, each
/// array index is checked, so that an invalid one can be named in the error. A training program counts its digits at the end of the body of
/// the loop over digits: the loop inside the loop over epochs, or else the first loop. Instrumentation stays within the original lines, so
/// line numbers do not change.
/// </summary>
internal static class Instruments
{
    /// <summary>The source code of the runtime support class.</summary>
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

            public static string Missing = "";

            public static int Place(int place, System.Array? of, string name, int line, string function = "")
            {
                int length = of is null ? -1 : of.Length;
                if (length >= 0 && place >= 0 && place < length) return place;
                Missing = string.Join('\u001e', place, length, name, of is System.Array[] ? "rows" : "", function);
                if (line > 0) Line = line;
                return place;
            }

            public static System.Action<double[][]?, double[][]?, double[]?, double[]?, double>? Learned;
        }
        """;

    private static readonly (string Name, string Type)[] Shown =
        [("hiddenWeights", "double[][]"), ("outputWeights", "double[][]"), ("hiddenBiases", "double[]"), ("outputBiases", "double[]"), ("correct", "double")];

    /// <summary>Instruments a program.</summary>
    /// <param name="tree">The reader's code with the hidden code around it.</param>
    /// <param name="model">The semantic model of the tree.</param>
    /// <param name="own">The span of the reader's code: only its lines are reported.</param>
    /// <param name="isMetered">Whether to count the digits of a training program.</param>
    /// <param name="checksIndices">Whether to check array indices, which takes time.</param>
    public static Instrumented Into(SyntaxTree tree, SemanticModel model, TextSpan own, bool isMetered, bool checksIndices)
    {
        SyntaxNode root = tree.GetRoot();
        SourceText text = tree.GetText();
        var insertions = new List<(int At, int Length, string Text)>();

        // Of two insertions at the same position, the one added first comes last.
        (int At, int End, string Behind)[] places = checksIndices ? [.. root.DescendantNodes().OfType<ElementAccessExpressionSyntax>().Select(access => Place(access, model, own)).OfType<(int, int, string)>()] : [];
        insertions.AddRange(places.Select(place => (place.End, 0, place.Behind)));
        foreach (InvocationExpressionSyntax call in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (!own.Contains(call.Span) || !ReturnsValue(call, model)) continue;
            insertions.Add((call.SpanStart, 0, "GlassboxMeter.After("));
            insertions.Add((call.Span.End, 0, string.Create(CultureInfo.InvariantCulture, $", {LineOf(call)})")));
        }

        insertions.AddRange(places.Select(place => (place.At, 0, "GlassboxMeter.Place(")));
        foreach (SyntaxNode function in root.DescendantNodes().Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax && own.Contains(node.Span)))
            if (function.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => CallsReaderCode(call, model))) insertions.AddRange(Entry(function, model, LineOf(function)));

        foreach (StatementSyntax statement in root.DescendantNodes().OfType<StatementSyntax>())
        {
            // Single-statement loops usually fit on one line, and stay fast without instrumentation.
            if (statement is BlockSyntax or LocalFunctionStatementSyntax or EmptyStatementSyntax or LabeledStatementSyntax) continue;
            if (statement.Parent is not (BlockSyntax or GlobalStatementSyntax) || !own.Contains(statement.Span)) continue;
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

    // Inserts code at the start of a function; an expression body becomes a block on the same lines.
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

    // Returns the span of an array index and the code to insert after it: the array again, if its name alone identifies it. In a provided
    // function, the function's name replaces the line.
    private static (int, int, string)? Place(ElementAccessExpressionSyntax access, SemanticModel model, TextSpan own)
    {
        if (access.ArgumentList.Arguments is not [{ RefKindKeyword.RawKind: 0, NameColon: null } argument] || !IsPlain(access.Expression)) return null;
        if (model.GetTypeInfo(access.Expression).Type is not IArrayTypeSymbol { Rank: 1 } || model.GetTypeInfo(argument.Expression).Type?.SpecialType != SpecialType.System_Int32) return null;
        string of = own.Contains(access.Span)
            ? LineOf(access).ToString(CultureInfo.InvariantCulture)
            : $"0, \"{access.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier}\"";
        return (argument.SpanStart, argument.Span.End, $", {access.Expression}, \"{access.Expression}\", {of})");
    }

    // Whether evaluating the expression twice is safe: it has no calls or other side effects.
    private static bool IsPlain(ExpressionSyntax array) => array switch
    {
        IdentifierNameSyntax => true,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax or LiteralExpressionSyntax }] } access => IsPlain(access.Expression),
        _ => false,
    };

    // Whether the call invokes code that the reader wrote.
    private static bool CallsReaderCode(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol method && (method.MethodKind == MethodKind.DelegateInvoke || method.DeclaringSyntaxReferences.Length > 0);

    // Whether the call returns a value that the same statement uses further.
    private static bool ReturnsValue(InvocationExpressionSyntax call, SemanticModel model) =>
        call.Parent is not ExpressionStatementSyntax && !call.GetFirstToken().IsKind(SyntaxKind.DotToken) && CallsReaderCode(call, model)
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
