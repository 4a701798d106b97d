using System.Text;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Glassbox.Guide.Scenes.Bugs;
using Glassbox.Guide.Scenes.Workshop;
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

        // Of each exercise a known mistake, then the right answer: as numbers, as a cause, as a scene that is in view. (All others run
        // without a browser, in ExercisesTests.)
        foreach (Exercise exercise in ExerciseList.All)
        {
            await ChooseAsync(page, exercise.Slug);
            await WriteAsync(page, exercise.Mistakes[0].In(exercise.Solution));
            await page.Locator("[data-check]").ClickAsync();
            await Assertions.Expect(page.Locator("[data-cause]")).ToHaveTextAsync(exercise.Mistakes[0].Words);
            await Assertions.Expect(page.Locator("[data-verdict]")).ToContainTextAsync("Not yet.");
            await WriteAsync(page, exercise.Solution);
            Assert.StartsWith("Right.", await CheckAsync(page), StringComparison.Ordinal);
            await Assertions.Expect(page.Locator("#own canvas")).ToBeInViewportAsync(new() { Ratio = 0.9f });
            await Assertions.Expect(page.Locator($"[data-exercise={exercise.Slug}]")).ToContainTextAsync("✓");
        }

        // Nonsense, faults, and what would never end or never fit.
        await ChooseAsync(page, "cost");
        (string Body, string Told)[] wrong =
        [
            ("return nothing;", "It does not compile yet. Line 3: "),
            ("int zero = 0;\n    return output[10 + zero];", "Line 4: there is no output[10]: output has 10 places, number 0 to 9. A loop over all of them runs while i < output.Length."),
            ("while (true) { }", "After 5 seconds it was still running"),
            ("byte[] large = new byte[1 << 30]; return large.Length;", "Line 3: it wanted more memory than it gets here"),
            ("return Cost(output, label) + 1;", "Line 1: a function calls itself"),
            ("while (true) Console.Write(\"all work and no play \");", "Line 3: The program wrote more than 100 000 characters."),
            ("Task.Run(() => output[0]).Wait(); return 0;", "Line 3: this cannot be done here."),
            ("Environment.Exit(3); return 0;", "It ended all at once, without a result."),
        ];
        foreach ((string body, string told) in wrong)
        {
            await WriteAsync(page, $"double Cost(double[] output, double[] label)\n{{\n    {body}\n}}\n");
            Assert.StartsWith(told, await CheckAsync(page), StringComparison.Ordinal);
        }

        // What ends the compiler itself; the next question starts another.
        Assert.Empty(guide.Problems);
        await WriteAsync(page, $"double Cost(double[] output, double[] label)\n{{\n    return {new string('(', 3000)}1{new string(')', 3000)};\n}}\n");
        Assert.StartsWith("The compiler gave up", await CheckAsync(page), StringComparison.Ordinal);

        // Another worker is there at once, and knows nothing of the one before.
        await WriteAsync(page, ExerciseList.All.Single(one => one.Slug == "cost").Solution);
        Assert.StartsWith("Right.", await CheckAsync(page), StringComparison.Ordinal);
        guide.Problems.Clear(); // .NET says much when it ends

        AxeResult found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.True(found.Violations.Length == 0, string.Join("\n", found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} {node.Html}"))));
    }

    [Fact]
    public async Task By_keys_and_by_ear_alone_code_is_written_and_it_reaches_no_network_and_nothing_of_the_page()
    {
        await using GuidePage guide = await site.OpenAsync("write/?exercise=cost");
        IPage page = guide.Page;
        await TabToAsync(page, "[data-open-workshop]");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-editor] .cm-content").WaitForAsync();
        await TabToAsync(page, "[data-editor]");

        // An error is told below the editor, and a key goes to it; names are completed, and what a call takes is told.
        ILocator told = page.Locator("#exercise-editor-told"), line = page.Locator(".cm-activeLine");
        foreach (string key in new[] { "Control+Home", "ArrowDown", "ArrowDown", "ArrowDown", "End", "Enter" }) await page.Keyboard.PressAsync(key);
        await page.Keyboard.TypeAsync("for (int i = 0; i < output.Length; i++) sum += Math.Pow(");
        await Assertions.Expect(page.Locator(".cm-signature strong").First).ToHaveTextAsync("double x");
        await page.Keyboard.TypeAsync("output[i] - labels[i], 2");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(";");
        await Assertions.Expect(told).ToContainTextAsync("Line 5: The name 'labels' does not exist");
        await page.Keyboard.PressAsync("Control+Home");
        await Assertions.Expect(line).ToContainTextAsync("double Cost(");
        await page.Keyboard.PressAsync("F8");
        await Assertions.Expect(line).ToContainTextAsync("labels");
        await page.Keyboard.TypeAsync("lab");
        await page.Keyboard.PressAsync("Control+Space");
        await page.Locator(".cm-tooltip-autocomplete [aria-selected]").GetByText("label").First.WaitForAsync();
        await Task.Delay(100, TestContext.Current.CancellationToken); // for 75 ms a list that has just opened takes no keys: they may be meant for the text
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(line).ToContainTextAsync("label[i]");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("[data-cause]")).ToContainTextAsync("This is the sum of the squares.");
        await Assertions.Expect(told).ToHaveTextAsync("");
        foreach (string key in new[] { "Control+End", "ArrowUp", "End", "ArrowLeft" }) await page.Keyboard.PressAsync(key);
        await page.Keyboard.TypeAsync(" / 10");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("[data-verdict]")).ToContainTextAsync("Right.");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Tab");
        Assert.False(await page.EvaluateAsync<bool>("document.activeElement.matches('[data-editor]')"));
        await HearAsync(page);

        // Typed from nothing, with each bracket, though they close themselves; and what was shown before does not come back by undoing.
        const string typed = "double Cost(double[] output, double[] label)\n{\n    if (output.Length > 0)\n    {\n        return 1;\n    }\n    return Math.Max(2, label[0]);\n}";
        ILocator content = page.Locator("[data-editor] .cm-content");
        await content.FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        foreach (string typedLine in typed.Split('\n'))
        {
            await page.Keyboard.TypeAsync(typedLine.Trim());
            foreach (string key in typedLine == "}" ? ["Escape"] : new[] { "Escape", "Enter" }) await page.Keyboard.PressAsync(key);
        }

        Assert.Equal(typed, await content.EvaluateAsync<string>("content => [...content.querySelectorAll('.cm-line')].map(line => line.textContent).join('\\n')"));
        await ChooseAsync(page, "sigmoid");
        await content.FocusAsync();
        await page.Keyboard.PressAsync("Control+Z");
        await Assertions.Expect(content).ToContainTextAsync("double Sigmoid(double x)");

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
        Assert.Equal(await File.ReadAllBytesAsync(Repository.PathOf("nn.cs")), await SavedAsync(page)); // which OneScreenTests runs
        await Assertions.Expect(page.Locator("[data-compare]")).ToBeEnabledAsync();
        await page.Locator("[data-compare]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-result]")).ToContainTextAsync("The same bits as nn.cs: after 18\u202f000 digits");
        await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("Epoch 3");
        Assert.Equal(20, await page.Locator(".tiles canvas").CountAsync());

        await page.Locator("[data-begin]").SelectOptionAsync("minus");
        await Assertions.Expect(page.Locator(".cm-marked-line")).ToBeInViewportAsync();
        Assert.Equal(Encoding.UTF8.GetBytes(ProgramText.With(BugList.All.Single(bug => bug.Slug == "minus"))), await SavedAsync(page));
        await page.Locator("[data-compare]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-result]")).ToContainTextAsync("They part at the first digit");

        await page.Locator("[data-begin]").SelectOptionAsync("empty");
        await Assertions.Expect(page.Locator("[data-editor] .cm-content")).ToHaveTextAsync("");
        await WriteAsync(page, "Console.WriteLine(\"It runs.\");\nwhile (true) { }\n");
        await page.EvaluateAsync("for (const button of ['train', 'stop']) document.querySelector(`[data-${button}]`).click()"); // before it is compiled
        await Assertions.Expect(page.Locator("[data-result]")).ToHaveTextAsync("Stopped.");
        await page.Locator("[data-train]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("It runs.");

        // The last words of a worker that has been ended are not those of the next one, which is still starting.
        await page.EvaluateAsync("""
            async () => {
              document.querySelector("[data-stop]").click();
              dispatchEvent(new MessageEvent("message", { data: { kind: "dead", words: "Out of memory", number: 1 }, source: document.querySelector("iframe").contentWindow }));
              const train = document.querySelector("[data-train]");
              while (train.disabled) await new Promise(requestAnimationFrame);
              train.click();
            }
            """);
        await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("It runs.");
        await page.Locator("[data-stop]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-result]")).ToHaveTextAsync("Stopped.");
        await WriteAsync(page, "List<double[]> all = [];\nwhile (true) all.Add(new double[1000]);\n");
        await page.Locator("[data-train]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-result]")).ToContainTextAsync("it wanted more memory than it gets here");
        await WriteAsync(page, "Console.WriteLine(\"It runs again.\");\n");
        await page.Locator("[data-train]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-result]")).ToContainTextAsync("Done in ");
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

        // Once it is changed it is the reader's own, after a reload too; and code that comes later takes nothing away.
        await WriteAsync(page, "double Cost(double[] output, double[] label) => 1; // mine\n");
        await guide.UntilAsync("location.hash === ''");
        await page.ReloadAsync();
        await guide.UntilAliveAsync();
        await Assertions.Expect(page.Locator(".editor-still")).ToContainTextAsync("mine");
        await OpenAsync(page);
        await guide.GoAsync("write/?exercise=cost#cost=cut");
        await Assertions.Expect(page.Locator(".bench .note")).ToContainTextAsync("cannot be read");
        ILocator content = page.Locator("[data-editor] .cm-content");
        await Assertions.Expect(content).ToContainTextAsync("mine");
        await guide.GoAsync($"write/?exercise=cost#{SharedCode.Fragment("cost", code)}");
        await Assertions.Expect(content).ToContainTextAsync("it ran");
        await WriteAsync(page, "double Cost(double[] output, double[] label) => 2; // changed\n");
        await page.Locator("[data-earlier]").ClickAsync();
        await Assertions.Expect(content).ToContainTextAsync("mine");
        await page.Locator("[data-reset]").ClickAsync();
        await Assertions.Expect(content).ToContainTextAsync("// Your code.");
        await page.Locator("[data-earlier]").ClickAsync();
        await Assertions.Expect(content).ToContainTextAsync("mine");
    }

    // As those have it who do not see the page: the task, where to write, what is pressed, and what came of it.
    private static async Task HearAsync(IPage page)
    {
        ICDPSession devtools = await page.Context.NewCDPSessionAsync(page);
        JsonElement tree = (await devtools.SendAsync("Accessibility.getFullAXTree"))!.Value;
        (string Role, string Name)[] heard = [.. tree.GetProperty("nodes").EnumerateArray().Where(node => !node.GetProperty("ignored").GetBoolean()).Select(node => (Of(node, "role"), Of(node, "name")))];
        string all = string.Join('\n', heard.Select(one => $"{one.Role}: {one.Name}"));
        foreach (string expected in new[] { "region: Exercises", "navigation: All exercises", "heading: The cost", "textbox: Code: The cost", "button: Check", "button: A hint", "region: The cost of" })
            Assert.Contains(expected, all, StringComparison.Ordinal);

        // The verdict speaks by itself, and so does what the compiler says.
        foreach (string place in new[] { "[data-verdict]", "#exercise-editor-told" }) await Assertions.Expect(page.Locator(place)).ToHaveRoleAsync(AriaRole.Status);
        Assert.Contains(heard, one => one.Role == "StaticText" && one.Name.Contains("the twin’s", StringComparison.Ordinal));

        static string Of(JsonElement node, string property) => node.TryGetProperty(property, out JsonElement found) && found.TryGetProperty("value", out JsonElement value) ? value.ToString() : "";
    }

    private static async Task TabToAsync(IPage page, string target)
    {
        for (int i = 0; i < 200; i++)
        {
            if (await page.EvaluateAsync<bool>($"document.activeElement.matches('{target}')")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The tab key does not come to {target}.");
    }

    internal static async Task OpenAsync(IPage page)
    {
        await page.Locator("[data-open-workshop]").ClickAsync();
        await page.Locator("[data-editor] .cm-content").WaitForAsync();
    }

    private static async Task<byte[]> SavedAsync(IPage page)
    {
        IDownload saved = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-export]").ClickAsync());
        Assert.Equal("nn.cs", saved.SuggestedFilename);
        return await File.ReadAllBytesAsync(await saved.PathAsync());
    }

    private static async Task ChooseAsync(IPage page, string slug)
    {
        await page.Locator($"[data-exercise={slug}]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-editor] .cm-content")).ToHaveAttributeAsync("aria-label", $"Code: {ExerciseList.All.Single(one => one.Slug == slug).Title}");
    }

    // As one pastes: brackets do not close themselves, and nothing is completed.
    internal static async Task WriteAsync(IPage page, string code)
    {
        await page.Locator("[data-editor] .cm-content").FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(code);
    }

    internal static async Task<string> CheckAsync(IPage page)
    {
        await page.Locator("[data-check]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-check]")).ToHaveTextAsync("Check");
        await page.Locator("[data-verdict] p").First.WaitForAsync();
        return (await page.Locator("[data-verdict]").InnerTextAsync()).Trim();
    }
}
