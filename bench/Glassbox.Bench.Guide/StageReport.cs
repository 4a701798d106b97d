using System.Globalization;

namespace Glassbox.Bench.Guide;

/// <summary>Measures the cost of frames of the scenes, C# and script together, from the start to the end of each scene.</summary>
/// <remarks>Each frame is painted several times and the fastest counts, because other work on the machine delays only some of them.</remarks>
internal static class StageReport
{
    private const double MostMilliseconds = 4;
    private const int Passes = 5, FramesPerSecond = 30;

    // Calls the frames of the page one after the other, instead of at the rate of the screen. Now and then the screen gets its own.
    private const string Paint = """
        async ([id, passes, perSecond]) => {
          const stage = document.getElementById(id), scrubber = stage.querySelector("[data-stage-time]"), ask = requestAnimationFrame;
          const rest = () => new Promise(resolve => ask(resolve));
          stage.scrollIntoView({ block: "center" });
          if (stage.hasAttribute("data-playing")) stage.querySelector("[data-stage-play]").click();
          for (let i = 0; i < 20; i++) await rest(); // the scene has come into view, and rests
          const count = Math.floor(+scrubber.max * perSecond) + 1, costs = new Array(count).fill(Infinity);
          let frame = null;
          try {
            globalThis.requestAnimationFrame = wanted => { frame = wanted; return 1; };
            for (let pass = 0; pass < passes; pass++)
              for (let i = 0; i < count; i++) {
                scrubber.value = String(i / perSecond);
                scrubber.dispatchEvent(new Event("input", { bubbles: true }));
                const painted = frame, begun = performance.now();
                frame = null;
                painted?.(begun);
                if (painted) costs[i] = Math.min(costs[i], performance.now() - begun);
                if (i % 15 === 14) await rest();
              }
          } finally {
            globalThis.requestAnimationFrame = ask;
          }
          return costs.filter(Number.isFinite);
        }
        """;

    public static async Task PrintAsync(GuideInBrowser guide, int rounds, Report report)
    {
        var all = new SortedDictionary<string, List<(double Median, double Percentile95)>>(StringComparer.Ordinal);
        foreach (int _ in Report.Rounds("stages", rounds))
        {
            await EachScene.DoAsync(guide, async (page, id) =>
            {
                double[] costs = [.. (await GuideInBrowser.EvaluateAsync<double[]>(page, Paint, new object[] { id, Passes, FramesPerSecond }))!.Order()];
                if (costs.Length == 0) throw new BenchException($"The scene {id} did not paint anything.");
                if (!all.TryGetValue(id, out List<(double, double)>? kept)) all[id] = kept = [];
                kept.Add((costs[costs.Length / 2], costs[(int)(costs.Length * 0.95)]));
            });
        }

        var table = new Table("scene", "a frame, median, ms", "95 % of frames within, ms");
        foreach ((string id, var kept) in all) table.Add(id, $"{Spread.From(kept.Select(k => k.Median))}", $"{Spread.From(kept.Select(k => k.Percentile95))}");
        double most = all.Values.Max(kept => Spread.From(kept.Select(k => k.Percentile95)).Median);
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"Cost of a frame of each scene: {Words.Count(rounds, "round")}"), table,
            "Medians over the rounds, with minimum and maximum. A frame is C# and script together, at every thirtieth of a second from the start of the",
            $"scene to its end. In a round each frame is painted {Passes} times, and the fastest counts.",
            string.Create(CultureInfo.InvariantCulture, $"Goal: at most {MostMilliseconds} ms for 95 % of frames: {(most <= MostMilliseconds ? "met" : "not met")}."));
    }
}
