using System.Text.RegularExpressions;
using Glassbox.Guide.Tests.Browser.Chapters;
using Glassbox.Guide.Widgets;
using Glassbox.Reference;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>Nothing but the keyboard.</summary>
public sealed partial class KeyboardTests(Visit visit) : IClassFixture<Visit>
{
    private const int MostTabs = 600;

    // What the tab key should stop at: of radio buttons of one name only the chosen one.
    private const string Stops = """
        [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(e =>
          !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true })
          && !(e.type === "radio" && !e.checked && document.querySelector(`input[name="${e.name}"]:checked`))
          && !(e.type === "radio" && !document.querySelector(`input[name="${e.name}"]:checked`) && document.querySelector(`input[name="${e.name}"]`) !== e))
        """;

    // Writes down where the focus comes to, where it is not seen, and when it has come to the first link again.
    private const string Watching = """
        (() => {
          const seen = s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== "none";
          const walk = window.walk = { unseen: [], isAround: false };
          walk.look = () => {
            const e = document.activeElement;
            if (e.matches(".skip-link") && "reached" in e.dataset) walk.isAround = true;
            e.dataset.reached = "";
            const parent = e.closest("label, .slider, .file-button") ?? e;
            if (!seen(getComputedStyle(e)) && !seen(getComputedStyle(parent)) && !e.closest("svg") && e.id !== "content")
              walk.unseen.push(e.outerHTML.slice(0, 160));
          };
          for (const e of document.querySelectorAll("[data-reached]")) delete e.dataset.reached;
          document.activeElement.blur();
          getSelection().removeAllRanges();
          scrollTo(0, 0);
          const first = document.querySelector(".skip-link");
          first.focus();
          first.dataset.reached = "";
          document.addEventListener("focusin", walk.look);
        })()
        """;

    public static TheoryData<string> Addresses => [.. Site.Pages];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task The_tab_key_reaches_every_control_and_shows_where_it_is(string address)
    {
        GuidePage guide = await visit.AtAsync(address);
        if (address == "backpropagation/proof/")
        {
            // The landscape is measured once its place is seen: its handles would come while the walk is beyond them.
            await guide.Page.Locator("#landscape-place").ScrollIntoViewIfNeededAsync();
            await guide.Page.Locator("#landscape .stage-picture").WaitForAsync();
        }

        await guide.Page.EvaluateAsync(Watching);
        for (int tabs = 0; !await guide.Page.EvaluateAsync<bool>("walk.isAround"); tabs += 10)
        {
            Assert.True(tabs < MostTabs, "The tab key does not come out of the page.");
            for (int i = 0; i < 10; i++) await guide.Page.Keyboard.PressAsync("Tab");
        }

        await guide.Page.EvaluateAsync("document.removeEventListener('focusin', walk.look)");
        string[] unseen = await guide.Page.EvaluateAsync<string[]>("[...new Set(walk.unseen)]");
        Assert.True(unseen.Length == 0, "Focus is not seen on:\n" + string.Join("\n", unseen));
        string[] missed = await guide.Page.EvaluateAsync<string[]>($"{Stops}.filter(e => !('reached' in e.dataset)).map(e => e.outerHTML.slice(0, 160))");
        Assert.True(missed.Length == 0, "The tab key does not come to:\n" + string.Join("\n", missed));
    }

