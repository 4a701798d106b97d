using Glassbox.Guide.Workshop;
using Glassbox.Site;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

public sealed class OfflineTests(Site site)
{
    private static readonly ReaderOptions keeps = new() { KeepsSite = true, ReducedMotion = true };

    private const string Waits = "navigator.serviceWorker.getRegistration().then(r => Boolean(r && r.waiting))";
    private const string Marker = "getComputedStyle(document.documentElement).getPropertyValue('--marker').trim()";

    [Fact]
    public async Task After_the_first_visit_every_page_lives_and_trains_without_a_network()
    {
        await using GuidePage guide = await site.BeginAsync(keeps);
        await guide.GoAsync(Site.Resting);
        await guide.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => 0)");
        await guide.UntilAsync("caches.open('glassbox digits').then(cache => cache.keys()).then(kept => kept.length === 4)");
        await guide.Page.Context.SetOfflineAsync(true);
        foreach (string address in Site.Pages)
        {
            await guide.StartAsync(address); // each is there as it was written; that .NET starts in one is enough
            await guide.UntilTextAsync("h1", Site.HeadingOf(address));
        }

        await guide.GoAsync("backpropagation/proof/"); // the deepest
        foreach (string address in Site.Pages)
        {
            await guide.FollowAsync(address);
            Assert.Equal(1, await guide.Page.Locator("h1").CountAsync());
        }

        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
    }

    [Fact]
    public async Task Opened_at_the_first_visit_the_workshop_works_without_a_network()
    {
        await using GuidePage guide = await site.BeginAsync(keeps);
        await guide.GoAsync("write/");
        await WorkshopTests.OpenAsync(guide.Page);
        await guide.UntilAsync("""
            fetch("workshop/files.json").then(response => response.json()).then(async ({ files }) => {
              for (const name of ["compiler.js", "editor.js", "runner.js", "sandbox.html", ...Object.values(files)])
                if (!await caches.match(new URL(`workshop/${name}`, document.baseURI))) return false;
              return true;
            })
            """);
        await guide.UntilAsync("caches.open('glassbox digits').then(cache => cache.keys()).then(kept => kept.length === 4)");
        await guide.Page.Context.SetOfflineAsync(true);
        await guide.GoAsync("write/?exercise=cost");
        await WorkshopTests.OpenAsync(guide.Page);
        await WorkshopTests.WriteAsync(guide.Page, ExerciseList.All.Single(one => one.Slug == "cost").Solution);
        Assert.StartsWith("Right.", await WorkshopTests.CheckAsync(guide.Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_version_waits_until_it_disturbs_no_open_page()
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Copy(await site.FolderAsync(), folder);
        try
        {
            await using SiteServer server = await SiteServer.StartAsync(folder);
            await using GuidePage first = await GuidePage.BeginAsync(await site.NewContextAsync(keeps), server.Address);
            await first.GoAsync(Site.Resting);
            await first.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => 0)");
            IPage second = await first.NewWindowAsync(); // one of the old version, and one is enough: that for wrong addresses is light
            await second.GotoAsync(server.Address + "404.html");
            Assert.True(await second.EvaluateAsync<bool>("navigator.serviceWorker.controller !== null"));

            ChangeTokens(folder);
            await first.GoAsync("bias/");
            await first.UntilAsync(Waits);
            await second.ReloadAsync();
            Assert.Equal("", await second.EvaluateAsync<string>(Marker)); // The first page is still of the old version.
            await second.CloseAsync();

            // For a while the browser may still count the page that has been closed: then the next time is early enough. A page that begins
            // anew while it loads complains of what it was fetching; it may complain of nothing before, and of nothing afterwards.
            first.TellProblems();
            for (int loads = 0; !await IsNewAsync(first.Page); loads++)
            {
                Assert.True(loads < 30, "The new version does not come.");
                // Not until it has loaded: the page itself may load again before that, and then Playwright waits for what was cut short.
                await first.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
                await first.UntilAliveAsync();
            }

            await first.UntilAliveAsync();
            first.Expected = "Failed to fetch";
            first.TellProblems();
            await first.GoAsync("cost/");
            Assert.Equal("new", await first.Page.EvaluateAsync<string>(Marker));
            string[] kept = await first.Page.EvaluateAsync<string[]>("caches.keys()");
            Assert.Single(kept, name => name.StartsWith("glassbox /", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> IsNewAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>(Marker) == "new";
        }
        catch (PlaywrightException) when (!page.IsClosed)
        {
            return false; // It begins anew, as it should.
        }
    }

    // A new version of the site, as publishing makes it: another style, and its digest and another version in the list.
    private static void ChangeTokens(string folder)
    {
        string tokens = Path.Combine(folder, "css", "tokens.css"), list = Path.Combine(folder, "service-worker-files.js");
        string before = Digest(tokens), script = File.ReadAllText(list);
        File.AppendAllText(tokens, ":root { --marker: new; }\n");
        Assert.Contains(before, script, StringComparison.Ordinal);
        File.WriteAllText(list, script
            .Replace(before, Digest(tokens), StringComparison.Ordinal)
            .Replace("version: \"", "version: \"new-", StringComparison.Ordinal));
        foreach (string file in new[] { tokens, list })
        {
            File.Delete(file + ".br");
            File.Delete(file + ".gz");
        }
    }

    private static string Digest(string file) =>
        Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
