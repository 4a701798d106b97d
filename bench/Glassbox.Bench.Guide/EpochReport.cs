using System.Globalization;
using Glassbox.Site;
using Microsoft.Playwright;

namespace Glassbox.Bench.Guide;

/// <summary>Times epochs of the main job in the browser, in turns: Glassbox, a peer, Glassbox, the next peer, Glassbox.</summary>
internal static class EpochReport
{
    private const int Digits = 60_000, Epochs = 3;
    private const double MostSeconds = 1.5, Tolerance = 0.01;
    private const ulong Seed = 1;
    private static readonly DatasetSplit Mnist = Glassbox.Mnist.Load();

    public static async Task PrintAsync(GuideInBrowser guide, int rounds, Report report)
    {
        string folder = PeerFolder.Make(guide.Folder, New());
        await using SiteServer server = await SiteServer.StartAsync(folder);
        IPage own = await guide.OpenAsync(""), others = await guide.NewPageAsync();
        await others.GotoAsync(server.Address.ToString());
        var turns = BrowserPeer.All.ToDictionary(peer => peer, _ => new List<(Training Run, double Ratio)>());
        List<Training> ownRuns = [];
        Dictionary<int, double> expected = [];
        foreach (int take in BrowserPeer.All.Select(peer => peer.Take)) expected[take] = Expected(take).TestAccuracy;
        (double Accuracy, float[] Parameters) outside = Expected(Digits);

        foreach (int round in Report.Rounds("epochs", rounds))
        {
            Training before = await OwnAsync();
            for (int i = 0; i < BrowserPeer.All.Count; i++)
            {
                BrowserPeer peer = BrowserPeer.All[(i + round) % BrowserPeer.All.Count];
                Report.Step(peer.Name);
                Training run = await TrainAsync(others, "peer.js", new { peer = peer.Script, epochs = Epochs, take = peer.Take });
                if (Math.Abs(run.TestAccuracy - expected[peer.Take]) > Tolerance)
                    throw new BenchException($"{peer.Name} has a test accuracy of {run.TestAccuracy:P2}, Glassbox of {expected[peer.Take]:P2}: they have not done the same work.");
                Training after = await OwnAsync();
                turns[peer].Add((run, Seconds(run, peer.Take) / ((Seconds(before) + Seconds(after)) / 2)));
                before = after;
            }
        }

        var table = new Table("in a Web Worker", "seconds an epoch", "the first of them", "× Glassbox", "right on test digits");
        table.Add(
            "Glassbox", Of(ownRuns.Select(r => Seconds(r))), Of(ownRuns.Select(r => r.EpochSeconds[0])), "1", Percent(outside.Accuracy));
        foreach ((BrowserPeer peer, List<(Training Run, double Ratio)> list) in turns)
            table.Add(
                $"{peer.Name} {list[0].Run.Version}", Of(list.Select(t => Seconds(t.Run, peer.Take))),
                Of(list.Select(t => t.Run.EpochSeconds[0] * Digits / peer.Take)), Of(list.Select(t => t.Ratio)), Percent(list[0].Run.TestAccuracy));
        double median = Spread.From(ownRuns.Select(r => Seconds(r))).Median;
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"784-20-10, sigmoid, one sample at a time, learning rate 0.01: {Epochs} epochs of 60 000 digits, {Words.Count(rounds, "round")}"),
            table,
            [
                "Medians, with minimum and maximum. An epoch is the mean of the three epochs of a run. Each run has a new worker, so its first epoch is",
                "cold. Each ratio is to the mean of the runs of Glassbox just before and after. All start from the same weights, and use the deltas",
                "output − label. The peers only train; Glassbox also counts correct answers and errors. In every run, its parameters after three epochs",
                "were, bit for bit, those of the library outside the browser.",
                .. BrowserPeer.All.Select(peer => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{peer.Name} trains on the first {peer.Take / 1000} 000 digits in an epoch, with its time scaled to 60 000; trained on as many, Glassbox has a test accuracy of {expected[peer.Take]:P2}.")),
                $"Goal: at most {MostSeconds} s per epoch: {(median <= MostSeconds ? "met" : "not met")}.",
            ]);
        await own.Context.CloseAsync();
        await others.Context.CloseAsync();

        async Task<Training> OwnAsync()
        {
            Training run = await TrainAsync(own, "epochs.js", new { epochs = Epochs, take = Digits });
            if (!run.Parameters!.AsSpan().SequenceEqual(outside.Parameters))
                throw new BenchException("The parameters differ from those of the library outside the browser.");
            ownRuns.Add(run);
            return run;
        }
    }

    private static async Task<Training> TrainAsync(IPage page, string script, object argument)
    {
        await page.BringToFrontAsync();
        return (await GuideInBrowser.EvaluateAsync<Training>(page, GuideInBrowser.Script(script), argument))!;
    }

    private static Network New() => new(new Architecture([784, 20, 10]), Seed);

    /// <summary>Trains the library on the first digits, outside the browser.</summary>
    private static (double TestAccuracy, float[] Parameters) Expected(int take)
    {
        Network network = New();
        _ = new Trainer(network, Mnist.Training.Take(take)).Epochs(Epochs).Last();
        return (network.Evaluate(Mnist.Test).Accuracy, network.Parameters.ToArray());
    }

    private static double Seconds(Training run, int take = Digits) => run.EpochSeconds.Average() * Digits / take;

    private static string Of(IEnumerable<double> values) => $"{Spread.From(values)}";

    private static string Percent(double fraction) => fraction.ToString("P2", CultureInfo.InvariantCulture);

    /// <summary>The result of a run.</summary>
    internal sealed record Training(string Version, double[] EpochSeconds, double TestAccuracy, float[]? Parameters);
}
