using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Glassbox.Workshop.Compiler;

/// <summary>The reader's code with the hidden code around it.</summary>
/// <param name="Before">The hidden code before it; empty for a whole program.</param>
/// <param name="Code">The reader's code.</param>
/// <param name="After">The hidden code after it.</param>
internal sealed record ReaderSource(string Before, string Code, string After)
{
    /// <summary>The parse options. They accept <c>#:project</c> and <c>#:property</c>, which only <c>dotnet run</c> interprets.</summary>
    public static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("FileBasedProgram", "")]);

    /// <summary>The position of the start of the reader's code in the whole source.</summary>
    public int Start => Before.Length;

    /// <summary>The position of the end of the reader's code in the whole source.</summary>
    public int End => Before.Length + Code.Length;

    /// <summary>The number of lines before the reader's first line.</summary>
    public int LinesBefore => Before.Count(c => c == '\n');

    /// <summary>Parses the whole source.</summary>
    public SyntaxTree Parse() => CSharpSyntaxTree.ParseText(SourceText.From(Before + Code + After, Encoding.UTF8), Options, path: "nn.cs");

    /// <summary>Converts a position in the whole source to one in the reader's code.</summary>
    public int Inside(int position) => Math.Clamp(position - Start, 0, Code.Length);
}
