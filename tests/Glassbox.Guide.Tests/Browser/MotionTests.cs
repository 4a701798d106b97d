using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>What moves, and that it does not where less motion is asked for.</summary>
public sealed class MotionTests(Site site, Visit visit) : IClassFixture<Visit>
{
    // Every movement that begins is written down, where it would be seen: one that lasts longer than a frame.
    private const string Watching = """
        window.moved = [];
        const look = () => {
          for (const motion of document.getAnimations()) {
            const { duration, iterations } = motion.effect.getComputedTiming();
            if (motion.playState === "running" && (duration > 17 || iterations === Infinity))
              window.moved.push((motion.animationName ?? motion.transitionProperty) + " of " + motion.effect.target?.outerHTML.slice(0, 80));
          }
        };
        for (const kind of ["animationstart", "transitionrun"]) document.addEventListener(kind, look, true);
        const everyFrame = () => { look(); requestAnimationFrame(everyFrame); };
        requestAnimationFrame(everyFrame);
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_moves_where_less_motion_is_asked_for(bool isLess)
    {
        await using GuidePage guide = isLess ? await site.BeginAsync(new() { ReducedMotion = true }) : await site.BeginAmongOthersAsync();
        await guide.Page.AddInitScriptAsync(Watching);
        await guide.GoAsync(isLess ? "" : Site.Resting);
        if (isLess) await guide.UntilTrainedAsync();
        foreach (string address in isLess ? Site.Pages : ["basics/"])
        {
            await guide.FollowAsync(address);
            await guide.Page.EvaluateAsync("""
                async () => {
                  const frame = () => new Promise(requestAnimationFrame);
                  for (const timeline of document.querySelectorAll("[data-timeline]")) {
                    for (const button of ["[data-first]", "[data-forward]", "[data-forward]", "[data-back]"]) {
                      const found = timeline.querySelector(button);
                      if (found && !found.disabled) found.click();
                      await frame();
                      await frame();
                    }
                  }
                  for (const answer of document.querySelectorAll(".question li button")) { answer.click(); await frame(); }
                }
                """);
            if (isLess) await guide.UntilStillAsync();
        }

        string[] moved = await guide.Page.EvaluateAsync<string[]>("[...new Set(window.moved)]");
        if (isLess) Assert.True(moved.Length == 0, string.Join("\n", moved));
        else Assert.NotEmpty(moved); // else this test would find nothing anywhere
    }

    [Fact]
    public async Task Playing_still_goes_step_by_step()
    {
        GuidePage guide = await visit.AtAsync("basics/?step=0");
        await guide.Page.EvaluateAsync("""
            (() => {
              const place = document.querySelector("#neuron .timeline-place");
              window.places = [place.innerText];
              new MutationObserver(() => window.places.push(place.innerText)).observe(place, { childList: true, characterData: true, subtree: true });
            })()
            """);
        await guide.Page.Locator("#neuron [data-play]").ClickAsync();
        await Assertions.Expect(guide.Page.Locator("#neuron .timeline-place")).ToHaveTextAsync("5 / 5");
        Assert.Equal(["1 / 5", "2 / 5", "3 / 5", "4 / 5", "5 / 5"], await guide.Page.EvaluateAsync<string[]>("window.places"));
    }
}
