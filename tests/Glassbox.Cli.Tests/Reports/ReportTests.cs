using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Glassbox.Cli.Tests.Reports;

/// <summary>The pages that <c>--report</c> writes: whole in themselves, readable by all, and of the numbers that the command prints.</summary>
public sealed partial class ReportTests(ReportTests.Pages pages) : IClassFixture<ReportTests.Pages>
{
    /// <summary>Pages of every kind of data, made once.</summary>
    public sealed class Pages : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private readonly FewDigits few = new();

        public Pages()
        {
            Ran.Glassbox("train", "--data", few.Path, "--hold-out", "300", "--epochs", "2", "--out", File("digits.npz"), "--report", File("digits.html")).Well();
            Evaluated = Ran.Glassbox("evaluate", "--data", few.Path, "--model", File("digits.npz"), "--report", File("again.html"), "--json").Well().Json;
            System.IO.File.WriteAllLines(File("evil.csv"), ["\"<b>size</b>\",\"a \"\"quoted\"\" & column\",kind", .. Rows()]);
            Ran.Glassbox("train", "--data", File("evil.csv"), "--target", "kind", "--epochs", "3", "--report", File("evil.html")).Well();
            System.IO.File.WriteAllLines(File("numbers.csv"), ["a,b,price", .. Enumerable.Range(0, 80).Select(i => $"{i},{i * 7 % 11},{(i * 3) + (i % 5)}.5")]);
            Ran.Glassbox("train", "--data", File("numbers.csv"), "--target", "price", "--epochs", "30", "--report", File("numbers.html")).Well();
            System.IO.File.WriteAllLines(File("labels.csv"), ["x,y,right,top", .. Enumerable.Range(0, 80).Select(i => $"{i % 10},{i / 8},{(i % 10 > 4 ? 1 : 0)},{(i / 8 > 4 ? 1 : 0)}")]);
            Ran.Glassbox("train", "--data", File("labels.csv"), "--target", "right", "--target", "top", "--test", "0", "--epochs", "3", "--report", File("labels.html")).Well();
        }

        public static string[] Names { get; } = ["<script>alert(1)</script>", "</title><img src=x onerror=alert(1)>", "plain"];

        public JsonElement Evaluated { get; }

        public string Text(string page) => System.IO.File.ReadAllText(File($"{page}.html"));

        public string File(string name) => folder.File(name);

        public void Dispose()
        {
            folder.Dispose();
            few.Dispose();
        }

