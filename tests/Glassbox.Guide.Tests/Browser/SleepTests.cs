using Glassbox.Guide.Tests.Browser.Chapters;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>A tab that sleeps, as browsers have tabs do that nobody looks at.</summary>
public sealed class SleepTests(Visit visit) : IClassFixture<Visit>
{
    [Fact]
    public async Task A_run_goes_on_to_the_same_end_after_the_tab_was_asleep()
    {
        GuidePage guide = await visit.AtAsync("training/", new());
        SceneOfPage scene = await new SceneOfPage(guide.Page, "run").OpenAsync();
        ILocator play = scene.Root.Locator("[data-play]"), place = scene.Root.Locator(".timeline-place");
        await scene.Root.Locator(".run-buttons select").SelectOptionAsync("100 a second"); // for half an hour, if nobody stops it
        await play.ClickAsync();
        await Assertions.Expect(play).ToHaveAttributeAsync("aria-label", "Pause");

        // Stopped as by a debugger, nothing of the page runs, whatever comes; what its engine has begun it brings to an end.
        ICDPSession debugger = await guide.Page.Context.NewCDPSessionAsync(guide.Page);
        var paused = new TaskCompletionSource();
        debugger.Event("Debugger.paused").OnEvent += (_, _) => paused.TrySetResult();
        await debugger.SendAsync("Debugger.enable");
        await debugger.SendAsync("Debugger.pause");
        await paused.Task;
        await guide.Page.Workers.Single().EvaluateAsync<int>("1"); // answered when its work is done
        await debugger.SendAsync("Debugger.resume");
        await debugger.SendAsync("Debugger.disable");
        string asleep = await place.InnerTextAsync();
        await Assertions.Expect(place).Not.ToHaveTextAsync(asleep);

        await play.ClickAsync();
        await scene.PressAsync("All three epochs");
        await Assertions.Expect(guide.Page.Locator("#run-sha")).ToContainTextAsync(Expected.Trained.ParametersSha256(), new() { Timeout = GuidePage.Patience });
    }
}
