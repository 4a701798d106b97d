using System.Text.RegularExpressions;
using Glassbox.Guide.Tests.Browser.Chapters;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>State is in the address: whoever opens it sees the same, and whatever somebody writes there is harmless.</summary>
public sealed class AddressTests(Site site, Visit visit) : IClassFixture<Visit>
{
    private static readonly string[] keys =
    [
        "digit", "trained", "output", "hidden", "net", "name", "a", "b", "by255", "step", "scaled", "set", "only", "page", "tiles", "neuron", "order", "reads", "x1", "x2", "x3", "w1", "w2", "w3", "neurons", "ix", "iw", "ib", "w", "bias", "linebias",
        "u", "v", "c", "own", "threshold-t", "line-t", "unroll-t", "distance-t", "downhill-t", "ball", "of", "d", "dx", "dy", "again", "n", "row", "image", "turned", "swapped", "bugdigits",
        "label", "seed", "shuffle", "seen", "at", "in", "cl", "cr", "sc", "ce", "d-digit", "d-net", "d-rate", "d-order", "d-at", "d-row", "d-stops",
        "d-hidden", "d-output", "d-in", "debugger-t", "all", "sw", "sv", "sx", "st", "sr", "outputs", "ink", "epoch", "probe", "probe-digit", "probe-net", "probe-cost", "squash-digit", "squash-t", "divisor", "shift-t",
        "smallest-t", "blame-t", "stamps-t", "probe-t", "scope-digit", "scope-trained", "celldigit", "zoom-t", "tiles-t", "matrix-t", "cell", "present",
    ];

    private static readonly string[] nonsense =
        ["<img src=x onerror=\"window.hacked=1\">", "-1", "99999999999999999999", "NaN", "1e999", "\0", "💥", "own-3-////"];

    // Each handle: its scene, what kind it is, its label, and what it is set to.
    private static readonly (string Chapter, (string Scene, string Kind, string Label, string To)[] Handles)[] chapters =
    [
        ("basics/", [
            ("neuron", "slider", "Input 1", "0.25"), ("neuron", "slider", "Weight 3", "-1.5"), ("network", "number", "Training digit", "12"),
            ("parameters", "slider", "Hidden neurons", "33")]),
        ("bias/", [
            ("threshold", "slider", "Weight", "-3"), ("threshold", "slider", "Bias", "2.5"), ("line", "slider", "Weight 1", "4"),
            ("line", "slider", "Bias", "-2")]),
        ("dataset/", [("unroll", "number", "Training digit", "77"), ("unroll", "switch", "÷ 255", "off"), ("gallery", "radio", "10 000 to test with", "on"), ("squash", "slider", "Pixels are divided by", "17")]),
        ("one-hot/", [
            ("distance", "slider", "One label", "6"), ("distance", "slider", "Another", "2"), ("places", "number", "Training digit", "5"),
            ("places", "radio", "trained", "on")]),
        ("training/", [
            ("conveyor", "radio", "weights", "on"), ("run", "slider", "Hidden neurons", "8"), ("run", "number", "Seed", "7"), ("run", "switch", "Shuffle", "on"), ("run", "number", "Test digit", "9")]),
        ("forward/", [
            ("zoom", "number", "Digit", "14"), ("zoom", "radio", "untrained", "on"), ("shapes", "radio", "flat (784,)", "on")]),
        ("cost/", [("tiles", "number", "Training digit", "15"), ("tiles", "radio", "trained", "on")]),
        ("backpropagation/", [("smallest", "slider", "Output weight", "-1.2"), ("smallest", "slider", "Target", "0.1"), ("smallest", "slider", "Learning rate", "6.5")]),
        ("backpropagation/blame/", [("blame", "slider", "Hidden neuron", "4"), ("blame", "radio", "trained", "on")]),
        ("backpropagation/gradients/", [("debugger", "radio", "as in the video", "on")]),
        ("backpropagation/proof/", [
            ("probe", "slider", "Parameter", "15750"), ("probe", "radio", "squared error", "on"), ("bugs", "radio", "10 000", "on")]),
        ("running/", [
            ("shift", "slider", "To the right", "-2"), ("shift", "slider", "Down", "3"), ("shift", "number", "Test digit", "61"),
            ("drawing", "switch", "Center by mass", "off"), ("drawing", "radio", "large", "on")]),
        ("where-to-find-what/", [("finding", "number", "Values for training digit", "18"), ("finding", "radio", "untrained", "on")]),
    ];

