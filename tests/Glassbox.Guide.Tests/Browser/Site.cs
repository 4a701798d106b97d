using System.Collections.Concurrent;
using Glassbox.Guide.Chapters;
using Glassbox.Site;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Glassbox.Guide.Tests.Browser.Site))]

namespace Glassbox.Guide.Tests.Browser;

/// <summary>The published guide, served below a folder of its host, and Chromium to open it. One for all tests: published before the
/// first of them (<see cref="BrowserLast"/>), started by it. <c>public sealed class MyTests(Site site)</c>; classes run side by side.</summary>
public sealed class Site : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> published = new(() => Task.Run(PublishedGuide.FolderAsync));

    private readonly Lazy<Task<string>> folder = published;
    private readonly Lazy<Task<SiteServer>> server;
    private readonly Lazy<Task<Chromium>> chromium = new(() => Task.Run(Chromium.StartAsync));

    // What it has fetched and compiled once serves all pages in it.
    private readonly Lazy<Task<Windows>> shared;

    // Pages that are alive and trained, and that nobody has just now.
    private readonly ConcurrentBag<GuidePage> idle = [];

    // Machines that run tests may be slow and busy.
    static Site() => Assertions.SetDefaultExpectTimeout(GuidePage.Patience / 2);

    public Site()
    {
        server = new(() => Task.Run(async () => await SiteServer.StartAsync(await FolderAsync())));
        shared = new(() => Task.Run(async () => new Windows(await NewContextAsync(new() { KeepsSite = true }))));
    }

    /// <summary>Where pages wait for who needs them: nothing moves there.</summary>
    internal const string Resting = "where-to-find-what/";

    /// <summary>The addresses of all pages below the site's folder.</summary>
    public static IReadOnlyList<string> Pages { get; } = ["", .. ChapterList.Pages.Select(page => page.Address), ChapterList.VideoPage];

    /// <summary>What stands above the page at an address, whatever is asked of it.</summary>
    public static string HeadingOf(string address) => address.Split('?')[0] is var place && place == ChapterList.VideoPage
        ? VideoPage.Heading
        : ChapterList.Pages.FirstOrDefault(page => page.Address == place)?.Title ?? "A neural network you can see through";

    /// <summary>The folder that is served.</summary>
    public Task<string> FolderAsync() => folder.Value;

    /// <summary>Begins to publish the guide, and does not wait for it.</summary>
    internal static void BeginToPublish() => _ = published.Value;

    public async ValueTask DisposeAsync()
    {
        if (chromium.IsValueCreated && chromium.Value.IsCompletedSuccessfully) await (await chromium.Value).DisposeAsync();
        if (server.IsValueCreated && server.Value.IsCompletedSuccessfully) await (await server.Value).DisposeAsync();
    }

    /// <summary>Opens a page of its own in a browser that other tests have open too, and waits until it is alive. (Where a test does
    /// not need a page that has just been opened, a <see cref="Visit"/> is far quicker.)</summary>
    /// <param name="address">Below the site's folder: "", "basics/", "training/?seed=2".</param>
    /// <param name="options">What the reader has.</param>
    public async Task<GuidePage> OpenAsync(string address = "", ReaderOptions? options = null)
    {
        GuidePage page = await BeginAmongOthersAsync();
        if (options is not null) await page.ReadAsAsync(options);
        await page.GoAsync(address);
        return page;
    }

    /// <summary>An empty page in a browser that other tests have open too.</summary>
    public async Task<GuidePage> BeginAmongOthersAsync() => await GuidePage.BeginAsync(await shared.Value, (await server.Value).Address);

    /// <summary>Lends a page that is alive and trained.</summary>
    internal async Task<GuidePage> BorrowAsync()
    {
        if (idle.TryTake(out GuidePage? page)) return page;
        page = await OpenAsync(Resting);
        await page.UntilTrainedAsync();
        return page;
    }

    /// <summary>Takes a page back, for the next who asks for one.</summary>
    internal void Return(GuidePage page) => idle.Add(page);

    /// <summary>An empty page in a browser that has never been here.</summary>
    public async Task<GuidePage> BeginAsync(ReaderOptions? options = null)
    {
        IBrowserContext context = await NewContextAsync(options);
        return await GuidePage.BeginAsync(context, (await server.Value).Address);
    }

    /// <summary>A browser that has never been here; whoever asks for it closes it.</summary>
    public async Task<IBrowserContext> NewContextAsync(ReaderOptions? options = null)
    {
        // Where tests decide about a change, a missing browser is a fault; elsewhere these tests are skipped, and say so.
        bool decides = Environment.GetEnvironmentVariable("CI") is { Length: > 0 };
        Assert.SkipWhen(Chromium.Executable is null && !decides, "No Chromium is installed: apt-get install chromium.");
        options ??= new ReaderOptions();
        return await (await chromium.Value).Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = options.Width, Height = options.Height },
            ColorScheme = options.ColorScheme,
            ReducedMotion = options.Motion,
            HasTouch = options.Touch,
            ServiceWorkers = options.ServiceWorkers,
            AcceptDownloads = true,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
    }
}
