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

    private static readonly ReaderOptions narrow = new() { Width = 360, Height = 740, Touch = true, ReducedMotion = true };

    public static TheoryData<string> Addresses => [.. Site.Pages];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task At_360_pixels_nothing_scrolls_sideways(string address)
    {
        GuidePage guide = await visit.AtAsync(address, narrow);
        await guide.UntilStillAsync();
        Assert.Equal("", await guide.Page.EvaluateAsync<string>(TooWide));
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
