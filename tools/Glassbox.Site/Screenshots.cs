using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Glassbox.Site;

/// <summary>Takes screenshots of all pages.</summary>
internal static class Screenshots
{
    private const string Cover = "cover";

    // In a full-page screenshot, a sticky element would appear where it sticks at the top of the page.
    private const string LetGo = "document.querySelectorAll('main *').forEach(e => { if (getComputedStyle(e).position == 'sticky') e.style.position = 'static'; })";
    private const int LongestWait = 30_000, Quiet = 1_000; // milliseconds
    private static readonly int[] widths = [1440, 360];
    private static readonly ColorScheme[] schemes = [ColorScheme.Light, ColorScheme.Dark];

    /// <summary>Takes the screenshots.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="site">The address of the cover.</param>
    /// <param name="only">The pages to take, by their addresses; empty for all.</param>
    /// <param name="ended">A token that stops.</param>
    /// <returns>The paths, as they are written.</returns>
    public static async IAsyncEnumerable<string> MakeAsync(
        IBrowser browser, Uri site, IReadOnlyCollection<string> only, [EnumeratorCancellation] CancellationToken ended = default)
    {
        string folder = Repository.PathOf("artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await using IBrowserContext context = await browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(site.ToString());
        await page.Locator("[data-still]").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 120_000 });
        await page.Locator(".sha256").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 120_000 });
        string[] addresses = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.contents a')].map(a => a.getAttribute('href'))");
        foreach (string address in addresses.Prepend(""))
        {
            string name = address.Length == 0 ? Cover : address.TrimEnd('/');
            if (only.Count > 0 && !only.Contains(name)) continue;

            // Navigates by the link, which keeps the page and its trained network.
            await page.Locator(address.Length == 0 ? "a.brand" : $".contents a[href='{address}']").EvaluateAsync("link => link.click()");
            await page.WaitForURLAsync(new Uri(site, address).ToString());
            foreach (int width in widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                foreach (ColorScheme scheme in schemes)
                {
                    ended.ThrowIfCancellationRequested();
                    await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                    await UntilQuietAsync(page);
                    await page.EvaluateAsync(LetGo);
                    string file = string.Create(CultureInfo.InvariantCulture, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png");
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true });
                    yield return Path.GetRelativePath(Repository.Root, Path.Combine(folder, file));
                }
            }
        }
    }

    /// <summary>Waits until the text of the page has not changed for a while, so that its measurements are finished.</summary>
    private static async Task UntilQuietAsync(IPage page)
    {
        string before = "";
        for (int waited = 0, same = 0; waited < LongestWait && same < Quiet; waited += 250)
        {
            string now = await page.Locator("main").InnerTextAsync();
            same = now == before ? same + 250 : 0;
            before = now;
            await Task.Delay(250);
        }
    }
}
