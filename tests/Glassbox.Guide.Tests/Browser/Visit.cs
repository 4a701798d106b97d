using Glassbox.Guide.Tests.Browser.Chapters;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>A page for the tests of a class, which come one after another: alive and trained, and led from chapter to chapter by links,
/// which is quick. Other classes have had it before, and others will have it: whoever loads another network into it, or changes its
/// scripts, opens a page of their own. What it complains about fails the class.</summary>
public sealed class Visit(Site site) : IAsyncDisposable
{
    private GuidePage? page;
    private ReaderOptions reads = new();

    /// <summary>The page, at an address.</summary>
    /// <param name="address">Below the site's folder.</param>
    /// <param name="options">What the reader has.</param>
    public async Task<GuidePage> AtAsync(string address, ReaderOptions? options = null)
    {
        page ??= await site.BorrowAsync();
        await ReadAsAsync(page, options ?? new());
        await page.ForgetAsync();
        await page.FollowAsync(address); // also where the page is there: what the test before it left behind is gone
        return page;
    }

    /// <summary>A scene of the page at an address.</summary>
    internal async Task<SceneOfPage> SceneAsync(string address, string id) => new((await AtAsync(address)).Page, id);

    public async ValueTask DisposeAsync()
    {
        if (page is null) return;
        await ReadAsAsync(page, new());
        await page.ForgetAsync();
        await page.FollowAsync(Site.Resting);
        page.TellProblems();
        site.Return(page);
    }

    private async Task ReadAsAsync(GuidePage page, ReaderOptions options)
    {
        if (reads != options) await page.ReadAsAsync(options);
        reads = options;
    }
}
