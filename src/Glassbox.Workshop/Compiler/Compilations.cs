using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Glassbox.Workshop.Compiler;

/// <summary>Creates compilations of the reader's code that reference only the allowed libraries.</summary>
internal static class Compilations
{
    private static readonly Lazy<MetadataReference[]> References = new(() => [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).Select(Reference)]);

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading.Tasks;
        """;

    private static readonly SyntaxTree[] Around =
        [.. new[] { Usings, Instruments.Source }.Select(text => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ReaderSource.Options))];

    // The reader's names may hide inherited ones (CS0108), and not every global using is needed (CS8019).
    private static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithNullableContextOptions(NullableContextOptions.Enable)
        .WithConcurrentBuild(false)
        .WithDeterministic(true)
        .WithSpecificDiagnosticOptions([new("CS0108", ReportDiagnostic.Suppress), new("CS8019", ReportDiagnostic.Suppress), new("CS1701", ReportDiagnostic.Suppress)]);

    /// <summary>Creates a compilation of one file; for nn.cs, as <c>dotnet run</c> would.</summary>
    public static CSharpCompilation Of(SyntaxTree tree, bool isProgram) => CSharpCompilation.Create(
        isProgram ? "nn" : "exercise", [.. Around, tree], References.Value,
        isProgram ? Options.WithOutputKind(OutputKind.ConsoleApplication) : Options);

    private static MetadataReference Reference(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return MetadataReference.CreateFromStream(stream);
    }
}
