namespace Glassbox.Cli.Tests.Documents;

/// <summary>All C# that the pages show compiles, down to single lines. Whole programs are run too, by the tests of their pages.</summary>
public class SnippetTests
{
    // What parts of programs take for granted; what they declare themselves goes before it.
    private const string Given = """
        global using Glassbox; global using Glassbox.Data; global using Pages; global using static Pages.Given;
        global using Microsoft.AspNetCore.Builder; global using Microsoft.Extensions.DependencyInjection;

        namespace Pages;

        public static class Given
        {
            public static DatasetSplit digits = null!;
            public static Network network = null!;
            public static Table table = null!;
            public static Model model = null!;
            public static HttpClient http = null!;
            public static Person[] people = null!;
        }

        public enum Plan { Small, Large }

        public record Person(int Age, string City, Plan Plan);
        """;

    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md").Concat(Directory.EnumerateDirectories(Repository.PathOf("src")).Select(folder => Path.Combine(folder, "README.md")))
            .Where(File.Exists).Append(Repository.PathOf("README.md")).Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("weeps", StringComparison.Ordinal) && new DocumentPage(path).Snippets.Any()).Order(StringComparer.Ordinal), // sweeps have tests of their own
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_piece_of_CSharp_compiles(string path)
    {
        int own = 0;
        foreach (string snippet in new DocumentPage(path).Snippets)
        {
            if (snippet.Contains("MLContext", StringComparison.Ordinal)) continue; // how it is elsewhere
            Assert.Equal("", string.Join('\n', ExampleFolder.ErrorsIn(snippet.Replace(", …]", "]", StringComparison.Ordinal), Given)));
            own++;
        }

        Assert.NotEqual(0, own);
    }

    [Fact]
    public void What_does_not_compile_is_found()
    {
        Assert.Contains("CS0103", Assert.Single(ExampleFolder.ErrorsIn("Console.WriteLine(nothing);", Given)), StringComparison.Ordinal);
        Assert.Empty(ExampleFolder.ErrorsIn("sealed class Own { }", Given));
    }
}
