using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>A page of the guide in Chromium. Until it is disposed of, it must have had nothing to complain about.</summary>
public sealed class GuidePage : IAsyncDisposable
{
    internal const int Patience = 600_000; // milliseconds: far from what anything takes, on slow and busy machines too

    private readonly Windows windows;
    private readonly Uri site;
    private readonly bool isContextShared;
    private readonly List<IPage> ownPages = [];
    private ICDPSession? devtools;

    private GuidePage(Windows windows, IPage page, Uri site, bool isContextShared)
    {
        (this.windows, Page, this.site, this.isContextShared) = (windows, page, site, isContextShared);
        page.SetDefaultTimeout(Patience / 2);
        ownPages.Add(page);
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

    /// <summary>Goes to an address below the site's folder, and waits no longer than until the server has answered.</summary>
    public Task<IResponse?> StartAsync(string address) =>
        Page.GotoAsync(site + address, new() { WaitUntil = WaitUntilState.Commit }); // as it is written: Uri would mend nonsense

    /// <summary>Goes to a chapter, or to the cover, by a link: the page is not loaded again, and what stands on it begins anew.</summary>
    /// <remarks>The address is no sign of it, since a scene may write into it at once. That what stood there is gone is a state that stays.</remarks>
    public async Task FollowAsync(string address)
    {
        await Page.EvaluateAsync("document.querySelector('main > *').dataset.before = ''");
        string[] place = address.Split('?');
        if (place.Length == 1)
            await Page.Locator(address.Length == 0 ? "a.brand" : $".contents a[href='{address}']").EvaluateAsync("link => link.click()"); // on narrow screens the contents are folded
        else await FollowNewLinkAsync(address);
        await Page.Locator("main > [data-before]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        ChapterPage? chapter = ChapterList.Pages.FirstOrDefault(page => page.Address == place[0]);
        await UntilTextAsync("h1", chapter?.Title ?? "A neural network you can see through");
    }

    /// <summary>Follows a link that no page has: to an address with something in it.</summary>
    public Task FollowNewLinkAsync(string address) => Page.EvaluateAsync("""
        address => {
          const link = document.body.appendChild(Object.assign(document.createElement("a"), { href: address }));
          link.click();
          link.remove();
        }
        """, address);

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

    /// <summary>Waits until the page is at rest: for some frames nothing has changed in it, and what moved has come to its end.</summary>
    public Task UntilStillAsync() => Page.EvaluateAsync("""
        new Promise((resolve, reject) => {
          let quiet = 0, left = 3600;
          const watcher = new MutationObserver(() => quiet = 0);
          watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
          const moves = () => document.getAnimations().some(a => a.playState === "running" && a.effect.getComputedTiming().endTime < Infinity);
          requestAnimationFrame(function frame() {
            if (moves()) quiet = 0;
            if (quiet++ < 10 && left-- > 0) { requestAnimationFrame(frame); return; }
            watcher.disconnect();
            if (left > 0) resolve(); else reject(new Error("The page does not come to rest."));
          });
        })
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
        IPage second = await NewWindowAsync();
        ownPages.Add(second);
        second.SetDefaultTimeout(Patience / 2);
        Watch(second);
        return second;
    }

    public async ValueTask DisposeAsync()
    {
        await (isContextShared ? Task.WhenAll(ownPages.Select(page => page.CloseAsync())) : windows.Context.CloseAsync());
        TellProblems();
    }

    /// <summary>Fails the test whose page this is where it has complained; it begins with nothing again.</summary>
    internal void TellProblems()
    {
        ComplaintsAttribute.Tell([.. Problems.Where(problem => Expected is null || !problem.Contains(Expected, StringComparison.Ordinal))]);
        Problems.Clear();
        Expected = null;
    }

    /// <summary>Gives the reader another window or other wishes.</summary>
    internal async Task ReadAsAsync(ReaderOptions options)
    {
        await Page.SetViewportSizeAsync(options.Width, options.Height);
        await Page.EmulateMediaAsync(new()
        {
            Media = Media.Screen,
            ColorScheme = options.ColorScheme,
            ReducedMotion = options.Motion,
        });
        devtools ??= await windows.Context.NewCDPSessionAsync(Page);
        await devtools.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = options.Touch });
    }

    /// <summary>An empty page of a browser that is closed with it.</summary>
    internal static async Task<GuidePage> BeginAsync(IBrowserContext context, Uri site)
    {
        var windows = new Windows(context);
        return new(windows, await windows.OpenAsync(), site, isContextShared: false);
    }

    /// <summary>An empty page of a browser that others have pages of too.</summary>
    /// <remarks>It has notes of its own, which outlive a reload: what one test's reader has drawn is no other's digit. The trained network
    /// is everyone's, whoever forgets: else each page that is opened would train it anew.</remarks>
    internal static async Task<GuidePage> BeginAsync(Windows windows, Uri site)
    {
        IPage page = await windows.OpenAsync();
        await page.AddInitScriptAsync("""
            Object.defineProperty(window, "localStorage", { value: window.sessionStorage });
            IDBObjectStore.prototype.clear = function () { return this.count(); };
            """);
        return new(windows, page, site, isContextShared: true);
    }

    /// <summary>One more window; its complaints are its own.</summary>
    internal Task<IPage> NewWindowAsync() => windows.OpenAsync();

    /// <summary>Forgets what this page's reader has done.</summary>
    internal Task ForgetAsync() => Page.EvaluateAsync("document.querySelector('[data-forget]')?.click()");

    private void Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Text.StartsWith("Service Worker registration blocked by Playwright", StringComparison.Ordinal)) return; // as was asked of it
            if (message.Type is "error" or "warning") Problems.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => Problems.Enqueue(error);
        page.Crash += (_, _) => Problems.Enqueue("The page crashed.");
    }
}
