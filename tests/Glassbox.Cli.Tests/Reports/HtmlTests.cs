using Glassbox.Cli.Reports;

namespace Glassbox.Cli.Tests.Reports;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("a < b & c > \"d\" 'e'", "a &lt; b &amp; c &gt; &quot;d&quot; &#x27;e&#x27;")]
    [InlineData("größer 大 🙂", "größer 大 🙂")]
    [InlineData("bell\a", "bell\\u0007")]
    public void Text_is_no_tag(string text, string expected) =>
        Assert.Equal(System.Net.WebUtility.HtmlDecode(expected), System.Net.WebUtility.HtmlDecode(Html.Text(text)));

    [Fact]
    public void Nothing_opens_a_tag_or_ends_an_attribute()
    {
        string all = new([.. Enumerable.Range(0, 0x250).Select(i => (char)i)]);
        Assert.DoesNotContain(Html.Text(all), c => c is '<' or '>' or '"' or '\'' or '\0' or '\x1b');
    }

    [Fact]
    public void A_cell_is_cut_between_characters_and_keeps_the_whole_to_be_pointed_at()
    {
        Assert.Equal("<bdi>short</bdi>", Html.Cell("short"));
        string text = new string('a', 59) + "🙂\"b";
        Assert.Equal($"<bdi title=\"{Html.Text(text)}\">{text[..59]}…</bdi>", Html.Cell(text));
    }

    [Theory]
    [InlineData("train", "train")]
    [InlineData("--layers", "--layers")]
    [InlineData("my file.csv", "'my file.csv'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("$HOME", "'$HOME'")]
    [InlineData("", "''")]
    public void A_word_is_quoted_where_a_shell_would_make_something_else_of_it(string word, string quoted) => Assert.Equal(quoted, ShellWords.Quoted(word));

    [Fact]
    public void A_shell_reads_the_words_as_they_were()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no POSIX shell");
        string[] words = ["a b", "it's", "$HOME", "`x`", "\"q\"", "*", "~", "\\n", "a=b", "x\ny", "ä"];
        string seen = Ran.Program("sh", ["-c", $"printf '%s\\0' {string.Join(' ', words.Select(ShellWords.Quoted))}"]).Well().Output;
        Assert.Equal(words, seen.Split('\0')[..^1]);
    }
}
