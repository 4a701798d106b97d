using System.Text.RegularExpressions;
using Glassbox.Guide.Widgets;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

public sealed class PagesTests(Site site, Visit visit) : IClassFixture<Visit>
{
    [Fact]
    public async Task Three_epochs_come_to_the_same_bits_as_outside_the_browser()
    {
        GuidePage guide = await visit.AtAsync("");
        Assert.Equal(Chapters.Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
    }

    [Fact]
    public async Task Links_lead_on_without_loading_the_site_again()
    {
        GuidePage guide = await visit.AtAsync("");
        await guide.Page.EvaluateAsync("window.isTheSame = true");
        await guide.Page.Locator(".cover-list a[href='basics/']").ClickAsync();
        await guide.Page.WaitForURLAsync("**/glassbox/basics/");
        await Assertions.Expect(guide.Page.Locator("h1")).ToHaveTextAsync("Basics");
        await Assertions.Expect(guide.Page).ToHaveTitleAsync("1. Basics · Glassbox");
        Assert.True(await guide.Page.EvaluateAsync<bool>("window.isTheSame"));
    }

    [Fact]
    public async Task A_page_is_known_by_its_folder_and_a_wrong_address_leads_back()
    {
        await using GuidePage guide = await site.OpenAsync("basics/index.html");
        await IsBasicsAsync();
        await guide.StartAsync("basics");
        await IsBasicsAsync();

        guide.Expected = "404"; // what the browser says about it
        Assert.Equal(404, (await guide.StartAsync("no-such-page"))!.Status);
        await guide.UntilTextAsync("h1", "There is no such page");
        await guide.Page.Locator("main a").ClickAsync();
        await guide.UntilAliveAsync();
        await guide.UntilTextAsync("h1", "A neural network you can see through");

        async Task IsBasicsAsync()
        {
            await Assertions.Expect(guide.Page).ToHaveURLAsync(new Regex("/glassbox/basics/$"));
            await guide.UntilTextAsync("h1", "Basics");
        }
    }

    [Fact]
    public async Task A_link_leads_to_the_beginning_of_the_text()
    {
        GuidePage guide = await visit.AtAsync("");
        await guide.Page.Locator(".cover-list a").First.FocusAsync();
        await guide.Page.Keyboard.PressAsync("Enter");
        await guide.UntilTextAsync("h1", "Basics");
        await Assertions.Expect(guide.Page.Locator("main")).ToBeFocusedAsync();
        await guide.UntilAsync("scrollY === 0");
    }

    [Theory]
    [InlineData("")] // where a stage plays
    [InlineData("running/")]
    public async Task A_fault_of_the_page_is_told_and_it_can_be_loaded_again(string address)
    {
        await using GuidePage guide = await site.OpenAsync(address);
        await Assertions.Expect(guide.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await guide.Page.EvaluateAsync("CanvasRenderingContext2D.prototype.putImageData = () => { throw new Error('no') }; 0");
        await Assertions.Expect(guide.Page.Locator("#blazor-error-ui")).ToBeVisibleAsync();
        await guide.Page.Locator("#blazor-error-ui a").ClickAsync();
        await guide.UntilAsync("CanvasRenderingContext2D.prototype.putImageData.toString().includes('native')");
        await guide.UntilAliveAsync();
        await Assertions.Expect(guide.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        guide.Problems.Clear();
    }

    [Fact]
    public async Task What_is_folded_and_the_answers_are_printed_and_handles_are_not()
    {
        GuidePage guide = await visit.AtAsync("training/");
        ILocator folded = guide.Page.Locator("details.fold p").First, answer = guide.Page.Locator(".question .printed").First;
        ILocator play = guide.Page.Locator("#conveyor [data-stage-play]");
        await Assertions.Expect(play).ToBeVisibleAsync();
        foreach (ILocator printed in new[] { folded, answer }) await Assertions.Expect(printed).ToBeHiddenAsync();
        await guide.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (ILocator printed in new[] { folded, answer }) await Assertions.Expect(printed).ToBeVisibleAsync();
        await Assertions.Expect(play).ToBeHiddenAsync();

        // The stage is a drawing then, as it was drawn, whole; and gone from the screen.
        ILocator drawing = guide.Page.Locator("#conveyor .stage-paper");
        await Assertions.Expect(drawing).ToBeVisibleAsync();
        await Assertions.Expect(guide.Page.Locator("#conveyor canvas")).ToBeHiddenAsync();
        Assert.InRange(await drawing.EvaluateAsync<double>("d => { const b = d.getBoundingClientRect(), v = d.viewBox.baseVal; return (b.width / b.height) / (v.width / v.height); }"), 0.99, 1.01);
        Assert.True(await drawing.EvaluateAsync<bool>("d => { const b = d.getBoundingClientRect(), s = d.closest('[data-stage]').getBoundingClientRect(); return b.height > 100 && b.bottom <= s.bottom + 1 && b.right <= s.right + 1; }"));
        await guide.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Assertions.Expect(drawing).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_stage_out_of_sight_takes_the_colors_of_another_theme_too()
    {
        const string Brightness = """
            (() => {
              const canvas = document.querySelector("#amount canvas"), copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
              copy.drawImage(canvas, 0, 0); // Chromium warns of a canvas that is read again
              const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
              let sum = 0, count = 0;
              for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 200) [sum, count] = [sum + data[i], count + 1];
              return sum / count;
            })()
            """;
        GuidePage guide = await visit.AtAsync("one-hot/");
        await guide.UntilAsync($"{Brightness} >= 0");
        await guide.Page.EvaluateAsync("""
            () => new Promise(gone => new IntersectionObserver(([entry], observer) => {
              if (entry.isIntersecting) return;
              observer.disconnect();
              gone();
            }).observe(document.querySelector("#amount canvas")))
            """);
        double light = await guide.Page.EvaluateAsync<double>(Brightness);
        await guide.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await guide.UntilAsync($"Math.abs({Brightness} - {Numbers.Invariant(light)}) > 60");
        await guide.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await guide.UntilAsync($"Math.abs({Brightness} - {Numbers.Invariant(light)}) < 1");
    }

    [Theory]
    [InlineData("", 1280, 720)]
    [InlineData("", 360, 740)]
    public async Task Nothing_jumps_when_the_page_comes_alive(string address, int width, int height)
    {
        await using GuidePage guide = await site.BeginAsync(new() { Width = width, Height = height });
        await guide.Page.RouteAsync("**/*.woff2", route => route.AbortAsync()); // when a font comes is the network's matter
        guide.Expected = "woff2";
        await guide.Page.AddInitScriptAsync("""
            window.jumps = [];
            new PerformanceObserver(list => {
              for (const jump of list.getEntries()) if (!jump.hadRecentInput) window.jumps.push(`${jump.value}: ` + jump.sources.map(s => s.node?.parentElement?.outerHTML.slice(0, 80)).join("; "));
            }).observe({ type: "layout-shift", buffered: true });
            """);
        await guide.GoAsync(address);
        await guide.Page.EvaluateAsync("new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))"); // what jumped is told when it has been painted
        Assert.Equal("", await guide.Page.EvaluateAsync<string>("window.jumps.filter(jump => parseFloat(jump) > 0.005).join(' | ')"));
    }

    [Fact]
    public async Task Pictures_keep_their_colors_where_the_system_chooses_all_others()
    {
        await using GuidePage guide = await site.OpenAsync("one-hot/");
        await guide.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await guide.GoAsync("one-hot/");
        await guide.Page.Locator("#distance canvas").ScrollIntoViewIfNeededAsync();
        await guide.UntilAsync("""
            (() => {
              const canvas = document.querySelector("#distance canvas");
              const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
              return new Set(pixels.map(pixel => pixel | 0xff000000)).size > 20;
            })()
            """);
    }

    // A sheet of A4 between its margins.
    [Fact]
    public async Task On_paper_nothing_stands_beyond_the_edges_and_nothing_that_only_a_pointer_can_use()
    {
        GuidePage guide = await visit.AtAsync("", new() { Width = 688, Height = 972, ReducedMotion = true });
        foreach (string address in Site.Pages)
        {
            if (address.Length > 0) await guide.FollowAsync(address);
            await guide.Page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.Equal((address, ""), (address, await guide.Page.EvaluateAsync<string>("""
                [...document.querySelectorAll("main > *, main > * > *, main .scene *, main [data-stage]")]
                  .filter(e => e.checkVisibility() && !e.closest(".visually-hidden, .scroll-x, svg"))
                  .filter(e => { const b = e.getBoundingClientRect(); return b.width > 1 && (b.left < -1 || b.right > document.documentElement.clientWidth + 1); })
                  .slice(0, 5).map(e => e.outerHTML.slice(0, 80)).join("; ")
                """)));
            Assert.Equal((address, 0), (address, await guide.Page.EvaluateAsync<int>("[...document.querySelectorAll('main :is(button.quiet, .readout-hint)')].filter(e => e.checkVisibility() && !e.closest('.visually-hidden')).length")));
            await guide.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        }
    }

    [Fact]
    public async Task No_script_runs_that_is_not_the_site_s()
    {
        GuidePage guide = await visit.AtAsync("");
        guide.Expected = "Content Security Policy"; // what the browser says about it
        await guide.Page.EvaluateAsync("""
            (() => {
              window.refused = [];
              document.addEventListener("securitypolicyviolation", event => window.refused.push(event.violatedDirective));
              const inline = document.createElement("script");
              inline.textContent = "window.hacked = true";
              document.querySelector("main > *").append(inline);
              document.querySelector("main > *").insertAdjacentHTML("beforeend", "<img src='data:,' onerror='window.hacked = true'>");
            })()
            """);
        await guide.UntilAsync("document.querySelector('img[onerror]').complete");
        await guide.UntilAsync("window.refused.length === 2");
        Assert.False(await guide.Page.EvaluateAsync<bool>("'hacked' in window"));
    }
}
