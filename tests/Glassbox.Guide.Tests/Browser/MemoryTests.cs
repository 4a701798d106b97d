using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>What is kept from one visit to the next, and how it is forgotten.</summary>
public sealed class MemoryTests(Site site)
{
    private const string Kept = """
        async change => {
          const prefix = `glassbox ${new URL(document.baseURI).pathname}`;
          const database = await new Promise((resolve, reject) => { const o = indexedDB.open(prefix, 1); o.onsuccess = () => resolve(o.result); o.onerror = reject; });
          const store = database.transaction("contents", "readwrite").objectStore("contents");
          const run = await new Promise(resolve => { const get = store.get("run"); get.onsuccess = () => resolve(get.result); });
          if (run && change) { run.bytes[run.bytes.length >> 1] ^= 1; await new Promise(resolve => { store.put(run, "run").onsuccess = resolve; }); }
          database.close();
          return run ? run.bytes.length : 0;
        }
        """;

    [Fact]
    public async Task A_second_visit_has_the_trained_network_without_training_and_damage_is_noticed()
    {
        await using GuidePage guide = await site.BeginAsync(new() { ReducedMotion = true });
        await guide.Page.AddInitScriptAsync("window.threads = 0; window.Worker = class extends Worker { constructor(...given) { super(...given); threads++; } };");
        await guide.StartAsync("running/");
        await Assertions.Expect(guide.Page.Locator("#drawing .pad-untrained")).ToHaveTextAsync("not trained yet");
        string sha256 = await guide.UntilTrainedAsync();
        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), sha256);
        await Assertions.Expect(guide.Page.Locator("#drawing .pad-untrained")).ToHaveCountAsync(0);
        while (await guide.Page.EvaluateAsync<int>(Kept, false) == 0) await Task.Delay(100);
        Assert.Equal(1, await ThreadsAsync());

        await guide.GoAsync("");
        Assert.Equal(sha256, await guide.UntilTrainedAsync());
        await Assertions.Expect(guide.Page.Locator(".digits-status")).ToContainTextAsync("trained here earlier");
        await guide.UntilAsync("+document.querySelector('#cover [data-stage-time]').max > 25");
        await guide.Page.Locator("#cover .stage-picture").FocusAsync();
        await guide.UntilAsync("(document.querySelector('#cover .stage-picture').dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true })), +document.querySelector('#cover [data-stage-time]').value > 25)"); // the whole film is there
        Assert.Equal(0, await ThreadsAsync());

        await guide.Page.EvaluateAsync<int>(Kept, true);
        await guide.GoAsync("bias/");
        Assert.Equal(sha256, await guide.UntilTrainedAsync());
        await Assertions.Expect(guide.Page.Locator(".digits-status")).Not.ToContainTextAsync("earlier");
        Assert.Equal(1, await ThreadsAsync());

        Task<int> ThreadsAsync() => guide.Page.EvaluateAsync<int>("threads"); // that this page has started
    }

    [Fact]
    public async Task Visits_answers_and_the_drawing_are_kept_until_they_are_forgotten()
    {
        await using GuidePage guide = await site.BeginAsync(new() { ReducedMotion = true });
        await guide.StartAsync("one-hot/");
        await guide.UntilAliveAsync();
        await guide.Page.Locator(".question li:nth-child(2) button").First.ClickAsync();
        await guide.FollowAsync("running/");
        ILocator sheet = guide.Page.Locator("#drawing .pad-sheet");
        await sheet.FocusAsync();
        for (int i = 0; i < 8; i++) await guide.Page.Keyboard.PressAsync("ArrowUp");
        for (int i = 0; i < 17; i++) await guide.Page.Keyboard.PressAsync("Shift+ArrowDown");
        await guide.FollowAsync("forward/");
        await Assertions.Expect(guide.Page.Locator("#zoom [data-dataset]")).ToBeVisibleAsync();

        await guide.GoAsync("one-hot/"); // the next visit
        await Assertions.Expect(guide.Page.Locator(".question li:nth-child(2)").First).ToHaveClassAsync("wrong");
        await Assertions.Expect(guide.Page.Locator(".contents a[href='running/'] .visited")).ToHaveCountAsync(1);
        await Assertions.Expect(guide.Page.Locator(".contents a[href='cost/'] .visited")).ToHaveCountAsync(0);
        await Assertions.Expect(guide.Page.Locator("#places .own-digit [data-dataset]")).ToBeVisibleAsync();
        await guide.FollowAsync("forward/");
        await guide.Page.Locator("#zoom [data-dataset]").ClickAsync();
        await Assertions.Expect(guide.Page.Locator("#zoom [data-own]")).ToBeVisibleAsync();

        await guide.Page.SetViewportSizeAsync(1280, 720);
        Assert.True(await guide.Page.Locator(".bar").EvaluateAsync<bool>("bar => bar.scrollHeight <= bar.clientHeight"), "The contents do not fit the height of the window.");
        const string indent = "button => { const words = document.createRange(); words.selectNodeContents(button); return words.getBoundingClientRect().left - button.getBoundingClientRect().left; }";
        Assert.InRange(await guide.Page.Locator(".contents [data-forget]").EvaluateAsync<double>(indent), -0.5, 0.5); // in line with the words around it
        await guide.Page.Locator(".contents [data-forget]").ClickAsync();
        await Assertions.Expect(guide.Page.Locator(".contents .visited")).ToHaveCountAsync(0);
        await Assertions.Expect(guide.Page.Locator("#zoom .own-digit")).ToHaveCountAsync(0);
        Assert.Equal(0, await guide.Page.EvaluateAsync<int>("localStorage.length"));
        while (await guide.Page.EvaluateAsync<int>(Kept, false) > 0) await Task.Delay(100);
        await guide.GoAsync("one-hot/");
        await Assertions.Expect(guide.Page.Locator(".question li.wrong")).ToHaveCountAsync(0);
        await Assertions.Expect(guide.Page.Locator("#places .own-digit")).ToHaveCountAsync(0);
    }
}
