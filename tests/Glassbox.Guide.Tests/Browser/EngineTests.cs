using Glassbox.Guide.Worker;
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

    [Theory]
    [InlineData(64, 32)]
    [InlineData(20, 100)]
    public async Task Mini_batches_give_the_parameters_of_the_library_outside_the_browser(int hidden, int batch)
    {
        const int count = 6_400;
        var settings = new RunSettings { Hidden = hidden, Batch = batch, Count = count, LearningRate = 0.3f, Shuffle = true };
        await using GuidePage guide = await site.BeginAsync();
        await guide.StartAsync("basics/");
        await guide.UntilTrainedAsync(); // the engine's thread has the digits
        float[] parameters = await guide.Page.EvaluateAsync<float[]>("""
            async ({ settings, count }) => {
              const host = await import(new URL("js/worker-host.js", document.baseURI));
              const ask = async message => {
                const json = new TextEncoder().encode(JSON.stringify({ Run: "batches", ...message }));
                const request = new Uint8Array(4 + json.length);
                new DataView(request.buffer).setUint32(0, json.length, true);
                request.set(json, 4);
                return (await host.ask(request)).bytes.slice();
              };
              await ask({ Task: 0, Settings: JSON.parse(settings) });
              const reply = await ask({ Task: 1, Count: count });
              const length = new DataView(reply.buffer).getUint32(0, true);
              return Array.from(new Float32Array(reply.slice(4 + length).buffer));
            }
            """, new { settings = System.Text.Json.JsonSerializer.Serialize(settings), count });

        var network = new Network(new Architecture([784, hidden, 10]), settings.Seed);
        _ = new Trainer(network, Digits.All.Training.Take(count), settings.Options).Epochs(1).Last();
        Assert.Equal(network.Parameters.ToArray(), parameters);
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