    [Fact]
    public async Task A_whole_chapter_by_keyboard_from_the_contents_to_the_next_one()
    {
        GuidePage guide = await visit.AtAsync("bias/");
        IKeyboard keys = guide.Page.Keyboard;
        await TabToAsync(".contents a[href='one-hot/']");
        await keys.PressAsync("Enter");
        await guide.UntilTextAsync("h1", "One-hot labels");

        // The first scene: both labels by the arrow keys.
        await TabToAsync("#distance input[type=range]");
        double[] labels = [3, 8];
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("Tab");
        for (int i = 0; i < 4; i++) await keys.PressAsync("ArrowLeft");
        await Assertions.Expect(guide.Page.Locator("#distance tr", new() { HasText = "Apart on the ruler" })).ToContainTextAsync("0");
        await Assertions.Expect(guide.Page.Locator("#distance tr", new() { HasText = "Apart as places" })).ToContainTextAsync(Numbers.Fixed(0));
        Assert.Equal(labels[0] + 1, labels[1] - 4);

        // The second: another digit, both networks, an output pulled up, and back again.
        await TabToAsync("#places .bars input");
        await keys.PressAsync("End");
        await guide.UntilTextAsync("#places .bar-value", Numbers.Fixed(1, 3));
        await TabToAsync("#places .row button:has-text('outputs')");
        await keys.PressAsync("Space");
        await TabToAsync("#places .digit-picker input");
        await keys.PressAsync("Control+a");
        await keys.TypeAsync("5");
        await keys.PressAsync("Enter");
        await TabToAsync("#places .segments input:checked");
        await keys.PressAsync("ArrowLeft");
        await guide.UntilTextAsync("#places .bar-value", Numbers.Fixed(ReferenceNetwork.From(Expected.Initial).Predict(Expected.Image(5))[0], 3));
        await keys.PressAsync("ArrowRight");
        double[] outputs = Expected.Twin.Predict(Expected.Image(5));
        await guide.UntilTextAsync("#places .bar-value", Numbers.Fixed(outputs[0], 3));
        await guide.UntilTextAsync("[data-answer]", $"{outputs.ArgMax()}");

        // The question, wrongly and rightly; then on.
        await TabToAsync(".question li:nth-child(2) button");
        await keys.PressAsync("Enter");
        await Assertions.Expect(guide.Page.Locator(".question .wrong [role=status]")).ToContainTextAsync("No.");
        await TabToAsync(".question li:nth-child(1) button", isBackwards: true);
        await keys.PressAsync("Space");
        await Assertions.Expect(guide.Page.Locator(".question .right [role=status]")).ToContainTextAsync("Yes.");
        await TabToAsync(".turn-on");
        await keys.PressAsync("Enter");
        await guide.UntilTextAsync("h1", "Training loops");

        async Task TabToAsync(string selector, bool isBackwards = false)
        {
            for (int tabs = 0; tabs < MostTabs; tabs++)
            {
                await keys.PressAsync(isBackwards ? "Shift+Tab" : "Tab");
                if (await guide.Page.Locator(selector).First.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            }

            Assert.Fail($"The tab key does not come to {selector}.");
        }
    }

    [Fact]
    public async Task The_skip_link_leads_to_the_text()
    {
        GuidePage guide = await visit.AtAsync("bias/");
        await guide.Page.Locator(".skip-link").FocusAsync();
        await guide.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(guide.Page.Locator("main")).ToBeFocusedAsync();
        await Assertions.Expect(guide.Page).ToHaveURLAsync(EndsInContent());
        await guide.UntilTextAsync("h1", "Bias");
    }

    [Fact]
    public async Task The_debugger_is_walked_by_keys_alone()
    {
        GuidePage guide = await visit.AtAsync("forward/");
        ILocator debugger = guide.Page.Locator("#debugger");
        await debugger.Locator(".stage-picture").FocusAsync();
        await guide.Page.Keyboard.PressAsync("ArrowRight");
        await guide.Page.Keyboard.PressAsync("Shift+I"); // capitals count too
        await Assertions.Expect(debugger.Locator("[data-out]")).ToBeVisibleAsync();
        await Assertions.Expect(guide.Page).ToHaveURLAsync(new Regex("d-row="));
        await guide.Page.Keyboard.PressAsync("o");
        await Assertions.Expect(debugger.Locator("[data-into]")).ToBeVisibleAsync();
        await guide.Page.Keyboard.PressAsync("b");
        await Assertions.Expect(guide.Page).ToHaveURLAsync(new Regex(@"d-stops=\d+"));
        await guide.Page.Keyboard.PressAsync("b");
        await guide.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(guide.Page).ToHaveURLAsync(new Regex(@"d-hidden=\d+"));
        await Assertions.Expect(guide.Page).Not.ToHaveURLAsync(new Regex("d-stops="));
    }

    [GeneratedRegex("/bias/#content$")]
    private static partial Regex EndsInContent();
}
