using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>A page of the guide in Chromium. When it is disposed of, it must have had nothing to complain about.</summary>
public sealed class GuidePage : IAsyncDisposable
{
    internal const int Patience = 120_000; // milliseconds: machines that run tests may be slow and busy

    private readonly IBrowserContext context;
    private readonly Uri site;

    private GuidePage(IBrowserContext context, IPage page, Uri site)
    {
        (this.context, Page, this.site) = (context, page, site);
        page.SetDefaultTimeout(Patience / 2);
        Watch(page);
    }

    /// <summary>The page, as Playwright drives it.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings of its console, and faults of its scripts. A test that expects some clears them.</summary>
    public ConcurrentQueue<string> Problems { get; } = new();

    /// <summary>A part of what it is meant to complain about, whenever that comes: it does not count.</summary>
    public string? Expected { get; set; }

    /// <summary>A number as the guide writes it: a true minus sign, thousands apart by narrow spaces, powers of ten raised.</summary>
    public static double Number(string text)
    {
        string plain = text.Replace('−', '-').Replace("\u202f", "", StringComparison.Ordinal).Replace("%", "", StringComparison.Ordinal).Trim();
        int power = plain.IndexOf("·10", StringComparison.Ordinal);
        if (power < 0) return double.Parse(plain, CultureInfo.InvariantCulture);
        const string raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        string exponent = string.Concat(plain[(power + 3)..].Select(c => c == '⁻' ? "-" : raised.IndexOf(c).ToString(CultureInfo.InvariantCulture)));
        return double.Parse($"{plain[..power]}e{exponent}", CultureInfo.InvariantCulture);
    }

    /// <summary>The text of the first element that a selector finds.</summary>
    public Task<string> TextAsync(string selector) => Page.Locator(selector).First.InnerTextAsync();

    /// <summary>The number in the first element that a selector finds.</summary>
    public async Task<double> NumberAsync(string selector) => Number(await TextAsync(selector));

    /// <summary>Waits until the first element that a selector finds has a text.</summary>
    public Task UntilTextAsync(string selector, string text) =>
        Assertions.Expect(Page.Locator(selector).First).ToHaveTextAsync(text);

    /// <summary>Goes to an address below the site's folder, and waits until the page is alive.</summary>
    public async Task GoAsync(string address)
    {
        await StartAsync(address);
        await UntilAliveAsync();
    }

    /// <summary>Goes to an address below the site's folder, and does not wait.</summary>
    public Task StartAsync(string address) => Page.GotoAsync(site + address); // as it is written: Uri would mend nonsense

    /// <summary>Goes to another chapter, or back to the cover, by a link: the page stays the same.</summary>
    public async Task FollowAsync(string address)
    {
        string[] place = address.Split('?');
        ILocator link = Page.Locator(place[0].Length == 0 ? "a.brand" : $".contents a[href='{place[0]}']");
        await link.EvaluateAsync("link => link.click()"); // on narrow screens the contents are folded
        await Page.WaitForURLAsync(new Uri(site, place[0]).ToString());
        ChapterEntry? chapter = ChapterList.All.FirstOrDefault(entry => entry.Address == place[0]);
        await UntilTextAsync("h1", chapter?.Title ?? "A neural network you can see through");
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
            catch (PlaywrightException) when (!Page.IsClosed)
            {
                return false; // The page is being loaded again.
            }
        }
    }

    /// <summary>Waits until nothing moves: two frames have passed, and what they began has ended.</summary>
    public Task UntilStillAsync() => Page.EvaluateAsync("""
        new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(async () => {
          await Promise.allSettled(document.getAnimations().filter(a => a.effect.getComputedTiming().endTime < Infinity).map(a => a.finished));
          resolve();
        })))
        """);

    /// <summary>Waits until all digits are here and the main job has been trained on them, and returns its SHA-256.</summary>
    public async Task<string> UntilTrainedAsync()
    {
        ILocator digest = Page.Locator(".sha256");
        await digest.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        return (await digest.GetAttributeAsync("title"))!.Split(' ').Single(word => word.Length >= 64).TrimEnd('.');
    }

    /// <summary>Another page in the same browser; what it complains about counts here.</summary>
    public async Task<IPage> SecondPageAsync()
    {
        IPage second = await context.NewPageAsync();
        second.SetDefaultTimeout(Patience / 2);
        Watch(second);
        return second;
    }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        string[] problems = [.. Problems.Where(problem => Expected is null || !problem.Contains(Expected, StringComparison.Ordinal))];
        Assert.True(problems.Length == 0, string.Join("\n", problems));
    }

    internal static async Task<GuidePage> BeginAsync(IBrowserContext context, Uri site) =>
        new(context, await context.NewPageAsync(), site);

    private void Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Problems.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => Problems.Enqueue(error);
        page.Crash += (_, _) => Problems.Enqueue("The page crashed.");
    }
}
