using Microsoft.Playwright;

namespace Glassbox.Bench.Guide;

/// <summary>Visits all pages of the guide, and the scenes on each.</summary>
internal static class EachScene
{
    // A scene that has to be computed first starts when it scrolls into view.
    private const string Measure = """
        async () => {
          const place = document.getElementById("landscape-place");
          if (!place) return;
          place.scrollIntoView();
          for (let i = 0; i < 240 && !document.getElementById("landscape"); i++) await new Promise(resolve => setTimeout(resolve, 500));
        }
        """;

    /// <summary>Calls a function once for each scene, with a message on standard error for each.</summary>
    /// <param name="guide">The guide.</param>
    /// <param name="work">The function, which takes the page and the ID of the scene's stage.</param>
    public static async Task DoAsync(GuideInBrowser guide, Func<IPage, string, Task> work)
    {
        IPage page = await guide.OpenAsync("");
        string[] addresses = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.contents a')].map(a => a.getAttribute('href'))");
        HashSet<string> done = [];
        foreach ((int place, string address) in addresses.Prepend("").Index())
        {
            await page.Locator(address.Length == 0 ? "a.brand" : $".contents a[href='{address}']").EvaluateAsync("link => link.click()");
            await Task.Delay(1000); // the page has loaded
            await page.EvaluateAsync(Measure);
            string[] scenes = [.. (await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-stage]')].map(stage => stage.id)")).Where(done.Add)];
            foreach ((int number, string id) in scenes.Index())
            {
                Report.Step($"page {place + 1} of {addresses.Length + 1}, scene {number + 1} of {scenes.Length}: {id}");
                await work(page, id);
            }
        }

        await page.Context.CloseAsync();
    }
}
