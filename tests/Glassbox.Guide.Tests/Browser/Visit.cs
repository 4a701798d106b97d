using Glassbox.Guide.Tests.Browser.Chapters;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>A page for the tests of a class, which come one after another: alive and trained, and led from chapter to chapter by links,
/// which is quick. Other classes have had it before, and others will have it: whoever loads another network into it keeps it from
/// them, and whoever changes its scripts opens a page of their own. What it complains about fails the class.</summary>
public sealed class Visit(Site site) : IAsyncDisposable
{
    private static readonly ReaderOptions still = new() { ReducedMotion = true };
    private GuidePage? page;
    private ReaderOptions reads = new();
    private bool isChanged;

    /// <summary>The page, at an address.</summary>
    /// <param name="address">Below the site's folder.</param>
    /// <param name="options">What the reader has; at first one who asks for less motion: scenes that play take far more of the processor
    /// than most tests.</param>
    public async Task<GuidePage> AtAsync(string address, ReaderOptions? options = null)
    {
        page ??= await site.BorrowAsync();
        await ReadAsAsync(options ?? still);
        await page.ForgetAsync();
        await page.FollowAsync(address); // also where the page is there: what the test before it left behind is gone
        return page;
    }

    /// <summary>Gives the reader of the page, as it stands, something else.</summary>
    public async Task<GuidePage> ReadAsAsync(ReaderOptions options)
    {
        if (reads != options) await page!.ReadAsAsync(options);
        reads = options;
        return page!;
    }

    /// <summary>Says that the page is not to be lent again.</summary>
    public void KeepFromOthers() => isChanged = true;

    /// <summary>A scene of the page at an address.</summary>
    internal async Task<SceneOfPage> SceneAsync(string address, string id) => new((await AtAsync(address)).Page, id);

    public async ValueTask DisposeAsync()
    {
        if (page is null) return;
        if (isChanged)
        {
            await page.DisposeAsync();
            return;
        }

        await ReadAsAsync(new());
        await page.ForgetAsync();
        await page.FollowAsync(Site.Resting);
        page.TellProblems();
        site.Return(page);
    }
}
