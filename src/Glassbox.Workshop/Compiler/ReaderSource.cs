using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Glassbox.Workshop.Compiler;

/// <summary>What the reader has written, and what stands around it unseen.</summary>
/// <param name="Before">Code before it; empty for a whole program.</param>
/// <param name="Code">The reader's.</param>
/// <param name="After">Code behind it.</param>
internal sealed record ReaderSource(string Before, string Code, string After)
{
    /// <summary>How it is read: <c>#:project</c> and <c>#:property</c> are the business of <c>dotnet run</c>.</summary>
    public static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("FileBasedProgram", "")]);

    /// <summary>Where the reader's code begins in all of it.</summary>
    public int Start => Before.Length;

    /// <summary>Where it ends.</summary>
    public int End => Before.Length + Code.Length;

    /// <summary>The lines before the reader's first.</summary>
    public int LinesBefore => Before.Count(c => c == '\n');

    /// <summary>All of it, parsed.</summary>
    public SyntaxTree Parse() => CSharpSyntaxTree.ParseText(SourceText.From(Before + Code + After, Encoding.UTF8), Options, path: "nn.cs");

    /// <summary>A place in the reader's code for one in all of it.</summary>
    public int Inside(int position) => Math.Clamp(position - Start, 0, Code.Length);
}
