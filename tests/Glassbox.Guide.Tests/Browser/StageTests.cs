using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>The stage in a real browser: time, hands, and what leaves the page.</summary>
public sealed class StageTests(Visit visit) : IClassFixture<Visit>
{
    private const string Picture = "() => { const c = document.querySelector('#cover canvas'); return c.width + ':' + c.toDataURL().length + ':' + c.toDataURL().slice(-4000); }";

    [Fact]
    public async Task The_cover_plays_by_itself_rests_and_goes_from_beat_to_beat()
    {
        GuidePage guide = await visit.AtAsync("", new());
        await guide.UntilAsync("+document.querySelector('#cover [data-stage-time]').value > 0.5");
        await guide.Page.Locator("#cover [data-stage-play]").ClickAsync();
        await Assertions.Expect(guide.Page.Locator("#cover")).Not.ToHaveAttributeAsync("data-playing", "");
        double rested = await TimeAsync(guide);
        string picture = await guide.Page.EvaluateAsync<string>(Picture);
        await Assertions.Expect(guide.Page).ToHaveURLAsync(new Regex($"cover-t={(int)Math.Round(rested, 2)}"));

        await guide.Page.Locator("#cover .stage-picture").FocusAsync();
        await guide.Page.Keyboard.PressAsync("Home");
        await guide.UntilAsync("+document.querySelector('#cover [data-stage-time]').value === 0");
        await guide.UntilStillAsync(); // painted as well
        Assert.NotEqual(picture, await guide.Page.EvaluateAsync<string>(Picture));
        await guide.Page.Keyboard.PressAsync("ArrowRight"); // plays to the next beat
        await guide.UntilTextAsync("#cover [aria-live] p", "Twenty tiles have weighed its ink");
        await guide.Page.Keyboard.PressAsync("ArrowLeft");
        await guide.UntilTextAsync("#cover [aria-live] p", "A handwritten 5");
    }

    [Fact]
    public async Task Scrubbing_back_gives_the_picture_that_was_and_an_address_the_same()
    {
        GuidePage guide = await visit.AtAsync("?cover-t=4.2");
        await guide.UntilAsync("Math.abs(document.querySelector('#cover [data-stage-time]').value - 4.2) < 1e-3");
        await guide.Page.EvaluateAsync("document.fonts.ready.then(() => true)");
        await guide.UntilStillAsync();
        string picture = await guide.Page.EvaluateAsync<string>(Picture);
        foreach (string time in new[] { "2", "4.2" })
        {
            await guide.Page.Locator("#cover [data-stage-time]").EvaluateAsync($"slider => {{ slider.value = {time}; slider.dispatchEvent(new Event('input', {{ bubbles: true }})); }}");
            await guide.UntilStillAsync();
            Assert.Equal(time == "4.2", picture == await guide.Page.EvaluateAsync<string>(Picture));
        }
    }

    [Fact]
    public async Task Without_motion_it_stands_and_jumps_from_beat_to_beat()
    {
        GuidePage guide = await visit.AtAsync("");
        Assert.Equal(0, await TimeAsync(guide));
        await guide.Page.Locator("#cover [data-stage-play]").ClickAsync();
        await guide.UntilTextAsync("#cover [aria-live] p", "Twenty tiles have weighed its ink");
        Assert.Equal("Play", await guide.Page.Locator("#cover [data-stage-play]").GetAttributeAsync("aria-label"));
    }

