using System.Globalization;

namespace Glassbox.Bench.Guide;

/// <summary>What frames of the scenes cost: C# and script together, at moments from each scene's beginning to its end.</summary>
/// <remarks>Each moment is painted several times and the least counts: what else the machine does then adds to some of them only.</remarks>
internal static class StageReport
{
    private const double MostMilliseconds = 4;
    private const int Passes = 5, FramesPerSecond = 30;

    // The page's frames are called here, one after the other, and not as the screen asks for them. Now and then the screen gets its own.
    private const string Paint = """
        async ([id, passes, perSecond]) => {
          const stage = document.getElementById(id), scrubber = stage.querySelector("[data-stage-time]"), ask = requestAnimationFrame;
          const rest = () => new Promise(resolve => ask(resolve));
          stage.scrollIntoView({ block: "center" });
          if (stage.hasAttribute("data-playing")) stage.querySelector("[data-stage-play]").click();
          for (let i = 0; i < 20; i++) await rest(); // it has been seen, and rests
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
                if (costs.Length == 0) throw new BenchException($"The scene {id} has painted nothing.");
                if (!all.TryGetValue(id, out List<(double, double)>? kept)) all[id] = kept = [];
                kept.Add((costs[costs.Length / 2], costs[(int)(costs.Length * 0.95)]));
            });
        }

        var table = new Table("scene", "a frame, median, ms", "95 % of frames within, ms");
        foreach ((string id, var kept) in all) table.Add(id, $"{Spread.From(kept.Select(k => k.Median))}", $"{Spread.From(kept.Select(k => k.Percentile95))}");
        double most = all.Values.Max(kept => Spread.From(kept.Select(k => k.Percentile95)).Median);
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"What a frame of each scene costs: {Words.Count(rounds, "round")}"), table,
            "Medians over the rounds, with the least and the most. A frame is C# and script together, at every thirtieth of a second from the scene's",
            $"beginning to its end; in a round each is painted {Passes} times, of which the least counts.",
            string.Create(CultureInfo.InvariantCulture, $"At most {MostMilliseconds} ms are wanted for 95 % of frames: {(most <= MostMilliseconds ? "held" : "not held")}."));
    }
}
