using Microsoft.Playwright;

namespace Glassbox.Site;

/// <summary>Films a scene as a reader would, by the page's own export.</summary>
internal static class Film
{
    private const float Longest = 600_000; // milliseconds: a film takes as long as its scene plays

    /// <summary>Makes it, in artifacts/films.</summary>
    /// <param name="browser">What opens the page.</param>
    /// <param name="site">Where the cover is.</param>
    /// <param name="page">The page's address below it: "" for the cover, "forward/".</param>
    /// <param name="scene">The id of the scene's stage.</param>
    /// <returns>The file.</returns>
    /// <exception cref="InvalidOperationException">The page has no such scene, or this browser cannot record.</exception>
    public static async Task<string> MakeAsync(IBrowser browser, Uri site, string page, string scene)
    {
        await using IBrowserContext context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 720 } });
        IPage opened = await context.NewPageAsync();
        await opened.GotoAsync(new Uri(site, page).ToString());
        await opened.Locator("[data-still]").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 120_000 });
        string[] scenes = await opened.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-stage]')].map(stage => stage.id)");
        if (!scenes.Contains(scene))
            throw new InvalidOperationException($"The page \"{page}\" has no scene \"{scene}\". It has {(scenes.Length == 0 ? "none" : string.Join(", ", scenes))}.");
        await opened.Locator(".sha256").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 120_000 }); // what is shown has been learned
        ILocator export = opened.Locator($"#{scene} .stage-export");
        await export.Locator("summary").ClickAsync();
        Task<IDownload> coming = opened.WaitForDownloadAsync(new() { Timeout = Longest });
        await export.GetByText("The scene (WebM)").ClickAsync();
        Task<IElementHandle?> failing = opened.WaitForSelectorAsync($"#{scene} .stage-export .fault", new() { Timeout = Longest });
        if (await Task.WhenAny(coming, failing) == failing) throw new InvalidOperationException("This browser cannot record what is painted.");
        IDownload download = await coming;
        string file = Repository.PathOf("artifacts", "films", download.SuggestedFilename);
        await download.SaveAsAsync(file);
        _ = failing.ContinueWith(task => task.Exception, TaskScheduler.Default); // it ends with the page
        return Path.GetRelativePath(Repository.Root, file);
    }
}
