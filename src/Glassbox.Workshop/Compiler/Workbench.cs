using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Glassbox.Workshop.Compiler;

/// <summary>The language service for the editor: answers questions about the code it was last given.</summary>
internal sealed class Workbench
{
    private ReaderSource source = new("", "", "");
    private SyntaxTree? tree;
    private SemanticModel? model;

    /// <summary>Sets the current code.</summary>
    public void Show(ReaderSource shown)
    {
        if (tree is not null && shown == source) return;
        (source, tree) = (shown, shown.Parse());
        model = Compilations.Of(tree, IsProgram).GetSemanticModel(tree);
    }

    private bool IsProgram => source.Before.Length == 0;

    /// <summary>Returns the diagnostics. Syntax errors hide all others, because without valid syntax the meaning is only a guess.</summary>
    public IReadOnlyList<Complaint> Complaints()
    {
        Diagnostic[] form = [.. tree!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        var found = new List<Complaint>();
        var pythonLines = new HashSet<int>();
        foreach (Diagnostic diagnostic in form.Length > 0 ? form : [.. model!.Compilation.GetDiagnostics()])
        {
            if (diagnostic.Severity is not (DiagnosticSeverity.Error or DiagnosticSeverity.Warning) || diagnostic.IsSuppressed) continue;
            bool isError = diagnostic.Severity == DiagnosticSeverity.Error;
            (int start, int end) = diagnostic.Location.SourceTree == tree ? (diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.End) : (-1, -1);
            bool isOutside = start < source.Start || start > source.End;
            if (isOutside && !isError) continue;
            if (isError && !isOutside && Python(start) is { } python)
            {
                if (pythonLines.Add(python.From)) found.Add(new Complaint(true, python.From, python.To, diagnostic.Id, python.Words));
                continue;
            }

            // An error in the hidden code means that the reader's code leaves its braces or has the wrong signature.
            string words = isOutside && form.Length == 0 && !IsProgram
                ? ComplaintWords.OfTheFrame(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)) : ComplaintWords.Of(diagnostic, model!);
            if (isOutside && found.Any(one => one.Message == words)) continue;
            found.Add(new Complaint(isError, source.Inside(start), source.Inside(end), diagnostic.Id, words));
        }

        return found;
    }

    // Returns the span of the reader's line at a position, without indentation, and the suggestion, if the line looks like Python.
    private (int From, int To, string Words)? Python(int place)
    {
        string code = source.Code;
        int at = Math.Min(source.Inside(place), code.Length), from = at > 0 ? code.LastIndexOf('\n', at - 1) + 1 : 0, to = code.IndexOf('\n', at);
        string line = code[from..(to < 0 ? code.Length : to)], trimmed = line.Trim();
        from += line.Length - line.TrimStart().Length;
        return PythonHabits.Of(line) is { } words ? (from, from + trimmed.Length, words) : null;
    }

    /// <summary>Returns the completions at a position in the reader's code.</summary>
    /// <returns>The position from which the existing text is replaced, and the names.</returns>
    public (int From, IReadOnlyList<Suggestion> Suggestions) Complete(int position)
    {
        int at = source.Start + Math.Clamp(position, 0, source.Code.Length);
        (int from, IReadOnlyList<Suggestion> found) = Completion.At(model!, tree!, at);
        return (source.Inside(from), found);
    }

    /// <summary>Returns the parameters of the call at a position in the reader's code; null outside a call.</summary>
    public Signatures? SignaturesAt(int position) => SignatureHelp.At(model!, tree!, source.Start + Math.Clamp(position, 0, source.Code.Length));

    /// <summary>Compiles the code.</summary>
    /// <param name="isMetered">Whether the program counts digits and shows what it has learned while it runs.</param>
    /// <returns>The compiled program; null if the code has errors.</returns>
    public Compiled? Compile(bool isMetered)
    {
        var compilation = (CSharpCompilation)model!.Compilation;
        Instrumented with = Instruments.Into(tree!, model, TextSpan.FromBounds(source.Start, source.End), isMetered, source.Before.Trim().Length > 0);
        compilation = compilation.ReplaceSyntaxTree(tree!, with.Tree);
        using var assembly = new MemoryStream();
        EmitResult result = compilation.Emit(assembly);
        if (result.Success) return new Compiled(assembly.ToArray(), with.HasMeter);
        if (compilation.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) return null; // reported as diagnostics
        throw new InvalidOperationException(string.Join(" ", result.Diagnostics.Select(diagnostic => diagnostic.ToString())));
    }
}

/// <summary>A diagnostic for the reader's code.</summary>
/// <param name="IsError">Whether it is an error, so that the code cannot run.</param>
/// <param name="From">The start position in the reader's code.</param>
/// <param name="To">The end position in the reader's code.</param>
/// <param name="Id">The compiler's ID, such as CS1002.</param>
/// <param name="Message">The message for the reader.</param>
internal sealed record Complaint(bool IsError, int From, int To, string Id, string Message);

/// <summary>A compiled program.</summary>
/// <param name="Assembly">The bytes of the assembly.</param>
/// <param name="HasMeter">Whether the program counts digits.</param>
internal sealed record Compiled(byte[] Assembly, bool HasMeter);
