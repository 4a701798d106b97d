using System.Reflection;
using Glassbox.Guide.Code;

namespace Glassbox.Guide.Tests.Code;

public sealed class ListingTests
{
    [Fact]
    public void It_is_the_program_of_the_repository()
    {
        Assert.Equal(File.ReadAllLines(Repository.PathOf("nn.cs")), Listing.Lines.Select(line => line.Text));
        Assert.Equal(Enumerable.Range(1, Listing.Lines.Count), Listing.Lines.Select(line => line.Number));
    }

    [Theory]
    [InlineData("#:project src/Glassbox.Mnist/Glassbox.Mnist.csproj", TokenKind.Directive)]
    [InlineData("// Update: each weight and each bias takes a small step downhill.", TokenKind.Comment)]
    [InlineData("foreach", TokenKind.Keyword)]
    [InlineData("double", TokenKind.Type)]
    [InlineData("Dataset", TokenKind.Type)]
    [InlineData("Mnist", TokenKind.Type)]
    [InlineData("Forward", TokenKind.Method)]
    [InlineData("Ink", TokenKind.Method)]
    [InlineData("Vector", TokenKind.Method)]
    [InlineData("hiddenDelta", TokenKind.Name)]
    [InlineData("Training", TokenKind.Name)]
    [InlineData("784", TokenKind.Number)]
    [InlineData("F2", TokenKind.Quote)]
    [InlineData("+=", TokenKind.Operator)]
    public void Each_piece_has_its_color(string text, TokenKind kind)
    {
        CodeToken[] tokens = [.. Listing.Lines.SelectMany(line => line.Tokens).Where(token => token.Text == text)];
        Assert.NotEmpty(tokens);
        Assert.All(tokens, token => Assert.Equal(kind, token.Kind));
    }

    public static TheoryData<string> MarkerNames =>
        [.. typeof(CodeMarkers).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(MarkerNames))]
    public void Each_marker_stands_in_one_line(string name)
    {
        var marker = (CodeMarker)typeof(CodeMarkers).GetProperty(name)!.GetValue(null)!;
        Assert.Contains(marker.Snippet, Listing.Lines[marker.Line - 1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(MarkerNames))]
    public void Each_marker_has_lines_in_Python(string name)
    {
        var marker = (CodeMarker)typeof(CodeMarkers).GetProperty(name)!.GetValue(null)!;
        Assert.InRange(PythonLines.Of(marker).Count, 1, 2);
    }

    [Fact]
    public void The_program_in_Python_is_its_file_too() =>
        Assert.Equal(File.ReadAllLines(Repository.PathOf("src", "Glassbox.Guide", "Code", "nn.py")), Listing.Python.Select(line => line.Text));

    [Theory]
    [InlineData("for", TokenKind.Keyword)]
    [InlineData("sigmoid", TokenKind.Method)]
    [InlineData("w_i_h", TokenKind.Name)]
    [InlineData("784", TokenKind.Number)]
    [InlineData("@", TokenKind.Operator)]
    [InlineData("\"Enter a number (0 - 59999): \"", TokenKind.Quote)]
    [InlineData("# columns", TokenKind.Comment)]
    public void Each_piece_of_it_has_its_color(string text, TokenKind kind)
    {
        CodeToken[] tokens = [.. Listing.Python.SelectMany(line => line.Tokens).Where(token => token.Text == text)];
        Assert.NotEmpty(tokens);
        Assert.All(tokens, token => Assert.Equal(kind, token.Kind));
    }

    [Fact]
    public void Its_names_that_are_terms_stand_in_it() => Assert.All(
        PythonLines.Terms.Keys, name => Assert.Contains(Listing.Python.SelectMany(line => line.Tokens), token => token.Text == name && token.Kind == TokenKind.Name));

    [Fact]
    public void At_most_five_lines_act_at_once()
    {
        var act = new CodeAct(CodeMarkers.Output, CodeMarkers.Hidden, CodeMarkers.Hidden);
        Assert.Equal([CodeMarkers.Hidden.Line, CodeMarkers.Output.Line], act.Lines);
        Assert.Equal(4, act.Python.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CodeAct());
        Assert.Throws<ArgumentOutOfRangeException>(() => new CodeAct(CodeMarkers.Hidden, CodeMarkers.Output, CodeMarkers.Error, CodeMarkers.Correct));
    }

    [Theory]
    [InlineData("there is no such line")]
    [InlineData("double[]")]
    public void A_snippet_of_no_line_or_of_several_is_no_marker(string snippet) =>
        Assert.Throws<InvalidOperationException>(() => new CodeMarker(snippet));
}
