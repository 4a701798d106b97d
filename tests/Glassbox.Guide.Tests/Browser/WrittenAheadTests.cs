using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>What hosts serve, before any script runs.</summary>
public sealed class WrittenAheadTests(Site site)
{
    public static TheoryData<string> Chapters => [.. ChapterList.Pages.Select(page => page.Address)];

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task A_chapter_can_be_read(string address)
    {
        ChapterPage chapter = ChapterList.Pages.Single(entry => entry.Address == address);
        IHtmlDocument page = await ReadAsync(address + "index.html");
        Assert.Equal($"{chapter.Number}. {chapter.Title} · Glassbox", page.Title);
        Assert.Equal(chapter.Title, page.QuerySelector("#app h1")!.TextContent);
        Assert.Equal(chapter.Idea, page.QuerySelector("#app .chapter-idea")!.TextContent);
        Assert.Equal(chapter.Idea, page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Assert.Equal(chapter.Part > 1 ? "../../" : "../", page.QuerySelector("base")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_cover_leads_to_all_chapters()
    {
        IHtmlDocument page = await ReadAsync("index.html");
        Assert.Equal("./", page.QuerySelector("base")!.GetAttribute("href"));
        Assert.Equal(
            ChapterList.All.Select(chapter => chapter.Address),
            page.QuerySelectorAll("main ol a").Select(link => link.GetAttribute("href")));
    }

    // What is set in another font first, and in its own later, jumps.
    [Fact]
    public async Task Fonts_of_the_first_screen_are_asked_for_before_any_style()
    {
        foreach (string address in Site.Pages)
        {
            IHtmlDocument page = await ReadAsync(address + "index.html");
            IElement[] early = [.. page.QuerySelectorAll("link").TakeWhile(link => link.GetAttribute("rel") != "stylesheet").Where(link => link.GetAttribute("as") == "font")];
            Assert.Equal(2, early.Length);
            foreach (IElement font in early)
            {
                Assert.True(font.HasAttribute("crossorigin"), "The browser would fetch it twice.");
                Assert.True(File.Exists(Path.Combine(await site.FolderAsync(), font.GetAttribute("href")!)));
            }
        }
    }

    [Fact]
    public async Task Pictures_are_there_before_any_script_draws_them()
    {
        IHtmlDocument cover = await ReadAsync("index.html");
        Assert.NotEmpty(cover.QuerySelectorAll("svg.stage-still.wide image"));
        byte[] five = [.. Digits.All.Training.Pixels(0)];
        Assert.Contains(
            cover.QuerySelectorAll("svg.stage-still.wide image"),
            image => image.GetAttribute("width") == "28" && Pixels(image) is var rgba && five.Select((ink, i) => Math.Abs(rgba[(4 * i) + 3] - ink)).Max() <= 1);
        foreach (string page in Site.Pages)
        {
            foreach (IElement canvas in (await ReadAsync(page + "index.html")).QuerySelectorAll("canvas"))
                Assert.Fail($"{page}: nothing has been drawn into {canvas.OuterHtml}");
        }

        static byte[] Pixels(IElement image) => StbImageSharp.ImageResult.FromMemory(
            Convert.FromBase64String(image.GetAttribute("href")!.Split(',')[1]), StbImageSharp.ColorComponents.RedGreenBlueAlpha).Data;
    }

    [Fact]
    public async Task Every_page_is_under_the_same_policy_and_names_no_host()
    {
        string Policy(IHtmlDocument page) => page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        string policy = Policy(await ReadAsync("index.html"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        foreach (string address in (IEnumerable<string>)[.. Site.Pages.Select(page => page + "index.html"), "404.html"])
        {
            IHtmlDocument page = await ReadAsync(address);
            Assert.Equal(policy, Policy(page));
            foreach (IElement element in page.All)
            {
                foreach (string? target in (IEnumerable<string?>)[element.GetAttribute("href"), element.GetAttribute("src")])
                {
                    if (target is null || target.StartsWith("data:", StringComparison.Ordinal)) continue;
                    Assert.False(target.StartsWith('/'), $"{address}: {target} begins at the root of the host.");
                    if (element is { LocalName: "a" } && target.StartsWith(ChapterList.Video, StringComparison.Ordinal)) continue; // followed when it is clicked, and not before
                    Assert.False(Uri.TryCreate(target, UriKind.Absolute, out _), $"{address}: {target} names a host.");
                }
            }
        }
    }

    [Fact]
    public async Task No_link_leads_nowhere()
    {
        foreach (string address in (IEnumerable<string>)[.. Site.Pages.Select(page => page + "index.html"), "404.html"])
        {
            foreach (IElement link in (await ReadAsync(address)).QuerySelectorAll("a[href]"))
            {
                string href = link.GetAttribute("href")!;
                if (href.StartsWith("https:", StringComparison.Ordinal)) continue;
                string[] parts = href.Split('#');
                string path = parts[0].Split('?')[0], file = path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;
                Assert.True(File.Exists(Path.Combine(await site.FolderAsync(), file)), $"{address}: {href} leads to no page.");
                if (parts.Length > 1) Assert.True((await ReadAsync(file)).GetElementById(parts[1]) is not null, $"{address}: {href} leads to no place on its page.");
            }
        }
    }

    [Fact]
    public async Task What_is_sent_compressed_is_the_same()
    {
        foreach (string file in Site.Pages.Select(page => page + "index.html"))
        {
            string path = Path.Combine(await site.FolderAsync(), file);
            using var brotli = new StreamReader(
                new System.IO.Compression.BrotliStream(File.OpenRead(path + ".br"), System.IO.Compression.CompressionMode.Decompress));
            using var gzip = new StreamReader(
                new System.IO.Compression.GZipStream(File.OpenRead(path + ".gz"), System.IO.Compression.CompressionMode.Decompress));
            string text = File.ReadAllText(path);
            Assert.Equal(text, brotli.ReadToEnd());
            Assert.Equal(text, gzip.ReadToEnd());
        }
    }

    private async Task<IHtmlDocument> ReadAsync(string file) =>
        new HtmlParser().ParseDocument(await File.ReadAllTextAsync(Path.Combine(await site.FolderAsync(), file)));
}