    public static TheoryData<string> Chapters => [.. chapters.Select(chapter => chapter.Chapter)];

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task A_link_shows_what_was_chosen(string address)
    {
        GuidePage guide = await visit.AtAsync(address);
        var handles = chapters.Single(chapter => chapter.Chapter == address).Handles;
        await UnfoldAsync(guide);
        foreach (var (scene, kind, label, to) in handles) await SetAsync(new SceneOfPage(guide.Page, scene), kind, label, to);
        await AllAsAsync(guide.Page, handles);
        string written = await WrittenAsync(guide);
        await guide.FollowAsync("");
        await guide.FollowAsync(address + written);
        await UnfoldAsync(guide); // what is folded has no role
        await AllAsAsync(guide.Page, handles);
    }

    [Fact]
    public async Task A_reload_shows_what_was_chosen()
    {
        const string Address = "bias/";
        await using GuidePage guide = await site.OpenAsync(Address);
        var handles = chapters.Single(chapter => chapter.Chapter == Address).Handles;
        foreach (var (scene, kind, label, to) in handles) await SetAsync(new SceneOfPage(guide.Page, scene), kind, label, to);
        await WrittenAsync(guide);
        await guide.Page.ReloadAsync();
        await guide.UntilAliveAsync();
        await AllAsAsync(guide.Page, handles);
    }