    [Fact]
    public async Task A_digit_drawn_on_the_cover_is_read()
    {
        GuidePage guide = await visit.AtAsync("");
        await guide.UntilTrainedAsync();
        await guide.Page.Locator("#cover .stage-picture").FocusAsync();
        await guide.Page.Keyboard.PressAsync("End");
        await guide.UntilTextAsync("#cover [aria-live] p", "Now yours");
        LocatorBoundingBoxResult stage = (await guide.Page.Locator("#cover canvas").BoundingBoxAsync())!;
        var layout = new Glassbox.Guide.Scenes.Cover.CoverLayout(new Glassbox.Guide.Stage.StageArea(stage.Width, stage.Height));
        float x = stage.X + (float)layout.Pad.CenterX, top = stage.Y + (float)(layout.Pad.Y + (layout.Pad.Height * 0.2));
        await guide.Page.Mouse.MoveAsync(x, top);
        await guide.Page.Mouse.DownAsync();
        await guide.Page.Mouse.MoveAsync(x, top + (float)(layout.Pad.Height * 0.6), new() { Steps = 12 });
        await guide.Page.Mouse.UpAsync();
        await Assertions.Expect(guide.Page.Locator("#cover [aria-live] tr", new() { HasText = "Your digit is read as" }).Locator("td")).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task A_digit_is_drawn_on_the_cover_by_keys()
    {
        GuidePage guide = await visit.AtAsync("");
        await guide.Page.Locator("#cover .stage-picture").FocusAsync();
        await guide.Page.Keyboard.PressAsync("End");
        await guide.UntilTextAsync("#cover [aria-live] p", "Now yours");
        double time = await TimeAsync(guide);
        await guide.Page.Locator("#cover .pad-keys").FocusAsync();
        for (int i = 0; i < 8; i++) await guide.Page.Keyboard.PressAsync("ArrowUp");
        for (int i = 0; i < 17; i++) await guide.Page.Keyboard.PressAsync("Shift+ArrowDown");
        await Assertions.Expect(guide.Page.Locator("#pad-place")).ToHaveTextAsync("row 23, column 14, ink");
        await Assertions.Expect(guide.Page.Locator("#cover [aria-live] tr", new() { HasText = "Your digit is read as" }).Locator("td")).ToHaveTextAsync("1");
        Assert.Equal(time, await TimeAsync(guide)); // the arrows are the pad's
        await guide.FollowAsync("forward/");
        await Assertions.Expect(guide.Page.Locator("#zoom [data-dataset]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_lines_that_act_follow_the_picture()
    {
        GuidePage guide = await visit.AtAsync("basics/");
        ILocator acting = guide.Page.Locator("[data-acts-of=signals] [data-acting]");
        foreach ((string key, string code) in new[] { ("Home", "double Dot("), ("End", "double[] hidden = Forward("), ("Home", "double Dot(") })
        {
            await guide.Page.Locator("#signals .stage-picture").FocusAsync();
            await guide.Page.Keyboard.PressAsync(key);
            await Assertions.Expect(acting).ToHaveCountAsync(1);
            await Assertions.Expect(acting).ToContainTextAsync(code);
            await Assertions.Expect(acting).ToBeVisibleAsync();
        }

        await guide.Page.Locator("[data-acts-of=signals] .languages label").Nth(1).ClickAsync();
        await Assertions.Expect(acting).ToContainTextAsync("h_pre = w_i_h @ img + b_i_h");
        await guide.Page.Locator("#signals-program").ClickAsync();
        await Assertions.Expect(guide.Page.Locator(".program-drawer [aria-current=step]")).ToContainTextAsync(["h_pre = w_i_h @ img + b_i_h"]);
        await guide.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(guide.Page.Locator("#signals-program")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_presenter_fills_the_window_and_leaves_it_by_a_key()
    {
        GuidePage guide = await visit.AtAsync("");
        await guide.Page.Locator("#cover .stage-picture").FocusAsync();
        await guide.Page.Keyboard.PressAsync("p");
        ILocator stage = guide.Page.Locator("#cover");
        await Assertions.Expect(stage).ToHaveAttributeAsync("data-presenting", "");
        LocatorBoundingBoxResult box = (await stage.BoundingBoxAsync())!;
        Assert.Equal((guide.Page.ViewportSize!.Width, guide.Page.ViewportSize.Height), ((int)box.Width, (int)box.Height));
        await Assertions.Expect(guide.Page).ToHaveURLAsync(new Regex("present=cover"));
        await guide.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(stage).Not.ToHaveAttributeAsync("data-presenting", "");
    }

    [Fact]
    public async Task A_moment_is_saved_as_a_drawing()
    {
        GuidePage guide = await visit.AtAsync("?cover-t=4.2");
        await guide.Page.Locator("#cover .stage-export summary").ClickAsync();
        IDownload saved = await guide.Page.RunAndWaitForDownloadAsync(() => guide.Page.GetByRole(AriaRole.Button, new() { Name = "This moment (SVG)" }).ClickAsync());
        Assert.Equal("glassbox-cover-4.2s.svg", saved.SuggestedFilename);
        XElement drawing = XElement.Parse(await File.ReadAllTextAsync(await saved.PathAsync()));
        Assert.Contains(" It is told: 5.", drawing.Descendants().Where(e => e.Name.LocalName == "tspan").Select(e => e.Value));
        Assert.Contains(drawing.Descendants(), e => e.Name.LocalName == "image" && e.Attribute("href")!.Value.StartsWith("data:image/png;base64,", StringComparison.Ordinal));
        Assert.DoesNotContain("var(--ink)", drawing.ToString(), StringComparison.Ordinal);
    }

    private static async Task<double> TimeAsync(GuidePage guide) =>
        double.Parse(await guide.Page.Locator("#cover [data-stage-time]").InputValueAsync(), CultureInfo.InvariantCulture);
}
