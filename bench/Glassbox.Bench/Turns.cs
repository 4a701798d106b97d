namespace Glassbox.Bench;

/// <summary>Runs one job in turns: Glassbox, a peer, Glassbox, the next peer, Glassbox.</summary>
internal sealed class Turns(Runner runner, Job job, int epochs)
{
    private readonly List<Measurement> own = [];
    private readonly Dictionary<Peer, List<Turn>> turns = [];
    private readonly Dictionary<int, double> accuracies = []; // of Glassbox, by the number of digits in an epoch: the same in every run

    public Job Job => job;

    public IReadOnlyList<Measurement> Own => own;

    public IReadOnlyDictionary<Peer, List<Turn>> Peers => turns;

    /// <param name="peers">The peers that run this job.</param>
    /// <param name="round">The number of the round, from 0; each round starts with another peer.</param>
    public void Round(IReadOnlyList<Peer> peers, int round)
    {
        Measurement before = RunOwn();
        for (int i = 0; i < peers.Count; i++)
        {
            Peer peer = peers[(i + round) % peers.Count];
            Measurement run = runner.RunPeer(peer, job, epochs);
            Check(peer, run);
            Measurement after = RunOwn();
            if (!turns.TryGetValue(peer, out List<Turn>? list)) turns[peer] = list = [];
            list.Add(new Turn(run, before, after));
            before = after;
        }
    }

    private Measurement RunOwn()
    {
        Measurement run = runner.RunOwn(job, epochs);
        own.Add(run);
        return run;
    }

    /// <summary>Checks that a peer has done the same work: its test accuracy must be close to that of Glassbox.</summary>
    private void Check(Peer peer, Measurement run)
    {
        Peer.Share share = peer.ShareOf(job)!;
        if (!accuracies.TryGetValue(share.Digits, out double ours))
        {
            ours = (share.Digits == job.Digits ? own[^1] : runner.RunOwn(job, epochs, share.Digits)).TestAccuracy;
            accuracies[share.Digits] = ours;
        }

        if (Math.Abs(run.TestAccuracy - ours) <= share.Tolerance) return;
        throw new BenchException(
            $"{peer.Name} has a test accuracy of {run.TestAccuracy:P2} after {epochs} × {share.Digits} digits, "
            + $"Glassbox of {ours:P2}: more than {share.Tolerance:P1} apart, so they have not done the same work.");
    }

    /// <summary>A run of a peer, and the runs of Glassbox before and after it.</summary>
    internal sealed record Turn(Measurement Peer, Measurement Before, Measurement After)
    {
        public double EpochRatio => Peer.EpochSeconds / ((Before.EpochSeconds + After.EpochSeconds) / 2);

        public double WholeRatio => Peer.WholeSeconds / ((Before.WholeSeconds + After.WholeSeconds) / 2);
    }
}
