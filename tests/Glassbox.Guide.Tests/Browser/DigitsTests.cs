using System.IO.Compression;
using Glassbox.Site;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>The digits on their way to the page, when something goes wrong.</summary>
public sealed class DigitsTests(Site site)
{
    private const string Fault = ".digits-status .fault", Again = ".digits-status button";

    [Fact]
    public async Task Where_none_or_damaged_ones_arrive_that_is_told_and_another_try_is_offered()
    {
        const string Images = "train-images-idx3-ubyte.gz";
        await using SiteServer server = await SiteServer.StartAsync(await site.FolderAsync());
        server.Instead["digits/" + Images] = await DamagedAsync(Images);
        await using GuidePage guide = await GuidePage.BeginAsync(await site.NewContextAsync(new() { ReducedMotion = true }), server.Address);
        await guide.Page.RouteAsync("**/digits/**", route => route.AbortAsync());
        await guide.StartAsync("basics/");
        await Assertions.Expect(guide.Page.Locator(Fault)).ToContainTextAsync("could not be fetched");
        Assert.Equal("Basics", await guide.TextAsync("h1")); // as it was served

        await guide.Page.UnrouteAsync("**/digits/**");
        await guide.Page.Locator(Again).ClickAsync();
        await Assertions.Expect(guide.Page.Locator(Fault)).ToContainTextAsync($"{Images} arrived damaged: its SHA-256");
        Assert.Equal(0, await guide.Page.Locator(".sha256").CountAsync());

        server.Instead.Clear();
        await guide.Page.Locator(Again).ClickAsync();
        await guide.UntilAliveAsync();
        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
        await Assertions.Expect(guide.Page.Locator("#neuron")).ToBeVisibleAsync();
        guide.Problems.Clear(); // the browser's own words about what it could not fetch
    }

    [Fact]
    public async Task What_was_kept_and_is_damaged_is_fetched_again_by_a_second_tab()
    {
        const string Labels = "t10k-labels-idx1-ubyte.gz";
        await using SiteServer server = await SiteServer.StartAsync(await site.FolderAsync());
        await using GuidePage guide = await GuidePage.BeginAsync(await site.NewContextAsync(new() { ReducedMotion = true }), server.Address);
        await guide.GoAsync(Site.Resting);
        string digest = await guide.UntilTrainedAsync();
        await guide.Page.EvaluateAsync("""
            (async () => {
              const cache = await caches.open("glassbox digits");
              for (const kept of await cache.keys()) await cache.put(kept, new Response("not what it was"));
            })()
            """);
        IPage second = await guide.SecondPageAsync();
        server.Instead["digits/" + Labels] = await DamagedAsync(Labels); // on its way it is damaged too, at first
        await second.GotoAsync(server.Address + "cost/");
        await Assertions.Expect(second.Locator(Fault)).ToContainTextAsync($"{Labels} arrived damaged: its SHA-256");
        server.Instead.Clear();
        await second.Locator(Again).ClickAsync();
        await second.Locator(".sha256").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Contains(digest, await second.Locator(".sha256").GetAttributeAsync("title"), StringComparison.Ordinal);
        await guide.FollowAsync("training/"); // the first goes on as if nothing were
        Assert.Equal(digest, await guide.UntilTrainedAsync());
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
