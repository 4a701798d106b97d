using System.Text.Json;
using Glassbox.Site;
using Microsoft.Playwright;

namespace Glassbox.Bench.Guide;

/// <summary>The published guide, its server, and a browser.</summary>
internal sealed class GuideInBrowser : IAsyncDisposable
{
    private const int Patience = 180_000; // milliseconds

    private readonly SiteServer server;
    private readonly Chromium chromium;

    private GuideInBrowser(string folder, SiteServer server, Chromium chromium) =>
        (Folder, this.server, this.chromium) = (folder, server, chromium);

    /// <summary>The folder of the published guide.</summary>
    public string Folder { get; }

    /// <summary>The version of the browser.</summary>
    public string Version => chromium.Browser.Version;

    /// <summary>Publishes the guide if it is out of date, and starts the server and the browser.</summary>
    public static async Task<GuideInBrowser> StartAsync()
    {
        Console.Error.WriteLine("Publishing the guide, unless it is up to date.");
        string folder = await PublishedGuide.FolderAsync();
        SiteServer server = await SiteServer.StartAsync(folder);
        return new GuideInBrowser(folder, server, await Chromium.StartAsync());
    }

    /// <summary>Returns the text of an embedded script.</summary>
    public static string Script(string name)
    {
        using Stream stream = typeof(GuideInBrowser).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Evaluates a script and returns its result, or null.</summary>
    public static async Task<T?> EvaluateAsync<T>(IPage page, string script, object? argument = null)
    {
        JsonElement? result = await page.EvaluateAsync<JsonElement?>(script, argument);
        return result is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } some
            ? some.Deserialize<T>(JsonSerializerOptions.Web)
            : default;
    }

    /// <summary>Opens a page in a new browser context, without any stored data; the caller closes the context.</summary>
    public async Task<IPage> NewPageAsync()
    {
        IBrowserContext context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>Opens an address, and waits until the page is live.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">The address relative to the site; "" for the cover.</param>
    public async Task GoAsync(IPage page, string address)
    {
        await page.GotoAsync(new Uri(server.Address, address).ToString());
        await page.Locator("main h1").WaitForAsync();
        await page.Locator("[data-still]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Opens a new page, and waits until all digits are loaded and the main job has been trained in the background.</summary>
    public async Task<IPage> OpenAsync(string address)
    {
        IPage page = await NewPageAsync();
        await GoAsync(page, address);
        await page.Locator(".sha256").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
    }
}
