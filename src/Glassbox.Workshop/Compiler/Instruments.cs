using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Glassbox.Workshop.Compiler;

/// <summary>A program with instruments built in.</summary>
/// <param name="Tree">The program.</param>
/// <param name="HasMeter">Whether it counts the digits that it learns.</param>
internal sealed record Instrumented(SyntaxTree Tree, bool HasMeter);

/// <summary>
/// Builds instruments into a program before it runs: each statement says which line it is, so that a fault can be told by its line; and a
/// program that trains counts its digits, at the end of the body of its loop over digits. That is the loop within the loop over epochs, or
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
        var insertions = new List<(int At, string Text)>();
        foreach (StatementSyntax statement in root.DescendantNodes().OfType<StatementSyntax>())
        {
            // A loop of one statement is fast as it is, and stands on one line mostly.
            if (statement is BlockSyntax or LocalFunctionStatementSyntax or EmptyStatementSyntax or LabeledStatementSyntax) continue;
            if (statement.Parent is not (BlockSyntax or GlobalStatementSyntax)) continue;
            int line = text.Lines.GetLineFromPosition(statement.SpanStart).LineNumber + 1;
            insertions.Add((statement.SpanStart, string.Create(CultureInfo.InvariantCulture, $"GlassboxMeter.Line = {line}; ")));
        }

        StatementSyntax? body = isMetered ? Loop(root) : null;
        if (body is not null)
        {
            int inside = body is BlockSyntax block ? block.CloseBraceToken.SpanStart : body.SpanStart;
            ISymbol[] visible = [.. model.LookupSymbols(inside)];
            string tick = $"GlassboxMeter.Learned?.Invoke({string.Join(", ", Shown.Select(shown => Argument(shown, visible, inside)))}); ";
            if (body is BlockSyntax) insertions.Add((inside, tick));
            else insertions.AddRange([(body.SpanStart, "{ "), (body.Span.End, $" {tick}}}")]);
        }

        var with = new StringBuilder(text.ToString());
        foreach ((int at, string inserted) in insertions.OrderByDescending(insertion => insertion.At)) with.Insert(at, inserted);
        return new Instrumented(tree.WithChangedText(SourceText.From(with.ToString(), Encoding.UTF8)), body is not null);
    }

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
