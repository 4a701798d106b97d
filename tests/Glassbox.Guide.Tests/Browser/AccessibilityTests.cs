using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Glassbox.Guide.Tests.Browser.Chapters;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>axe on every page, with its questions answered and its scenes at their fullest, light and dark.</summary>
public sealed class AccessibilityTests(Visit visit) : IClassFixture<Visit>
{
    public static TheoryData<string> Addresses => [.. Site.Pages];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Axe_finds_no_violation(string address)
    {
        GuidePage guide = await visit.AtAsync(address);
        IPage page = guide.Page;
        foreach (ILocator choice in await page.Locator(".question li button").AllAsync()) await choice.ClickAsync();
        await OpenAsync(address, page);
        await page.Locator("main details").EvaluateAllAsync<int>("all => { for (const one of all) one.open = true; return all.length; }");

        string[] found = [.. await ViolationsAsync(rules: null), .. await DarkAsync()];
        Assert.True(found.Length == 0, string.Join("\n", found));

        // In the dark nothing but the colors is another.
        async Task<IEnumerable<string>> DarkAsync()
        {
            await visit.ReadAsAsync(new() { ReducedMotion = true, Dark = true });
            return await ViolationsAsync(RunOnlyOptions.Rules("color-contrast"));
        }

        async Task<IEnumerable<string>> ViolationsAsync(RunOnlyOptions? rules)
        {
            await guide.UntilStillAsync(); // colors on their way from light to dark are neither
            AxeResult result = await page.RunAxe(new AxeRunOptions { RunOnly = rules, ResultTypes = [ResultType.Violations] });
            return
                from violation in result.Violations
                from node in violation.Nodes
                let start = node.Html[..Math.Min(200, node.Html.Length)]
                let why = string.Join(" ", node.Any.Select(check => check.Message))
                select $"{(rules is null ? "" : "dark, ")}{violation.Id}: {violation.Help}: {node.Target} {start} {why}";
        }
    }

    // What a page has only after something was done.
    private static async Task OpenAsync(string address, IPage page)
    {
        switch (address)
        {
            case "bias/":
                await page.GetByRole(AriaRole.Button, new() { Name = "Train from here" }).ClickAsync();
                break;
            case "training/":
                await (await new SceneOfPage(page, "run").OpenAsync()).PressAsync("1 000 digits");
                await Assertions.Expect(page.Locator("#running")).ToContainTextAsync("%");
                break;
            case "backpropagation/proof/":
                await page.Locator("#bug-one .answers button").First.ClickAsync();
                await page.Locator("#bug-one .verdict").WaitForAsync();
                break;
            case "cost/" or "backpropagation/gradients/" or "forward/":
                await page.Locator(".debugger-values > summary").ClickAsync();
                await page.Locator(".variables td button").First.ClickAsync();
                break;
            case "running/":
                await page.Locator("[data-set=held-out] .accuracy-value").WaitForAsync();
                await page.Locator(".confusion").WaitForAsync(new() { State = WaitForSelectorState.Attached }); // in a fold
                break;
        }
    }
}
