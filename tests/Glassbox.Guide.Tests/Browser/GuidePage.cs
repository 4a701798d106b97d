using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>A page of the guide in Chromium. When it is disposed of, it must have had nothing to complain about.</summary>
public sealed class GuidePage : IAsyncDisposable
{
    private const int Patience = 120_000; // milliseconds: machines that run tests may be slow and busy

    private readonly IBrowserContext context;
    private readonly Uri site;

    private GuidePage(IBrowserContext context, IPage page, Uri site)
    {
        (this.context, Page, this.site) = (context, page, site);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Problems.Add($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => Problems.Add(error);
    }

    /// <summary>The page, as Playwright drives it.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings of its console, and faults of its scripts. A test that expects some clears them.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>The text of the first element that a selector finds.</summary>
    public Task<string> TextAsync(string selector) => Page.Locator(selector).First.InnerTextAsync();

    /// <summary>Goes to an address below the site's folder, and waits until the page is alive.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(new Uri(site, address).ToString());
        await UntilAliveAsync();
    }

    /// <summary>Waits until .NET has taken the place of what was served.</summary>
    public async Task UntilAliveAsync()
    {
        await Page.Locator("main").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        await Page.Locator("[data-still]").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = Patience });
    }

    /// <summary>Waits until a script's expression is true. (Playwright's own wait needs eval, which the page's policy forbids.)</summary>
    public async Task UntilAsync(string expression)
    {
        long begun = Environment.TickCount64;
        while (!await IsAsync())
        {
            Assert.True(Environment.TickCount64 - begun < Patience, $"It never became true that {expression}");
            await Task.Delay(50);
        }

        async Task<bool> IsAsync()
        {
            try
            {
                return await Page.EvaluateAsync<bool>(expression);
            }
            catch (PlaywrightException)
            {
                return false; // The page is being loaded again.
            }
        }
    }

    /// <summary>Waits until all digits are here and the main job has been trained on them, and returns its SHA-256.</summary>
    public async Task<string> UntilTrainedAsync()
    {
        ILocator digest = Page.Locator(".sha256");
        await digest.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        return (await digest.GetAttributeAsync("title"))!.Split(' ').Single(word => word.Length >= 64).TrimEnd('.');
    }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Assert.Empty(Problems);
    }

    internal static async Task<GuidePage> BeginAsync(IBrowserContext context, Uri site) =>
        new(context, await context.NewPageAsync(), site);
}
