using Glassbox.Site;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>The published guide, served below a folder of its host, and Chromium to open it. One for all tests in the browser:
/// <c>[Collection&lt;InBrowser&gt;] public sealed class MyTests(Site site)</c>.</summary>
public sealed class Site : IAsyncLifetime
{
    private string folder = "";
    private Chromium? chromium;
    private SiteServer? server;

    /// <summary>The addresses of all pages below the site's folder.</summary>
    public static IReadOnlyList<string> Pages { get; } = ["", .. ChapterList.All.Select(chapter => chapter.Address)];

    /// <summary>The folder that is served.</summary>
    public string Folder
    {
        get
        {
            MustBeAskedFor();
            return folder;
        }
    }

    /// <summary>The tests in the browser publish the guide first, which takes minutes: they run where they are asked for.</summary>
    private static bool IsAskedFor => Environment.GetEnvironmentVariable("GLASSBOX_BROWSER") is { Length: > 0 };

    private static void MustBeAskedFor() =>
        Assert.SkipUnless(IsAskedFor, "Set GLASSBOX_BROWSER=1 to publish the guide and read it in Chromium.");

    public async ValueTask InitializeAsync()
    {
        if (!IsAskedFor) return;
        folder = await PublishedGuide.FolderAsync();
        server = await SiteServer.StartAsync(folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    /// <summary>Opens a page in a browser that has never been here, and waits until it is alive.</summary>
    /// <param name="address">Below the site's folder: "", "basics/", "training/?seed=2".</param>
    /// <param name="options">What the reader has.</param>
    public async Task<GuidePage> OpenAsync(string address = "", ReaderOptions? options = null)
    {
        GuidePage page = await GuidePage.BeginAsync(await NewContextAsync(options), server!.Address);
        await page.GoAsync(address);
        return page;
    }

    /// <summary>A browser that has never been here; whoever asks for it closes it.</summary>
    public async Task<IBrowserContext> NewContextAsync(ReaderOptions? options = null)
    {
        MustBeAskedFor();
        bool isContinuous = Environment.GetEnvironmentVariable("CI") is { Length: > 0 };
        Assert.SkipWhen(Chromium.Executable is null && !isContinuous, "No Chromium is installed: apt-get install chromium.");
        chromium ??= await Chromium.StartAsync();
        options ??= new ReaderOptions();
        return await chromium.Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = options.Width, Height = options.Height },
            ColorScheme = options.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = options.ReducedMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            AcceptDownloads = true,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
    }
}
