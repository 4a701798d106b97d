using Glassbox.Guide.Tests.Browser.Chapters;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>One page for the tests of a class, which come one after another: opened and trained by the first, from then on led from
/// chapter to chapter by links, which is quick. What it complains about fails the class.</summary>
public sealed class Visit(Site site) : IAsyncDisposable
{
    private GuidePage? page;

    /// <summary>The page, at an address.</summary>
    /// <param name="address">Below the site's folder.</param>
    /// <param name="options">What the reader has, where this is the first to ask.</param>
    public async Task<GuidePage> AtAsync(string address, ReaderOptions? options = null)
    {
        if (page is null)
        {
            page = await site.OpenAsync(options: options);
            await page.UntilTrainedAsync();
        }

        await page.FollowAsync(address); // also where the page is there: what the test before it left behind is gone
        return page;
    }

    /// <summary>A scene of the page at an address.</summary>
    internal async Task<SceneOfPage> SceneAsync(string address, string id) => new((await AtAsync(address)).Page, id);

    public ValueTask DisposeAsync() => page?.DisposeAsync() ?? ValueTask.CompletedTask;
}
