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
    [InlineData("#:project src/Glassbox/Glassbox.csproj", TokenKind.Directive)]
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
    [InlineData("there is no such line")]
    [InlineData("double[]")]
    public void A_snippet_of_no_line_or_of_several_is_no_marker(string snippet) =>
        Assert.Throws<InvalidOperationException>(() => new CodeMarker(snippet));
}
