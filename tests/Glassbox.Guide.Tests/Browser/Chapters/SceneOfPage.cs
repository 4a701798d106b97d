using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser.Chapters;

/// <summary>A scene of a page, by its handles as a reader knows them.</summary>
/// <param name="page">The page.</param>
/// <param name="id">The scene's id.</param>
internal sealed class SceneOfPage(IPage page, string id)
{
    /// <summary>The scene.</summary>
    public ILocator Root { get; } = page.Locator("#" + id);

    /// <summary>A slider, number or choice, by its label.</summary>
    public ILocator Handle(string label) => Root.GetByLabel(label, new() { Exact = true });

    /// <summary>Moves a slider, and lets it go.</summary>
    public async Task SlideAsync(string label, double to)
    {
        await Handle(label).FillAsync(Expected.Written(to));
        await Handle(label).DispatchEventAsync("change");
    }

    /// <summary>Writes a number, and leaves it.</summary>
    public async Task WriteAsync(string label, double number)
    {
        await Handle(label).FillAsync(Expected.Written(number));
        await Handle(label).BlurAsync();
    }

    /// <summary>Chooses one of several.</summary>
    public Task ChooseAsync(string option) => Handle(option).First.CheckAsync(new() { Force = true });

    /// <summary>Switches something on or off.</summary>
    public Task SwitchAsync(string label, bool isOn) => Handle(label).SetCheckedAsync(isOn, new() { Force = true });

    /// <summary>Presses a button.</summary>
    public Task PressAsync(string button) => Root.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Waits until an element has a text.</summary>
    public Task UntilAsync(string selector, string text) =>
        Assertions.Expect(Root.Locator(selector).First).ToHaveTextAsync(text, new() { Timeout = 20_000 });

    /// <summary>Waits until the elements of a selector have these texts.</summary>
    public Task UntilAllAsync(string selector, IEnumerable<string> texts) =>
        Assertions.Expect(Root.Locator(selector)).ToHaveTextAsync([.. texts], new() { Timeout = 20_000 });
}
