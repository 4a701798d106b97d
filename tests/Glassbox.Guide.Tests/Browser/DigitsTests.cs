using System.IO.Compression;
using Glassbox.Site;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>The digits on their way to the page, when something goes wrong.</summary>
public sealed class DigitsTests(Site site)
{
    private const string Fault = ".digits-status .fault", Again = ".digits-status button";

    [Fact]
    public async Task Where_none_can_be_had_the_served_page_is_read_and_another_try_is_offered()
    {
        await using GuidePage guide = await site.BeginAsync();
        await guide.Page.RouteAsync("**/digits/**", route => route.AbortAsync());
        await guide.StartAsync("basics/");
        await Assertions.Expect(guide.Page.Locator(Fault)).ToContainTextAsync("could not be fetched");
        Assert.Equal("Basics", await guide.TextAsync("h1"));
        guide.Problems.Clear(); // the browser's own words about what it could not fetch

        await guide.Page.UnrouteAsync("**/digits/**");
        await guide.Page.Locator(Again).ClickAsync();
        await guide.UntilAliveAsync();
        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte.gz")]
    [InlineData("t10k-labels-idx1-ubyte.gz")]
    public async Task A_damaged_file_counts_for_nothing_and_another_try_recovers(string file)
    {
        await using SiteServer server = await SiteServer.StartAsync(await site.FolderAsync());
        server.Instead["digits/" + file] = await DamagedAsync(file);
        await using GuidePage guide = await GuidePage.BeginAsync(await site.NewContextAsync(), server.Address);
        await guide.StartAsync("basics/");
        await Assertions.Expect(guide.Page.Locator(Fault)).ToContainTextAsync($"{file} arrived damaged: its SHA-256");
        Assert.Equal(0, await guide.Page.Locator(".sha256").CountAsync());

        server.Instead.Clear();
        await guide.Page.Locator(Again).ClickAsync();
        await guide.UntilAliveAsync();
        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
        await Assertions.Expect(guide.Page.Locator("#neuron")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_kept_and_is_damaged_is_fetched_again()
    {
        await using GuidePage guide = await site.OpenFirstTimeAsync();
        string digest = await guide.UntilTrainedAsync();
        await guide.Page.EvaluateAsync("""
            (async () => {
              const cache = await caches.open("glassbox digits");
              for (const kept of await cache.keys()) await cache.put(kept, new Response("not what it was"));
            })()
            """);
        await guide.GoAsync("cost/");
        Assert.Equal(digest, await guide.UntilTrainedAsync());
    }

    [Fact]
    public async Task A_second_tab_comes_to_the_same()
    {
        await using GuidePage guide = await site.OpenAsync("training/");
        IPage second = await guide.SecondPageAsync();
        await second.GotoAsync(guide.Page.Url);
        await second.Locator(".sha256").WaitForAsync();
        string digest = await guide.UntilTrainedAsync();
        await guide.UntilTextAsync("h1", "Training loops");
        Assert.Contains(digest, await second.Locator(".sha256").GetAttributeAsync("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_simd_the_page_is_read_and_says_what_is_missing()
    {
        await using GuidePage guide = await site.BeginAsync();
        guide.Expected = "WASM SIMD"; // what .NET says about it
        await guide.Page.AddInitScriptAsync("WebAssembly.validate = () => false"); // as browsers answer that know no SIMD
        await guide.StartAsync("basics/");
        await Assertions.Expect(guide.Page.Locator("#too-old")).ToBeVisibleAsync();
        await Assertions.Expect(guide.Page.Locator("#too-old")).ToContainTextAsync("SIMD");
        Assert.Equal("Basics", await guide.TextAsync("h1"));
    }

    // One bit of the last byte is another; the file is whole in all other respects.
    private async Task<byte[]> DamagedAsync(string file)
    {
        string path = Path.Combine(await site.FolderAsync(), "digits", file);
        using var bytes = new MemoryStream();
        await using (var unzipping = new GZipStream(File.OpenRead(path), CompressionMode.Decompress)) await unzipping.CopyToAsync(bytes);
        bytes.GetBuffer()[bytes.Length - 1] ^= 1;
        bytes.Position = 0;
        using var zipped = new MemoryStream();
        await using (var zipping = new GZipStream(zipped, CompressionLevel.Fastest)) await bytes.CopyToAsync(zipping);
        return zipped.ToArray();
    }
}
