using Glassbox.Guide.Worker;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>The thread in which the engine works, when something goes wrong with it, and digits that stop on their way.</summary>
public sealed class EngineTests(Site site, Visit visit) : IClassFixture<Visit>
{
    private static readonly ReaderOptions still = new() { ReducedMotion = true };

    private const string Fault = ".digits-status .fault", Again = ".digits-status button";

    // The threads that the page starts, in order; and a clock that can be hurried, for what takes minutes.
    private const string Watching = """
        const wait = setInterval, Real = Worker;
        window.setInterval = (work, time) => {
          if (time !== 5000) return wait(work, time);
          let part = 0;
          return wait(() => { if (window.hurries || ++part % 250 === 0) work(); }, time / 250);
        };
        window.threads = [];
        window.Worker = class extends Real {
          constructor(...given) { super(...given); threads.push(this); }
          postMessage(...given) { if (!this.isDeaf) super.postMessage(...given); }
          terminate() { this.isEnded = true; super.terminate(); }
        };
        """;

    [Fact]
    public async Task Scripts_that_are_missing_once_are_asked_for_again()
    {
        await using GuidePage guide = await site.BeginAsync(still);
        int first = 0, runtimes = 0;
        await guide.Page.Context.RouteAsync("**/js/worker.js", route =>
            Interlocked.Increment(ref first) == 1 ? route.FulfillAsync(new() { Status = 404 }) : route.ContinueAsync());
        await guide.Page.Context.RouteAsync("**/_framework/dotnet.js", route => // the thread begins, and then lacks what it needs; the page itself needs it before
            Interlocked.Increment(ref runtimes) == 2 ? route.FulfillAsync(new() { Status = 404 }) : route.ContinueAsync());
        await guide.StartAsync("basics/");
        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
        Assert.InRange(first, 2, 3); // the second time the browser may remember the script
        Assert.Equal(3, runtimes);
        guide.Problems.Clear(); // the browser's own words about what it could not fetch
    }

    [Fact]
    public async Task A_thread_that_does_not_start_or_fails_is_told_of_and_another_does_its_work()
    {
        await using GuidePage guide = await site.BeginAsync(still);
        await guide.Page.AddInitScriptAsync(Watching);
        await guide.Page.Context.RouteAsync("**/js/worker.js", route => route.FulfillAsync(new() { Status = 404 }));
        await guide.StartAsync("basics/");
        await Assertions.Expect(guide.Page.Locator(Fault)).ToContainTextAsync("The network could not be trained");
        await guide.Page.Context.UnrouteAsync("**/js/worker.js");
        await guide.Page.EvaluateAsync("window.before = threads.length");
        await guide.Page.Locator(Again).ClickAsync();
        await guide.UntilAsync("threads[before]?.isReady");

        await guide.Page.EvaluateAsync("threads[before].onerror({ message: 'gone wrong' })");
        await Assertions.Expect(guide.Page.Locator(Fault)).ToContainTextAsync("gone wrong");
        Assert.True(await guide.Page.EvaluateAsync<bool>("threads[before].isEnded"));
        await guide.Page.Locator(Again).ClickAsync();
        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
        Assert.Equal(2, await guide.Page.EvaluateAsync<int>("threads.length - before"));
        guide.Problems.Clear();
    }

    [Theory]
    [InlineData(64, 32)]
    [InlineData(20, 100)]
    public async Task Mini_batches_give_the_parameters_of_the_library_outside_the_browser(int hidden, int batch)
    {
        const int count = 6_400;
        var settings = new RunSettings { Hidden = hidden, Batch = batch, Count = count, LearningRate = 0.3f, Shuffle = true };
        GuidePage guide = await visit.AtAsync(Site.Resting);
        float[] parameters = await guide.Page.EvaluateAsync<float[]>("""
            async ({ settings, count }) => {
              const host = await import(new URL("js/worker-host.js", document.baseURI));
              await host.takeDigits();
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
    public async Task The_benchmark_of_an_epoch_gets_the_parameters_of_the_library_from_the_thread()
    {
        const int count = 600;
        GuidePage guide = await visit.AtAsync(Site.Resting);
        await guide.Page.EvaluateAsync("import(new URL('js/worker-host.js', document.baseURI)).then(host => host.takeDigits()).then(() => 0)");
        string script = await File.ReadAllTextAsync(Repository.PathOf("bench", "Glassbox.Bench.Guide", "Scripts", "epochs.js"));
        float[] parameters = await guide.Page.EvaluateAsync<float[]>($"given => ({script})(given).then(run => run.parameters)", new { epochs = 2, take = count });

        var network = new Network(new Architecture([784, 20, 10]), 1);
        _ = new Trainer(network, Digits.All.Training.Take(count)).Epochs(2).Last();
        Assert.Equal(network.Parameters.ToArray(), parameters);
    }

    [Fact]
    public async Task A_thread_that_falls_silent_is_ended_and_another_one_takes_the_digits()
    {
        await using GuidePage guide = await site.BeginAmongOthersAsync(); // which have the network: no thread has begun for it
        await guide.Page.AddInitScriptAsync(Watching);
        await guide.GoAsync(Site.Resting);
        await guide.UntilTrainedAsync();
        await guide.Page.EvaluateAsync("import(new URL('js/worker-host.js', document.baseURI)).then(host => host.takeDigits()).then(() => 0)");
        string words = await guide.Page.EvaluateAsync<string>("""
            async () => {
              const host = await import(new URL("js/worker-host.js", document.baseURI)), deaf = threads[0];
              window.hurries = deaf.isDeaf = true;
              const words = await host.ask(new Uint8Array(4)).then(() => "answered", fault => fault.message);
              window.hurries = false;
              await host.takeDigits();
              return `${words} ${deaf.isEnded} ${threads.length}`;
            }
            """);
        Assert.Equal("The engine's thread does not answer any more. true 2", words);
    }

    [Fact]
    public async Task Digits_that_stop_on_their_way_are_told_of_and_fetched_anew_or_come_on()
    {
        await using GuidePage guide = await site.BeginAsync(still);
        int asked = 0;
        var held = new TaskCompletionSource();
        await guide.Page.RouteAsync("**/digits/train-images*", async route =>
        {
            if (Interlocked.Increment(ref asked) == 1) return; // is never answered
            await held.Task;
            await route.ContinueAsync();
        });
        await guide.StartAsync("basics/");
        await Assertions.Expect(guide.Page.Locator(Fault)).ToContainTextAsync("Nothing has arrived for some seconds");
        await guide.Page.Locator(Fault).EvaluateAsync("fault => fault.dataset.before = ''");
        await guide.Page.Locator(Again).ClickAsync();
        await Assertions.Expect(guide.Page.Locator(Fault + ":not([data-before])")).ToContainTextAsync("Nothing has arrived for some seconds");
        Assert.Equal(2, asked);
        held.SetResult();
        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
    }
}
