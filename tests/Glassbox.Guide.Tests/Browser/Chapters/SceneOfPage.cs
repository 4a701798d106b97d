using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser.Chapters;

/// <summary>A scene of a page, by its handles as a reader knows them.</summary>
/// <param name="page">The page.</param>
/// <param name="id">The scene's id.</param>
internal sealed class SceneOfPage(IPage page, string id)
{
    /// <summary>The scene.</summary>
    public ILocator Root { get; } = page.Locator("#" + id);

    /// <summary>Opens the fold that it is in, where it is in one that is closed.</summary>
    public async Task<SceneOfPage> OpenAsync()
    {
        ILocator closed = page.Locator($"details:not([open]):has(#{id})");
        await Root.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        if (await closed.CountAsync() > 0) await closed.Locator("> summary").First.ClickAsync();
        return this;
    }

    /// <summary>Moves a slider, and lets it go.</summary>
    public async Task SlideAsync(string label, double to)
    {
        await Handle(AriaRole.Slider, label).FillAsync(Expected.Written(to));
        await Handle(AriaRole.Slider, label).DispatchEventAsync("change");
    }

    /// <summary>Writes a number, and leaves it.</summary>
    public async Task WriteAsync(string label, double number)
    {
        await Handle(AriaRole.Spinbutton, label).FillAsync(Expected.Written(number));
        await Handle(AriaRole.Spinbutton, label).BlurAsync();
    }

    /// <summary>Chooses one of several.</summary>
    public async Task ChooseAsync(string option)
    {
        await Handle(AriaRole.Radio, option).PressAsync("Space");
        await Assertions.Expect(Handle(AriaRole.Radio, option)).ToBeCheckedAsync();
    }

    /// <summary>Switches something on or off.</summary>
    public async Task SwitchAsync(string label, bool isOn)
    {
        ILocator handle = Handle(AriaRole.Switch, label);
        if (await handle.IsCheckedAsync() != isOn) await handle.PressAsync("Space");
        await Assertions.Expect(handle).ToBeCheckedAsync(new() { Checked = isOn });
    }

    /// <summary>What can be moved, by the beginning of its name: some names go on with the value.</summary>
    public ILocator Handle(AriaRole role, string label) =>
        Root.GetByRole(role, new() { NameRegex = Begins(label) }).First;

    /// <summary>Presses a button.</summary>
    public Task PressAsync(string button) => Root.GetByRole(AriaRole.Button, new() { NameRegex = Begins(button) }).First.ClickAsync();

    /// <summary>Unfolds what stands behind a summary, or folds it again.</summary>
    public Task PressSummaryAsync(string summary) => Root.Locator("summary", new() { HasText = summary }).ClickAsync();

    /// <summary>Waits until an element has a text.</summary>
    public Task UntilAsync(string selector, string text) =>
        Assertions.Expect(Root.Locator(selector).First).ToHaveTextAsync(text);

    /// <summary>Waits until the elements of a selector have these texts.</summary>
    public Task UntilAllAsync(string selector, IEnumerable<string> texts) =>
        Assertions.Expect(Root.Locator(selector)).ToHaveTextAsync([.. texts]);

    // Thousands may be apart by other spaces than those of a keyboard.
    private static Regex Begins(string name) => new($"^{Regex.Escape(name).Replace("\\ ", "\\s", StringComparison.Ordinal)}(?!\\w)");
}
