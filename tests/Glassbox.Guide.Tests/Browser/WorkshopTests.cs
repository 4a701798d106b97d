using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Glassbox.Guide.Workshop;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>The workshop in the published guide: its compiler, its editor, and the sealed place in which the reader's code runs.</summary>
public sealed class WorkshopTests(Site site)
{
    private const string Fetched = "performance.getEntriesByType('resource').some(entry => entry.name.includes('/workshop/'))";

    [Fact]
    public async Task Code_is_checked_and_what_goes_wrong_is_told()
    {
        await using GuidePage guide = await site.OpenAsync("write/");
        IPage page = guide.Page;
        Assert.False(await page.EvaluateAsync<bool>(Fetched)); // nothing before it is asked for
        await OpenAsync(page);

        // What was there at first, then a mistake, then the right answer: as numbers, as a cause, as a scene.
        await ChooseAsync(page, "forward");
        Exercise forward = ExerciseList.All.Single(one => one.Slug == "forward");
        await WriteAsync(page, forward.Solution.Replace(" + biases[to]", "", StringComparison.Ordinal));
        await page.Locator("[data-check]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-cause]")).ToHaveTextAsync("You left out the bias.");
        await Assertions.Expect(page.Locator("[data-verdict]")).ToContainTextAsync("of the hidden activations is");
        await WriteAsync(page, forward.Solution);
        Assert.StartsWith("Right.", await CheckAsync(page), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#own canvas")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-exercise=forward]")).ToContainTextAsync("✓");

        // Nonsense, faults, and what would never end or never fit.
        await ChooseAsync(page, "cost");
        (string Body, string Told)[] wrong =
        [
            ("return nothing;", "It does not compile yet. Line 3: "),
            ("int zero = 0;\n    return output[10 + zero];", "Line 4: a place was asked for that the array does not have."),
            ("while (true) { }", "After 5 seconds it was still running"),
            ("byte[] large = new byte[1 << 30]; return large.Length;", "Line 3: it wanted more memory than it gets here"),
            ("return Cost(output, label) + 1;", "Its thread ended all at once."),
        ];
        foreach ((string body, string told) in wrong)
        {
            await WriteAsync(page, $"double Cost(double[] output, double[] label)\n{{\n    {body}\n}}\n");
            Assert.StartsWith(told, await CheckAsync(page), StringComparison.Ordinal);
        }

        // Another worker is there at once, and knows nothing of the one before.
        await WriteAsync(page, ExerciseList.All.Single(one => one.Slug == "cost").Solution);
        Assert.StartsWith("Right.", await CheckAsync(page), StringComparison.Ordinal);

        AxeResult found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.True(found.Violations.Length == 0, string.Join("\n", found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} {node.Html}"))));
    }

    [Fact]
    public async Task Code_reaches_no_network_and_nothing_of_the_page()
    {
        await using GuidePage guide = await site.OpenAsync("write/?exercise=cost");
        IPage page = guide.Page;
        await OpenAsync(page);
        // Not even a script in its worker would find a way out: none of these is left, and no origin that has a storage.
        IWorker worker = page.Workers.Single(one => one.Url.StartsWith("data:", StringComparison.Ordinal));
        string left = await worker.EvaluateAsync<string>("""
            () => ["fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "importScripts", "Worker", "SharedWorker", "BroadcastChannel", "indexedDB", "caches", "postMessage",
              "document", "parent", "localStorage"].filter(name => typeof globalThis[name] !== "undefined").join(" ") + (origin === "null" ? "" : origin)
            """);
        Assert.Equal("", left);

        // And were something left: the policy of the frame, and of every worker that begins in it, lets nothing be fetched.
        guide.Expected = "Content Security Policy"; // what the browser says about it
        IFrame frame = page.Frames.Single(one => one.Url.EndsWith("/workshop/sandbox.html", StringComparison.Ordinal));
        string refused = await frame.EvaluateAsync<string>("""
            address => new Promise(resolve => {
              const script = `addEventListener("securitypolicyviolation", event => postMessage(event.effectiveDirective)); fetch(${JSON.stringify(address)}).then(() => postMessage("reached"), () => { });`;
              new Worker("data:text/javascript," + encodeURIComponent(script)).onmessage = ({ data }) => resolve(data);
            })
            """, page.Url);
        Assert.Equal("connect-src", refused);
    }

    [Fact]
    public async Task The_whole_program_trains_here_as_outside_and_a_broken_one_is_told_apart()
    {
        await using GuidePage guide = await site.OpenAsync("write/program/");
        IPage page = guide.Page;
        await OpenAsync(page);
        await Assertions.Expect(page.Locator("[data-compare]")).ToBeEnabledAsync();
        await page.Locator("[data-compare]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-result]")).ToContainTextAsync("The same bits as nn.cs: after 18\u202f000 digits");
        await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("Epoch 3");
        Assert.Equal(20, await page.Locator(".tiles canvas").CountAsync());

        await page.Locator("[data-begin]").SelectOptionAsync("minus");
        await page.Locator("[data-compare]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-result]")).ToContainTextAsync("They part at the first digit");

        await page.Locator("[data-begin]").SelectOptionAsync("empty");
        await Assertions.Expect(page.Locator("[data-editor] .cm-content")).ToHaveTextAsync("");
        await WriteAsync(page, "Console.WriteLine(\"It runs.\");\nwhile (true) { }\n");
        await page.EvaluateAsync("for (const button of ['train', 'stop']) document.querySelector(`[data-${button}]`).click()"); // before it is compiled
        await Assertions.Expect(page.Locator("[data-result]")).ToHaveTextAsync("Stopped.");
        await page.Locator("[data-train]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("It runs.");
        await page.Locator("[data-stop]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-result]")).ToHaveTextAsync("Stopped.");
    }

    [Fact]
    public async Task Code_that_comes_with_an_address_is_shown_and_not_run_before_the_reader_says_so()
    {
        const string code = "double Cost(double[] output, double[] label)\n{\n    Console.WriteLine(\"it ran\");\n    return 0;\n}\n";
        await using GuidePage guide = await site.OpenAsync($"write/?exercise=cost#{SharedCode.Fragment("cost", code)}");
        IPage page = guide.Page;
        await Assertions.Expect(page.Locator(".editor-still")).ToContainTextAsync("it ran");
        Assert.False(await page.EvaluateAsync<bool>(Fetched));
        await OpenAsync(page);
        await Assertions.Expect(page.Locator("[data-editor] .cm-content")).ToContainTextAsync("it ran");
        Assert.Equal(0, await page.Locator(".said").CountAsync());
        await CheckAsync(page);
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("it ran");
    }

    private static async Task OpenAsync(IPage page)
    {
        await page.Locator("[data-open-workshop]").ClickAsync();
        await page.Locator("[data-editor] .cm-content").WaitForAsync();
    }

    private static async Task ChooseAsync(IPage page, string slug)
    {
        await page.Locator($"[data-exercise={slug}]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-editor] .cm-content")).ToHaveAttributeAsync("aria-label", $"Code: {ExerciseList.All.Single(one => one.Slug == slug).Title}");
    }

    // As one pastes: brackets do not close themselves, and nothing is completed.
    private static async Task WriteAsync(IPage page, string code)
    {
        await page.Locator("[data-editor] .cm-content").FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(code);
    }

    private static async Task<string> CheckAsync(IPage page)
    {
        await page.Locator("[data-check]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-check]")).ToHaveTextAsync("Check");
        await page.Locator("[data-verdict] p").First.WaitForAsync();
        return (await page.Locator("[data-verdict]").InnerTextAsync()).Trim();
    }
}
