using System.Text.RegularExpressions;
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
        await guide.Page.EmulateMediaAsync(new() { Media = Media.Screen });
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
