namespace Glassbox.Cli.Tests;

public class WordWrapTests
{
    [Theory]
    [InlineData("", 10, "")]
    [InlineData("one two", 7, "one two")]
    [InlineData("one two", 6, "one\ntwo")]
    [InlineData("one two three", 8, "one two\nthree")]
    [InlineData("/a/very/long/path is missing", 10, "/a/very/long/path\nis missing")]
    [InlineData("no /a/very/long/path", 10, "no\n/a/very/long/path")]
    [InlineData("one\ntwo three\n\nfour", 5, "one\ntwo\nthree\n\nfour")]
    public void Lines_end_with_words(string text, int width, string expected) => Assert.Equal(expected, WordWrap.Wrap(text, width));
}