        private static IEnumerable<string> Rows() => Enumerable.Range(0, 90).Select(i => $"{i % 30},{i % 7},\"{Names[i % 3]}\"");
    }

    public static TheoryData<string> All => ["digits", "again", "evil", "numbers", "labels"];

    [Theory]
    [MemberData(nameof(All))]
    public void A_page_is_whole_in_itself_and_nothing_in_it_acts(string page)
    {
        string text = pages.Text(page);
        Assert.StartsWith("<!doctype html>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:", text, StringComparison.Ordinal);
        foreach (Match tag in Tag().Matches(text))
        {
            Assert.DoesNotMatch(@"\son\w+=", Regex.Replace(tag.Value, "\"[^\"]*\"", "\"\"")); // but for what stands in quotes
            if (tag.Groups[1].Value == "img") Assert.Matches(@"src=""data:image/png;base64,[A-Za-z0-9+/=]+"".*\salt=""[^""]+""", tag.Value);
            if (tag.Value.StartsWith("<a ", StringComparison.Ordinal)) Assert.Matches(@"href=""#[\w-]+""", tag.Value);
            Assert.DoesNotContain(tag.Groups[1].Value, (string[])["link", "iframe", "object", "embed", "form", "input", "base"]);
        }

        Assert.DoesNotContain("NaN", StyleOrTag().Replace(text, ""), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_id_is_there_once_every_link_leads_somewhere_and_every_drawing_says_what_it_is(string page)
    {
        string text = pages.Text(page);
        string[] ids = [.. Id().Matches(text).Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(Link().Matches(text), match => Assert.Contains(match.Groups[1].Value, ids));
        Assert.Equal(Regex.Count(text, "<svg"), Regex.Count(text, "<svg[^>]*role=\"img\"[^>]*><title id=\"[^\"]+\">[^<]+</title><desc id=\"[^\"]+\">[^<]+</desc>"));
        Assert.Equal(Regex.Count(text, "<svg"), Regex.Count(text, "<summary>Numbers</summary>"));
        Assert.Equal(1, Regex.Count(text, "<h1>"));
        Balanced(text);
    }

    [Fact]
    public void What_stands_in_the_data_stays_text()
    {
        string text = pages.Text("evil"), seen = WebUtility.HtmlDecode(StyleOrTag().Replace(text, " "));
        Assert.All(Pages.Names, name => Assert.Contains(name, seen, StringComparison.Ordinal));
        Assert.Contains("<b>size</b>", seen, StringComparison.Ordinal);
        Assert.Contains("a \"quoted\" & column", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_numbers_are_those_that_the_command_prints()
    {
        string text = pages.Text("again");
        int[][] confusion = [.. pages.Evaluated.GetProperty("confusion").EnumerateArray().Select(row => row.EnumerateArray().Select(n => n.GetInt32()).ToArray())];
        string matrix = text[text.IndexOf("true \\ answered", StringComparison.Ordinal)..];
        string[] cells = [.. Cell().Matches(matrix[..matrix.IndexOf("</table>", StringComparison.Ordinal)]).Select(match => StyleOrTag().Replace(match.Value, ""))];
        Assert.Equal(confusion.SelectMany(row => row).Select(count => count == 0 ? "·" : count.ToString(System.Globalization.CultureInfo.InvariantCulture)), cells);
        Assert.Contains(pages.Evaluated.GetProperty("parametersSha256").GetString()!, text, StringComparison.Ordinal);
        Assert.Contains($"{100 * pages.Evaluated.GetProperty("accuracy").GetDouble():F2}%", text, StringComparison.Ordinal);

        // Every mistake has its group of samples, with a picture of each up to 24.
        for (int truth = 0; truth < 10; truth++)
        {
            for (int answer = 0; answer < 10; answer++)
            {
                if (truth == answer || confusion[truth][answer] == 0) continue;
                int at = text.IndexOf($"id=\"c-{truth}-{answer}\"", StringComparison.Ordinal);
                Assert.True(at > 0);
                Assert.Equal(Math.Min(24, confusion[truth][answer]), Regex.Count(text[at..text.IndexOf("</ul>", at, StringComparison.Ordinal)], "<img"));
            }
        }
    }

    [Fact]
    public void Each_kind_of_data_has_its_sections()
    {
        Assert.Equal(["learning", "confusion", "mistakes", "scores", "certainty", "weights", "recipe"], Sections("digits"));
        Assert.Equal(["confusion", "mistakes", "scores", "certainty", "weights", "recipe"], Sections("again"));
        Assert.Equal(["learning", "confusion", "mistakes", "scores", "certainty", "columns", "recipe"], Sections("evil"));
        Assert.Equal(["learning", "mistakes", "residuals", "columns", "recipe"], Sections("numbers"));
        Assert.Superset(new HashSet<string>(["learning", "scores", "certainty", "columns", "recipe"]), Sections("labels").ToHashSet());
        Assert.Contains("The model has learned from these samples", pages.Text("labels"), StringComparison.Ordinal);
        Assert.Contains(">validation<", pages.Text("digits"), StringComparison.Ordinal);
        Assert.Contains($"glassbox train --data", WebUtility.HtmlDecode(pages.Text("digits")), StringComparison.Ordinal);
        Assert.Equal(20, Regex.Count(pages.Text("digits"), "alt=\"Weights of neuron"));
    }

    [Fact]
    public void A_page_that_cannot_be_written_is_told_before_the_work_and_what_was_there_stays()
    {
        Ran nowhere = Ran.Glassbox("train", "--data", pages.File("numbers.csv"), "--target", "price", "--report", pages.File("nowhere/report.html"), "--out", pages.File("never.npz"));
        Assert.Equal((1, ""), (nowhere.ExitCode, nowhere.Output));
        Assert.Contains("nowhere does not exist", nowhere.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(pages.File("never.npz")));
        string taken = Directory.CreateDirectory(pages.File("folder.html")).FullName;
        Assert.Contains("is a folder", Ran.Glassbox("evaluate", "--model", pages.File("digits.npz"), "--report", taken).Errors, StringComparison.Ordinal);
    }

    private string[] Sections(string page) => [.. Section().Matches(pages.Text(page)).Select(match => match.Groups[1].Value)];

    // Each tag that is opened is closed, in order.
    private static void Balanced(string text)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(Style().Replace(text, "")))
        {
            string name = tag.Groups[1].Value;
            if (name is "meta" or "img" or "br" || tag.Value.EndsWith("/>", StringComparison.Ordinal)) continue;
            if (tag.Value[1] != '/') open.Push(name);
            else Assert.Equal(open.Pop(), name);
        }

        Assert.Empty(open);
    }

    [GeneratedRegex(@"</?([a-zA-Z][a-zA-Z0-9]*)[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"<style>.*?</style>|<[^>]+>", RegexOptions.Singleline)]
    private static partial Regex StyleOrTag();

    [GeneratedRegex(@"<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex(@"\sid=""([^""]+)""")]
    private static partial Regex Id();

    [GeneratedRegex(@"href=""#([^""]+)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"<td class=""(?:right|wrong|none)"".*?</td>")]
    private static partial Regex Cell();

    [GeneratedRegex(@"<section id=""([^""]+)""")]
    private static partial Regex Section();
}