    [Fact]
    public async Task Whatever_is_written_into_an_address_is_harmless()
    {
        await using GuidePage guide = await site.OpenAsync(Nonsense(0)); // somebody opens it; and links lead to it
        for (int i = 0; i < Site.Pages.Count; i++)
        {
            await guide.FollowAsync(Nonsense(i));
            await Assertions.Expect(guide.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
            Assert.False(await guide.Page.EvaluateAsync<bool>("'hacked' in window || document.querySelector('img[src=x]') !== null"));
        }

        // Each page gets another nonsense in each of its keys, and what is no key at all.
        static string Nonsense(int page)
        {
            IEnumerable<string> pairs = keys.Select((key, place) => $"{key}={Uri.EscapeDataString(nonsense[(page + place) % nonsense.Length])}");
            return $"{Site.Pages[page]}?%&=&&==&digit&digit=%zz&n=%ff%fe&{string.Join('&', pairs)}&n={new string('7', 2_000)}";
        }
    }

    [Fact]
    public async Task What_an_address_asks_for_in_vain_is_told()
    {
        GuidePage guide = await visit.AtAsync("basics/?w1=NaN&step=99&neurons=<b>many</b>&w2=1");
        ILocator note = guide.Page.Locator(".address-note");
        await Assertions.Expect(note.Locator("li")).ToHaveTextAsync([
            "neurons=<b>many</b> should be a whole number from 1 to 64.",
            "step=99 should be a whole number from 0 to 4.",
            "w1=NaN should be a number from -3 to 3."]);
        await new SceneOfPage(guide.Page, "neuron").SlideAsync("Weight 1", 1);
        await Assertions.Expect(note.Locator("li")).ToHaveCountAsync(1); // the scene has written its step too
        await guide.FollowAsync("bias/");
        await Assertions.Expect(note).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_handle_still_writes_into_an_address_of_nonsense()
    {
        GuidePage guide = await visit.AtAsync("bias/?%&=&&==&w=%zz&w=%ff&b=<i>");
        var scene = new SceneOfPage(guide.Page, "threshold");
        await scene.SlideAsync("Weight", -3);
        await Assertions.Expect(guide.Page.Locator("#threshold .stage-picture")).ToBeVisibleAsync();
        await Assertions.Expect(guide.Page).ToHaveURLAsync(new Regex("[?&]w=-3(&|$)"));
    }

    [Fact]
    public async Task A_link_to_the_chapter_one_is_on_does_what_its_address_says()
    {
        GuidePage guide = await visit.AtAsync("bias/");
        var scene = new SceneOfPage(guide.Page, "threshold");
        string first = await scene.Handle(AriaRole.Slider, "Weight").InputValueAsync();
        await scene.SlideAsync("Weight", -3);
        await Assertions.Expect(guide.Page).ToHaveURLAsync(new Regex("[?&]w=-3(&|$)"));
        await guide.FollowNewLinkAsync("bias/?w=4");
        await Assertions.Expect(scene.Handle(AriaRole.Slider, "Weight")).ToHaveValueAsync("4");
        await guide.Page.GoBackAsync();
        await Assertions.Expect(scene.Handle(AriaRole.Slider, "Weight")).ToHaveValueAsync("-3");
        await guide.FollowAsync("bias/");
        await Assertions.Expect(scene.Handle(AriaRole.Slider, "Weight")).ToHaveValueAsync(first);
    }

    [Fact]
    public async Task A_drawn_digit_travels_in_the_address()
    {
        GuidePage guide = await visit.AtAsync("forward/?zoom-t=35.8&net=drawn");
        var scene = new SceneOfPage(guide.Page, "zoom");
        await scene.PressSummaryAsync("Experiment");
        await scene.ChooseAsync("draw your own");
        string squashed = await scene.Root.Locator("tr", new() { HasText = "squashed" }).TextContentAsync() ?? "";
        await Assertions.Expect(guide.Page).ToHaveURLAsync(new Regex("[?&]digit=own-"));
        string written = await WrittenAsync(guide);
        await guide.FollowAsync("");
        await guide.FollowAsync("forward/" + written);
        await scene.PressSummaryAsync("Experiment");
        await Assertions.Expect(scene.Handle(AriaRole.Radio, "draw your own")).ToBeCheckedAsync();
        await Assertions.Expect(scene.Root.Locator("tr", new() { HasText = "squashed" })).ToHaveTextAsync(squashed);
    }

    private static Task<int> UnfoldAsync(GuidePage guide) =>
        guide.Page.Locator("main details").EvaluateAllAsync<int>("all => { for (const one of all) one.open = true; return all.length; }");

    // What the page has written into its address. What it writes often comes a quarter of a second later, by its own clock; by the
    // same clock nothing has come for longer than that.
    private static Task<string> WrittenAsync(GuidePage guide) => guide.Page.EvaluateAsync<string>("""
        async () => {
          for (let before = null; before !== location.search; await new Promise(passed => setTimeout(passed, 1000))) before = location.search;
          return location.search;
        }
        """);

    private static async Task AllAsAsync(IPage page, (string Scene, string Kind, string Label, string To)[] handles)
    {
        foreach (var (scene, kind, label, to) in handles)
        {
            ILocator handle = new SceneOfPage(page, scene).Handle(RoleOf(kind), label);
            if (kind is "slider" or "number") await Assertions.Expect(handle).ToHaveValueAsync(to);
            else await Assertions.Expect(handle).ToBeCheckedAsync(new() { Checked = to == "on" });
        }
    }

    private static AriaRole RoleOf(string kind) => kind switch
    {
        "slider" => AriaRole.Slider,
        "number" => AriaRole.Spinbutton,
        "switch" => AriaRole.Switch,
        _ => AriaRole.Radio,
    };

    private static Task SetAsync(SceneOfPage scene, string kind, string label, string to) => kind switch
    {
        "slider" => scene.SlideAsync(label, double.Parse(to, System.Globalization.CultureInfo.InvariantCulture)),
        "number" => scene.WriteAsync(label, double.Parse(to, System.Globalization.CultureInfo.InvariantCulture)),
        "switch" => scene.SwitchAsync(label, to == "on"),
        _ => scene.ChooseAsync(label),
    };
}
