using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>The thread in which the engine works, when something goes wrong with it, and digits that stop on their way.</summary>
public sealed class EngineTests(Site site)
{
    private const string Fault = ".digits-status .fault", Again = ".digits-status button";

    [Theory]
    [InlineData("**/js/worker.js")]
    [InlineData("**/_framework/dotnet.js")] // the thread begins, and then lacks what it needs
    public async Task A_script_that_is_missing_once_is_asked_for_again(string script)
    {
        await using GuidePage guide = await site.BeginAsync();
        int asked = 0, first = script.Contains("dotnet", StringComparison.Ordinal) ? 2 : 1; // the page itself needs it once
        await guide.Page.Context.RouteAsync(script, route =>
            Interlocked.Increment(ref asked) == first ? route.FulfillAsync(new() { Status = 404 }) : route.ContinueAsync());
        await guide.StartAsync("basics/");
        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
        guide.Problems.Clear(); // the browser's own words about what it could not fetch
    }

    [Fact]
    public async Task A_script_that_stays_missing_is_told_and_another_try_is_offered()
    {
        await using GuidePage guide = await site.BeginAsync();
        await guide.Page.Context.RouteAsync("**/js/worker.js", route => route.FulfillAsync(new() { Status = 404 }));
        await guide.StartAsync("basics/");
        await Assertions.Expect(guide.Page.Locator(Fault)).ToContainTextAsync("The network could not be trained");
        guide.Problems.Clear();

        await guide.Page.Context.UnrouteAsync("**/js/worker.js");
        await guide.Page.Locator(Again).ClickAsync();
        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
    }

    [Fact]
    public async Task A_thread_that_fails_is_ended_and_another_does_its_work()
    {
        await using GuidePage guide = await site.BeginAsync();
        guide.Expected = "gone wrong";
        await guide.Page.AddInitScriptAsync("""
            const Real = Worker;
            window.threads = [];
            window.Worker = class extends Real {
              constructor(...given) { super(...given); threads.push(this); }
              terminate() { this.isEnded = true; super.terminate(); }
            };
            """);
        await guide.StartAsync("basics/");
        await guide.UntilAsync("() => threads[0]?.isReady");
        await guide.Page.EvaluateAsync("threads[0].onerror({ message: 'gone wrong' })");
        await Assertions.Expect(guide.Page.Locator(Fault)).ToContainTextAsync("gone wrong");
        Assert.True(await guide.Page.EvaluateAsync<bool>("threads[0].isEnded"));

        await guide.Page.Locator(Again).ClickAsync();
        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
        Assert.Equal(2, await guide.Page.EvaluateAsync<int>("threads.length"));
    }

    [Fact]
    public async Task A_thread_that_falls_silent_is_ended_and_another_one_takes_the_digits()
    {
        await using GuidePage guide = await site.BeginAsync();
        await guide.Page.AddInitScriptAsync("""
            const wait = setInterval, Real = Worker;
            window.setInterval = (work, time) => wait(work, window.hurries && time === 5000 ? 20 : time);
            window.Worker = class extends Real {
              constructor(...given) { super(...given); window.last = this; }
              postMessage(...given) { if (!this.isDeaf) super.postMessage(...given); }
            };
            """);
        await guide.StartAsync("basics/");
        await guide.UntilTrainedAsync();
        string words = await guide.Page.EvaluateAsync<string>("""
            async () => {
              const host = await import(new URL("js/worker-host.js", document.baseURI));
              window.hurries = last.isDeaf = true;
              const deaf = last;
              const words = await host.ask(new Uint8Array(4)).then(() => "answered", fault => fault.message);
              window.hurries = false;
              await host.takeDigits();
              return `${words} ${deaf !== last}`;
            }
            """);
        Assert.Equal("The engine's thread does not answer any more. true", words);
    }

    [Fact]
    public async Task Digits_that_stop_on_their_way_are_told_of_and_come_on()
    {
        await using GuidePage guide = await site.BeginAsync();
        var held = new TaskCompletionSource();
        await guide.Page.RouteAsync("**/digits/train-images*", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await guide.StartAsync("basics/");
        await Assertions.Expect(guide.Page.Locator(Fault)).ToContainTextAsync("Nothing has arrived for some seconds");
        held.SetResult();
        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
    }

    [Fact]
    public async Task Digits_that_stopped_on_their_way_are_fetched_anew_when_somebody_wants_that()
    {
        await using GuidePage guide = await site.BeginAsync();
        int asked = 0;
        await guide.Page.RouteAsync("**/digits/train-images*", route =>
            Interlocked.Increment(ref asked) == 1 ? Task.CompletedTask : route.ContinueAsync()); // the first is never answered
        await guide.StartAsync("basics/");
        await Assertions.Expect(guide.Page.Locator(Fault)).ToContainTextAsync("Nothing has arrived for some seconds");
        await guide.Page.Locator(Again).ClickAsync();
        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
    }
}
