using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

public sealed class PagesTests(Site site)
{
    public static TheoryData<string> Addresses => [.. Site.Pages];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_comes_alive_and_has_nothing_to_complain_about(string address)
    {
        await using GuidePage guide = await site.OpenAsync(address);
        await guide.UntilTrainedAsync();
        Assert.Equal(1, await guide.Page.Locator("h1").CountAsync());
    }

    [Fact]
    public async Task Three_epochs_come_to_the_same_bits_as_outside_the_browser()
    {
        await using GuidePage guide = await site.OpenAsync();
        var network = new Network(new Architecture([784, 20, 10]), seed: 1);
        _ = new Trainer(network, Digits.All.Training).Epochs(3).Last();
        Assert.Equal(network.ParametersSha256(), await guide.UntilTrainedAsync());
    }

    [Fact]
    public async Task Links_lead_on_without_loading_the_site_again()
    {
        await using GuidePage guide = await site.OpenAsync();
        await guide.Page.EvaluateAsync("window.isTheSame = true");
        await guide.Page.Locator(".cover-list a[href='basics/']").ClickAsync();
        await guide.Page.WaitForURLAsync("**/glassbox/basics/");
        await Assertions.Expect(guide.Page.Locator("h1")).ToHaveTextAsync("Basics");
        await Assertions.Expect(guide.Page).ToHaveTitleAsync("1. Basics · Glassbox");
        Assert.True(await guide.Page.EvaluateAsync<bool>("window.isTheSame"));
    }

    [Theory]
    [InlineData("basics/index.html")]
    [InlineData("basics")]
    public async Task A_page_is_known_by_its_folder(string address)
    {
        await using GuidePage guide = await site.OpenAsync(address);
        Assert.EndsWith("/glassbox/basics/", guide.Page.Url, StringComparison.Ordinal);
        Assert.Equal("Basics", await guide.TextAsync("h1"));
    }

    [Fact]
    public async Task A_wrong_address_is_told_and_leads_back()
    {
        await using GuidePage guide = await site.OpenAsync();
        guide.Expected = "404"; // what the browser says about it
        IResponse answer = (await guide.Page.GotoAsync(new Uri(new Uri(guide.Page.Url), "no-such-page").ToString()))!;
        Assert.Equal(404, answer.Status);
        Assert.Equal("There is no such page", await guide.TextAsync("h1"));
        await guide.Page.Locator("main a").ClickAsync();
        await guide.UntilAliveAsync();
    }

    [Fact]
    public async Task A_link_leads_to_the_beginning_of_the_text()
    {
        await using GuidePage guide = await site.OpenAsync();
        await guide.Page.Locator(".cover-list a").First.FocusAsync();
        await guide.Page.Keyboard.PressAsync("Enter");
        await guide.UntilTextAsync("h1", "Basics");
        await Assertions.Expect(guide.Page.Locator("main")).ToBeFocusedAsync();
        await guide.UntilAsync("scrollY === 0");
    }

    [Fact]
    public async Task A_fault_of_the_page_is_told_and_it_can_be_loaded_again()
    {
        await using GuidePage guide = await site.OpenAsync("dataset/");
        await Assertions.Expect(guide.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await guide.Page.EvaluateAsync("CanvasRenderingContext2D.prototype.putImageData = () => { throw new Error('no') }; 0");
        await guide.Page.GetByRole(AriaRole.Button, new() { Name = "The next digit" }).First.ClickAsync();
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
        await using GuidePage guide = await site.OpenAsync("training/");
        ILocator folded = guide.Page.Locator("details.fold p").First, answer = guide.Page.Locator(".question .printed").First;
        ILocator play = guide.Page.Locator("#conveyor [data-stage-play]");
        await Assertions.Expect(play).ToBeVisibleAsync();
        foreach (ILocator printed in new[] { folded, answer }) await Assertions.Expect(printed).ToBeHiddenAsync();
        await guide.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (ILocator printed in new[] { folded, answer }) await Assertions.Expect(printed).ToBeVisibleAsync();
        await Assertions.Expect(play).ToBeHiddenAsync();
    }

    [Fact]
    public async Task No_script_runs_that_is_not_the_site_s()
    {
        await using GuidePage guide = await site.OpenAsync();
        guide.Expected = "Content Security Policy"; // what the browser says about it
        await guide.Page.EvaluateAsync("""
            (() => {
              window.refused = [];
              document.addEventListener("securitypolicyviolation", event => window.refused.push(event.violatedDirective));
              const inline = document.createElement("script");
              inline.textContent = "window.hacked = true";
              document.body.append(inline);
              document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='window.hacked = true'>");
            })()
            """);
        await guide.UntilAsync("document.querySelector('img[onerror]').complete");
        Assert.False(await guide.Page.EvaluateAsync<bool>("'hacked' in window"));
        await guide.UntilAsync("window.refused.length === 2");
    }
}
