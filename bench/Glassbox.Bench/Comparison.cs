using System.Globalization;

namespace Glassbox.Bench;

/// <summary>The full comparison: finds the peers, runs all programs in turns, and prints the tables.</summary>
internal static class Comparison
{
    public static int Run(ComparisonOptions options)
    {
        string? busy = Machine.Busy();
        if (busy is not null) Console.Error.WriteLine(busy);
        var workspace = new Workspace();
        List<Peer> found = Find(workspace, options.Peers);
        var runner = new Runner(workspace);

        List<Turns> jobs = [];
        foreach (Job job in Job.All.Where(job => options.Jobs.Count == 0 || options.Jobs.Contains(job.Key)))
        {
            Peer[] peers = [.. found.Where(p => p.ShareOf(job) is not null)];
            if (peers.Length == 0) continue;
            var turns = new Turns(runner, job, options.Epochs);
            for (int round = 0; round < options.Rounds; round++)
            {
                Console.Error.WriteLine($"{job.Key}: round {round + 1} of {options.Rounds}");
                turns.Round(peers, round);
            }

            jobs.Add(turns);
        }

        Console.WriteLine(Machine.Describe());
        foreach (Turns turns in jobs) Print(turns, options);
        Console.WriteLine();
        Console.WriteLine("Glassbox is the built command: glassbox train --json.");
        if (busy is not null) Console.WriteLine(busy);
        if (jobs.Count > 0) return 0;
        Console.Error.WriteLine("No peer is installed.");
        return 1;
    }

    private static List<Peer> Find(Workspace workspace, IReadOnlyList<string> wanted)
    {
        List<Peer> found = [];
        foreach (Peer peer in Peers.All.Where(p => wanted.Count == 0 || wanted.Contains(p.Key)))
        {
            string? version = peer.Find(workspace);
            Console.Error.WriteLine(version is null
                ? $"{peer.Name} is not installed. On Debian: apt-get install {peer.Package}."
                : $"{peer.Name} {version} found.");
            if (version is not null) found.Add(peer);
            else if (wanted.Count > 0) throw new BenchException($"{peer.Name} was requested with --peers, but is not installed.");
        }

        return found;
    }

    private static void Print(Turns turns, ComparisonOptions options)
    {
        bool markdown = options.Markdown;
        string title = $"{turns.Job.Title}: {Words.Count(options.Epochs, "epoch")} of {Words.Thousands(turns.Job.Digits)} digits, {Words.Count(options.Rounds, "round")}";
        var table = new Table(
            "program", "seconds an epoch", "× Glassbox", "whole command, seconds", "× Glassbox", "peak memory, MB",
            "right on test digits");
        table.Add(Row("Glassbox", turns.Own, "1", "1", isWhole: true));
        List<string> notes = [];
        foreach ((Peer peer, List<Turns.Turn> list) in turns.Peers.OrderByDescending(p => Epochs(p.Value).Median))
        {
            Peer.Share share = peer.ShareOf(turns.Job)!;
            table.Add(Row(
                $"{peer.Name} {list[0].Peer.Version}", [.. list.Select(t => t.Peer)],
                $"{Epochs(list)}", $"{Spread.From(list.Select(t => t.WholeRatio))}", share.Digits == turns.Job.Digits));
            if (share.Note.Length > 0) notes.Add(share.Note);
        }

        Console.WriteLine();
        Console.WriteLine(markdown ? $"**{title}**" : title);
        Console.WriteLine();
        Console.Write(table.ToText(markdown));
        Console.WriteLine();
        Console.WriteLine("Medians, with minimum and maximum. Each ratio is to the mean of the runs of Glassbox just before and after.");
        foreach (string note in notes) Console.WriteLine(note);
    }

    private static double Median(IEnumerable<Measurement> runs, Func<Measurement, double> what) =>
        Spread.From(runs.Select(what)).Median;

    private static Spread Epochs(IEnumerable<Turns.Turn> turns) => Spread.From(turns.Select(t => t.EpochRatio));

    private static string[] Row(
        string name, IReadOnlyList<Measurement> runs, string epochRatio, string wholeRatio, bool isWhole) =>
    [
        name,
        $"{Spread.From(runs.Select(r => r.EpochSeconds))}",
        epochRatio,
        isWhole ? $"{Spread.From(runs.Select(r => r.WholeSeconds))}" : "–",
        isWhole ? wholeRatio : "–",
        isWhole ? Median(runs, r => r.PeakBytes / 1e6).ToString("F0", CultureInfo.InvariantCulture) : "–",
        isWhole ? Median(runs, r => 100 * r.TestAccuracy).ToString("F2", CultureInfo.InvariantCulture) + " %" : "–",
    ];
}
