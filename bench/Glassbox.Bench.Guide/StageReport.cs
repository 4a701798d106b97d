using System.Globalization;
using Microsoft.Playwright;

namespace Glassbox.Bench.Guide;

/// <summary>What frames of the scenes cost: C# and script together, while each plays from its beginning to its end.</summary>
internal static class StageReport
{
    private const double MostMilliseconds = 4, MostInterval = 20;

    private const string Watch = """
        async id => {
          const { measured } = await import(new URL("js/stage.js", document.baseURI));
          const stage = document.getElementById(id), scrubber = stage.querySelector("[data-stage-time]"), frames = [];
          stage.scrollIntoView({ block: "center" });
          stage.querySelector(".stage-picture").focus({ preventScroll: true });
          const press = key => stage.querySelector(".stage-picture").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          if (stage.hasAttribute("data-playing")) press(" ");
          press("Home");
          press(" ");
          let last = 0;
          do {
            await new Promise(resolve => setTimeout(resolve, 2000));
            for (const frame of measured(id)) if (frame[1] > last) frames.push(frame);
            last = frames.at(-1)?.[1] ?? last;
          } while (stage.hasAttribute("data-playing"));
          return frames.flat();
        }
        """;

    // A scene that is measured first begins when it is seen.
    private const string Measure = """
        async () => {
          const place = document.getElementById("landscape-place");
          if (!place) return;
          place.scrollIntoView();
          for (let i = 0; i < 240 && !document.getElementById("landscape"); i++) await new Promise(resolve => setTimeout(resolve, 500));
        }
        """;

    public static async Task PrintAsync(GuideInBrowser guide, int rounds, Report report)
    {
        var all = new SortedDictionary<string, List<(double Median, double Percentile95, double InTime)>>(StringComparer.Ordinal);
        foreach (int _ in Report.Rounds("stages", rounds))
        {
            IPage page = await guide.OpenAsync("");
            string[] addresses = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.contents a')].map(a => a.getAttribute('href'))");
            foreach (string address in addresses.Prepend(""))
            {
                await page.Locator(address.Length == 0 ? "a.brand" : $".contents a[href='{address}']").EvaluateAsync("link => link.click()");
                await Task.Delay(1000); // the page has come
                await page.EvaluateAsync(Measure);
                foreach (string id in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-stage]')].map(stage => stage.id)"))
                {
                    double[] frames = (await GuideInBrowser.EvaluateAsync<double[]>(page, Watch, id))!;
                    double[] costs = [.. frames.Where((_, i) => i % 2 == 0).Skip(30).Order()], times = [.. frames.Where((_, i) => i % 2 == 1).Skip(30)];
                    double inTime = times.Zip(times.Skip(1), (a, b) => b - a).Count(interval => interval <= MostInterval) / Math.Max(1.0, times.Length - 1);
                    if (!all.TryGetValue(id, out List<(double, double, double)>? kept)) all[id] = kept = [];
                    kept.Add((costs[costs.Length / 2], costs[(int)(costs.Length * 0.95)], 100 * inTime));
                }
            }

            await page.Context.CloseAsync();
        }

        var table = new Table("scene", "a frame, median, ms", "95 % of frames within, ms", "frames that came within 20 ms, %");
        foreach ((string id, var kept) in all)
            table.Add(id, $"{Spread.From(kept.Select(k => k.Median))}", $"{Spread.From(kept.Select(k => k.Percentile95))}", $"{Spread.From(kept.Select(k => k.InTime))}");
        double most = all.Values.Max(kept => Spread.From(kept.Select(k => k.Percentile95)).Median);
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"Scenes on a stage, each played from its beginning to its end: {Words.Count(rounds, "round")}"), table,
            "Medians over the rounds, with the least and the most. A frame is C# and script together, without the first thirty.",
            string.Create(CultureInfo.InvariantCulture, $"At most {MostMilliseconds} ms are wanted for 95 % of frames: {(most <= MostMilliseconds ? "held" : "not held")}."));
    }
}
