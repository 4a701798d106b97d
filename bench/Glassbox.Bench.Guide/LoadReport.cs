using Microsoft.Playwright;

namespace Glassbox.Bench.Guide;

/// <summary>Measures how a page loads on a first visit.</summary>
internal static class LoadReport
{
    private const double MostMegabytes = 4;
    private static readonly (string Name, string Address)[] Pages = [("cover", ""), ("8. Backpropagation", "backpropagation/")];
    private static readonly (string Name, double Megabits, double Latency)[] Lines = [("loopback", 0, 0), ("10 Mbit/s, 40 ms", 10, 40)];

    public static async Task PrintAsync(GuideInBrowser guide, int rounds, Report report)
    {
        await LoadAsync(guide, Pages[0].Address, 0, 0); // warms the file cache of the server
        var loads = Pages.SelectMany(page => Lines.Select(line => (Page: page, Line: line, All: new List<Load>()))).ToList();
        foreach (int _ in Report.Rounds("load", rounds))
        {
            foreach (var (page, line, all) in loads)
            {
                Report.Step($"{page.Name}, {line.Name}");
                all.Add(await LoadAsync(guide, page.Address, line.Megabits, line.Latency));
            }
        }

        var table = new Table("page", "network", "MB before alive", "files", "first text, seconds", "alive, seconds", "answers, seconds");
        foreach (var (page, line, all) in loads)
            table.Add(
                page.Name, line.Name, Of(all, l => l.Bytes / 1e6), Of(all, l => l.Files).Split(' ')[0].Split('.')[0],
                Of(all, l => l.Readable / 1e3), Of(all, l => l.Alive / 1e3), Of(all, l => l.Answered / 1e3));
        double most = loads.Max(l => l.All.Max(load => load.Bytes)) / 1e6;
        report.Add(
            $"First visit: {Words.Count(rounds, "round")}, each in a new browser context", table,
            "Medians, with minimum and maximum, since the request for the page. First text: the first contentful paint. Alive: .NET has replaced the",
            "static page. Answers: the first button, pressed at that moment, has changed the page. Bytes are compressed, with headers, without the",
            "digits: the page waits for the first 500 of each set, and the rest loads in parallel, 11.2 MB in total.",
            $"Goal: at most {MostMegabytes} MB: {(most <= MostMegabytes ? "met" : "not met")}.");
    }

    private static async Task<Load> LoadAsync(GuideInBrowser guide, string address, double megabits, double latency)
    {
        IPage page = await guide.NewPageAsync();
        try
        {
            await page.AddInitScriptAsync(GuideInBrowser.Script("load.js"));
            if (megabits > 0) await SlowDownAsync(page, megabits, latency);
            await guide.GoAsync(page, address);
            for (int tries = 0; tries < 200; tries++)
            {
                if (await GuideInBrowser.EvaluateAsync<Load>(page, GuideInBrowser.Script("loaded.js")) is { } load) return load;
                await Task.Delay(50);
            }

            throw new BenchException($"The page {address} became live, but its button did nothing.");
        }
        finally
        {
            await page.Context.CloseAsync();
        }
    }

    private static async Task SlowDownAsync(IPage page, double megabits, double latency)
    {
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = latency,
            ["downloadThroughput"] = megabits * 1e6 / 8,
            ["uploadThroughput"] = megabits * 1e6 / 8,
        });
    }

    private static string Of(List<Load> loads, Func<Load, double> what) => $"{Spread.From(loads.Select(what))}";

    /// <summary>The times of a load, in milliseconds.</summary>
    internal sealed record Load(double Readable, double Alive, double Answered, int Files, double Bytes);
}
