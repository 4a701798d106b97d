using System.Globalization;

namespace Glassbox.Bench.Guide;

/// <summary>Measures how regularly frames are drawn while each scene plays from start to end.</summary>
internal static class PlayReport
{
    private const double MostInterval = 20, LeastInTime = 95;

    private const string Watch = """
        async id => {
          const { measured } = await import(new URL("js/stage.js", document.baseURI));
          const stage = document.getElementById(id), times = [];
          stage.scrollIntoView({ block: "center" });
          stage.querySelector(".stage-picture").focus({ preventScroll: true });
          const press = key => stage.querySelector(".stage-picture").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          if (stage.hasAttribute("data-playing")) press(" ");
          press("Home");
          press(" ");
          let last = 0;
          do {
            await new Promise(resolve => setTimeout(resolve, 2000));
            for (const [, begun] of measured(id)) if (begun > last) times.push(begun);
            last = times.at(-1) ?? last;
          } while (stage.hasAttribute("data-playing"));
          return times;
        }
        """;

    public static async Task PrintAsync(GuideInBrowser guide, int rounds, Report report)
    {
        var all = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (int _ in Report.Rounds("played", rounds))
        {
            await EachScene.DoAsync(guide, async (page, id) =>
            {
                double[] times = [.. (await GuideInBrowser.EvaluateAsync<double[]>(page, Watch, id))!.Skip(30)]; // warm-up frames
                if (!all.TryGetValue(id, out List<double>? kept)) all[id] = kept = [];
                kept.Add(100 * times.Zip(times.Skip(1), (a, b) => b - a).Count(interval => interval <= MostInterval) / Math.Max(1.0, times.Length - 1));
            });
        }

        var table = new Table("scene", $"frames that came within {MostInterval:0} ms, %");
        foreach ((string id, List<double> kept) in all) table.Add(id, $"{Spread.From(kept)}");
        double least = all.Values.Min(kept => Spread.From(kept).Median);
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"Scenes, each played from start to end: {Words.Count(rounds, "round")}"), table,
            "Medians over the rounds, with minimum and maximum, without the first thirty frames.",
            $"Goal: at least {LeastInTime:0} %: {(least >= LeastInTime ? "met" : "not met")}.");
    }
}
