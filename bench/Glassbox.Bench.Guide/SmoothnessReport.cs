using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Glassbox.Bench.Guide;

/// <summary>Measures how smooth chapter 5 is while it trains.</summary>
internal static class SmoothnessReport
{
    private const double LeastFrames = 50, Seconds = 4;
    private const string Run = "#run", Play = Run + " [data-play]", StartOver = Run + " .start-over", Slider = Run + " .neurons input";
    private static readonly (string Name, Func<IPage, Task> Move)[] Hands = [("nothing", RestAsync), ("scrolls", ScrollAsync), ("drags a slider", DragAsync)];

    public static async Task PrintAsync(GuideInBrowser guide, int rounds, Report report)
    {
        var kinds = (
            from trains in (IEnumerable<bool>)[false, true]
            from hand in Hands
            select (hand.Name, hand.Move, Trains: trains, All: new List<Frames>())).ToList();
        foreach (int _ in Report.Rounds("smooth", rounds))
        {
            IPage page = await guide.OpenAsync("training/");
            await page.Locator("#experiment > summary").ClickAsync();
            foreach (var (name, move, trains, all) in kinds)
            {
                Report.Step($"the page {Page(trains)}, the reader: {name}");
                all.Add(await WatchAsync(page, move, trains));
            }

            await page.Context.CloseAsync();
        }

        var table = new Table("the page", "the reader", "frames a second", "95 % of frames within, ms", "longest, ms", "long tasks a second",
            "its thread works, % of the time");
        foreach (var (name, _, trains, all) in kinds)
            table.Add(
                Page(trains), name, Of(all, f => f.PerSecond), Of(all, f => f.Percentile95), Of(all, f => f.Longest),
                Of(all, f => f.LongTasksPerSecond), Of(all, f => 100 * f.Work));
        double least = kinds.Where(kind => kind.Trains).Min(kind => Spread.From(kind.All.Select(f => f.PerSecond)).Median);
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"Chapter 5, the real run as fast as it goes: {Words.Count(rounds, "round")} of {Seconds} s each"), table,
            "Medians, with minimum and maximum. A frame is a call of requestAnimationFrame, at most 60 per second; for a page that trains, only",
            "frames during training count. A long task blocks the page for more than 50 ms. The work of its thread excludes the worker. It is CPU",
            "time, which other programs on the machine affect less than they affect frames.",
            $"Goal: at least {LeastFrames} frames per second during training: {(least >= LeastFrames ? "met" : "not met")}.");
    }

    private static async Task<Frames> WatchAsync(IPage page, Func<IPage, Task> move, bool trains)
    {
        ILocator settings = page.Locator(Run).GetByText("the video’s settings", new() { Exact = true });
        if (await settings.CountAsync() > 0) await settings.ClickAsync();
        if (await page.Locator(StartOver).IsEnabledAsync()) await page.Locator(StartOver).ClickAsync();
        await page.Locator(Slider).ScrollIntoViewIfNeededAsync();
        await Task.Delay(300); // the effects of the clicks are over
        if (trains)
        {
            await page.Locator(Play).ClickAsync();
            await page.Locator(Play + "[aria-label=Pause]").WaitForAsync();
        }

        await page.EvaluateAsync(GuideInBrowser.Script("frames.js"));
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable"); // starts the count of CPU time
        long begun = Stopwatch.GetTimestamp();
        await move(page);
        double work = await WorkAsync(session) / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await session.DetachAsync();
        Seen seen = (await GuideInBrowser.EvaluateAsync<Seen>(page, "() => glassboxFrames()"))!;
        if (trains && await page.Locator(Play + "[aria-label=Pause]").CountAsync() > 0) await page.Locator(Play).ClickAsync();
        return Frames.From(seen, trains) with { Work = work };
    }

    // Returns the CPU time of the page's thread, in seconds.
    private static async Task<double> WorkAsync(ICDPSession session)
    {
        JsonElement metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        return metrics.EnumerateArray().Single(metric => metric.GetProperty("name").GetString() == "ThreadTime").GetProperty("value").GetDouble();
    }

    private static Task RestAsync(IPage page) => Task.Delay(TimeSpan.FromSeconds(Seconds));

    private static Task ScrollAsync(IPage page) => MoveAsync(async step => await page.Mouse.WheelAsync(0, step / 20 % 2 == 0 ? -40 : 40));

    private static async Task DragAsync(IPage page)
    {
        LocatorBoundingBoxResult box = (await page.Locator(Slider).BoundingBoxAsync())!;
        float middle = box.X + (box.Width / 2), y = box.Y + (box.Height / 2);
        await page.Mouse.MoveAsync(middle, y);
        await page.Mouse.DownAsync();
        await MoveAsync(step => page.Mouse.MoveAsync(middle + (box.Width * 0.4f * MathF.Sin(step / 15f)), y));
        await page.Mouse.UpAsync();
    }

    // Like a hand: repeats a small movement at the frame rate of the screen.
    private static async Task MoveAsync(Func<int, Task> move)
    {
        long begun = Stopwatch.GetTimestamp();
        for (int step = 0; Stopwatch.GetElapsedTime(begun).TotalSeconds < Seconds; step++)
        {
            await move(step);
            TimeSpan next = TimeSpan.FromMilliseconds(16 * (step + 1)) - Stopwatch.GetElapsedTime(begun);
            if (next > TimeSpan.Zero) await Task.Delay(next);
        }
    }

    private static string Page(bool trains) => trains ? "trains" : "rests";

    private static string Of(List<Frames> all, Func<Frames, double> what) => $"{Spread.From(all.Select(what))}";
}
