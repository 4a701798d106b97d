using Microsoft.Playwright;

namespace Glassbox.Site;

/// <summary>Records a video of a scene with the export of the page.</summary>
internal static class Film
{
    private const float Longest = 600_000; // milliseconds: recording takes as long as the scene plays

    /// <summary>Records the video, in artifacts/films.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="site">The address of the cover.</param>
    /// <param name="page">The address of the page relative to the cover: "" for the cover itself, or for example "forward/".</param>
    /// <param name="scene">The ID of the scene's stage.</param>
    /// <returns>The path of the video.</returns>
    /// <exception cref="InvalidOperationException">The page has no such scene, or the browser cannot record.</exception>
    public static async Task<string> MakeAsync(IBrowser browser, Uri site, string page, string scene)
    {
        await using IBrowserContext context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 720 } });
        IPage opened = await context.NewPageAsync();
        await opened.GotoAsync(new Uri(site, page).ToString());
        await opened.Locator("[data-still]").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 120_000 });
        string[] scenes = await opened.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-stage]')].map(stage => stage.id)");
        if (!scenes.Contains(scene))
            throw new InvalidOperationException($"The page \"{page}\" has no scene \"{scene}\". It has {(scenes.Length == 0 ? "none" : string.Join(", ", scenes))}.");
        await opened.Locator(".sha256").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 120_000 }); // the network has been trained
        ILocator export = opened.Locator($"#{scene} .stage-export");
        await export.Locator("summary").ClickAsync();
        Task<IDownload> coming = opened.WaitForDownloadAsync(new() { Timeout = Longest });
        await export.GetByText("The scene (WebM)").ClickAsync();
        Task<IElementHandle?> failing = opened.WaitForSelectorAsync($"#{scene} .stage-export .fault", new() { Timeout = Longest });
        if (await Task.WhenAny(coming, failing) == failing) throw new InvalidOperationException("This browser cannot record the canvas.");
        IDownload download = await coming;
        string file = Repository.PathOf("artifacts", "films", download.SuggestedFilename);
        await download.SaveAsAsync(file);
        _ = failing.ContinueWith(task => task.Exception, TaskScheduler.Default); // it fails when the page is closed
        return Path.GetRelativePath(Repository.Root, file);
    }
}
