using Glassbox.Guide.Tests.Browser.Chapters;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>A tab that the browser puts to sleep, as it does with tabs nobody looks at.</summary>
public sealed class SleepTests(Site site)
{
    [Fact]
    public async Task A_run_goes_on_to_the_same_end_after_the_tab_was_asleep()
    {
        await using GuidePage guide = await site.OpenAsync("training/");
        await (await new SceneOfPage(guide.Page, "run").OpenAsync()).PressAsync("All three epochs");
        await guide.Page.Locator("#run [data-play][aria-label=Pause]").WaitForAsync();
        ICDPSession session = await guide.Page.Context.NewCDPSessionAsync(guide.Page);
        await session.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });
        await Task.Delay(2_000); // long enough for reports to have come, had it been awake
        await session.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "active" });
        await Assertions.Expect(guide.Page.Locator("#run-sha")).ToContainTextAsync(Expected.Trained.ParametersSha256(), new() { Timeout = GuidePage.Patience });
    }
}
