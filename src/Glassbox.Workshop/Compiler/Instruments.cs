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
/// in an exercise each place of an array that is asked for is looked at, so that one that is not there can be named; and a program that trains counts its digits, at the end of the body of its loop over digits. That is the loop within the loop over epochs, or
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

    /// <summary>Builds them in.</summary>
    /// <param name="tree">The reader's code, with what stands around it.</param>
    /// <param name="model">What it means.</param>
    /// <param name="own">Where in it the reader's is: only its lines can be told.</param>
    /// <param name="isMetered">Whether it is a program that is to be counted.</param>
    /// <param name="looksAtPlaces">Whether places of arrays are looked at, which takes time.</param>
    public static Instrumented Into(SyntaxTree tree, SemanticModel model, TextSpan own, bool isMetered, bool looksAtPlaces)
    {
        SyntaxNode root = tree.GetRoot();
        SourceText text = tree.GetText();
        var insertions = new List<(int At, int Length, string Text)>();

        // Of two that end at the same place, what is written in first stands behind; so it is with two that begin there.
        (int At, int End, string Behind)[] places = looksAtPlaces ? [.. root.DescendantNodes().OfType<ElementAccessExpressionSyntax>().Select(access => Place(access, model, own)).OfType<(int, int, string)>()] : [];
        insertions.AddRange(places.Select(place => (place.End, 0, place.Behind)));
        foreach (InvocationExpressionSyntax call in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (!own.Contains(call.Span) || !ComesBack(call, model)) continue;
            insertions.Add((call.SpanStart, 0, "GlassboxMeter.After("));
            insertions.Add((call.Span.End, 0, string.Create(CultureInfo.InvariantCulture, $", {LineOf(call)})")));
        }

        insertions.AddRange(places.Select(place => (place.At, 0, "GlassboxMeter.Place(")));
        foreach (SyntaxNode function in root.DescendantNodes().Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax && own.Contains(node.Span)))
            if (function.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => IsReaders(call, model))) insertions.AddRange(Entry(function, model, LineOf(function)));

        foreach (StatementSyntax statement in root.DescendantNodes().OfType<StatementSyntax>())
        {
            // A loop of one statement is fast as it is, and stands on one line mostly.
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

    // Where the place that is asked of an array stands, and what is written behind it: the array once more, if its name alone says which it is. In a
    // function that is given, it has a name of that function's.
    private static (int, int, string)? Place(ElementAccessExpressionSyntax access, SemanticModel model, TextSpan own)
    {
        if (access.ArgumentList.Arguments is not [{ RefKindKeyword.RawKind: 0, NameColon: null } argument] || !IsPlain(access.Expression)) return null;
        if (model.GetTypeInfo(access.Expression).Type is not IArrayTypeSymbol { Rank: 1 } || model.GetTypeInfo(argument.Expression).Type?.SpecialType != SpecialType.System_Int32) return null;
        string of = own.Contains(access.Span)
            ? LineOf(access).ToString(CultureInfo.InvariantCulture)
            : $"0, \"{access.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier}\"";
        return (argument.SpanStart, argument.Span.End, $", {access.Expression}, \"{access.Expression}\", {of})");
    }

    // Without a call, or anything that would be done twice.
    private static bool IsPlain(ExpressionSyntax array) => array switch
    {
        IdentifierNameSyntax => true,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax or LiteralExpressionSyntax }] } access => IsPlain(access.Expression),
        _ => false,
    };

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
