using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>On the narrowest screens that there are.</summary>
public sealed class NarrowTests(Visit visit) : IClassFixture<Visit>
{
    private const string TooWide = """
        (() => {
          const root = document.documentElement, width = root.clientWidth;
          if (root.scrollWidth <= width) return "";
          return `${root.scrollWidth} > ${width}: ` + [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width + 1)
            .slice(0, 5).map(e => e.outerHTML.slice(0, 80)).join("; ");
        })()
        """;

    // A formula, or a line of the program that acts, of which something cannot be seen.
    private const string Cut = """
        (() => {
          for (const fold of document.querySelectorAll("details.fold")) fold.open = true;
          const parts = [...document.querySelectorAll(".formula, .acting-lines :is(.row, .text)")].filter(e => e.scrollWidth > e.clientWidth + 1);
          const formulas = [...document.querySelectorAll("math")].filter(e => e.getBoundingClientRect().right > e.parentElement.getBoundingClientRect().right + 1);
          return [...parts, ...formulas].map(e => e.textContent.trim()).join("; ");
        })()
        """;

    private static readonly ReaderOptions narrow = new() { Width = 360, Height = 740, Touch = true, ReducedMotion = true };

    public static TheoryData<string> Addresses => [.. Site.Pages];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task At_360_pixels_nothing_scrolls_sideways(string address)
    {
        GuidePage guide = await visit.AtAsync(address, narrow);
        await guide.UntilStillAsync();
        Assert.Equal("", await guide.Page.EvaluateAsync<string>(TooWide));
        Assert.Equal("", await guide.Page.EvaluateAsync<string>(Cut));
    }

    [Fact]
    public async Task At_1440_pixels_no_formula_and_no_line_that_acts_is_cut()
    {
        GuidePage guide = await visit.AtAsync("", new() { Width = 1440, Height = 900, ReducedMotion = true });
        foreach (string address in Site.Pages)
        {
            if (address.Length > 0) await guide.FollowAsync(address);
            Assert.Equal(("", address), (await guide.Page.EvaluateAsync<string>(Cut), address));
        }
    }

    [Fact]
    public async Task The_contents_fold_again_when_they_have_led_somewhere()
    {
        GuidePage guide = await visit.AtAsync("", narrow);
        ILocator link = guide.Page.Locator(".contents a[href='bias/']");
        await Assertions.Expect(link).ToBeHiddenAsync();
        await Finger.TapAsync(guide.Page.Locator(".contents summary"));
        await Finger.TapAsync(link);
        await guide.UntilTextAsync("h1", "Bias");
        await Assertions.Expect(link).ToBeHiddenAsync();
    }
}
