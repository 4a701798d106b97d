using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Glassbox.Cli.Tests.Documents;

/// <summary>An empty folder, with <c>data</c> in it as in the repository, in which a page's examples run.</summary>
/// <remarks>
/// Programs are compiled here, beside the libraries as the tests use them: a build of their own would take a minute each.
/// That packages restore and build is proven elsewhere.
/// </remarks>
internal sealed class ExampleFolder : IDisposable
{
    // What `dotnet run file.cs` brings without being asked.
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) is { } name && !name.EndsWith(".Tests", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    private readonly TemporaryFolder folder = new();
    private int programs;

    public ExampleFolder() => Directory.CreateSymbolicLink(folder.File("data"), Repository.PathOf("data"));

    public string File(string name) => folder.File(name);

    public void Dispose() => folder.Dispose();

    /// <summary>What the compiler has against a piece of a program.</summary>
    /// <param name="code">Statements or types, as a page shows them.</param>
    /// <param name="given">What the page takes for granted: a file of its own.</param>
    public static IEnumerable<string> ErrorsIn(string code, string given)
    {
        bool hasStatements = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        return CompilationOf(hasStatements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, code, given)
            .GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());
    }

    /// <summary>The glassbox command, in this folder.</summary>
    public Ran Glassbox(params string[] arguments) => Glassbox(arguments, "");

    /// <summary>The glassbox command with lines on its standard input.</summary>
    public Ran Glassbox(string[] arguments, string input) =>
        Ran.Program("dotnet", [Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.dll"), .. arguments], input, folder: folder.Path);

    /// <summary>Compiles a program and runs it in this folder.</summary>
    /// <param name="code">Statements, as in a file of <c>dotnet run</c>.</param>
    /// <param name="arguments">What the program is given.</param>
    public Ran Compile(string code, params string[] arguments)
    {
        CSharpCompilation compilation = CompilationOf(OutputKind.ConsoleApplication, code);
        string program = Path.Combine(Directory.CreateDirectory(folder.File($"program-{programs++}")).FullName, "example.dll");
        using (FileStream to = System.IO.File.Create(program))
        {
            Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(to);
            Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)) + "\n" + code);
        }

        // It finds beside itself what the tests have beside them.
        string home = Path.GetDirectoryName(program)!;
        foreach (string library in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
            System.IO.File.CreateSymbolicLink(Path.Combine(home, Path.GetFileName(library)), library);
        string native = Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        foreach (string library in Directory.Exists(native) ? Directory.EnumerateFiles(native) : [])
            System.IO.File.CreateSymbolicLink(Path.Combine(home, Path.GetFileName(library)), library);
        Directory.CreateSymbolicLink(Path.Combine(home, "data"), Path.Combine(AppContext.BaseDirectory, "data"));
        System.IO.File.Copy(Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.runtimeconfig.json"), Path.ChangeExtension(program, "runtimeconfig.json"));
        return Ran.Program("dotnet", [program, .. arguments], folder: folder.Path);
    }

    private static CSharpCompilation CompilationOf(OutputKind kind, params string[] files) => CSharpCompilation.Create(
        "example", [.. files.Prepend(Usings).Select(file => CSharpSyntaxTree.ParseText(file))], References.Value,
        new CSharpCompilationOptions(kind, optimizationLevel: OptimizationLevel.Release, allowUnsafe: false).WithNullableContextOptions(NullableContextOptions.Enable));
}
