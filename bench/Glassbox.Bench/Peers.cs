namespace Glassbox.Bench;

/// <summary>The known peers.</summary>
internal static class Peers
{
    // The peer does the same arithmetic from the same weights, so only rounding differs.
    private const double SameWork = 0.003;

    // The initial weights or the loss differ.
    private const double LikeWork = 0.02;

    // After 31 steps of six layers, rounding alone changes the second digit.
    private const double FewSteps = 0.05;

    public static IReadOnlyList<Peer> All { get; } =
    [
        new PythonPeer("numpy", "NumPy", "numpy", "python3-numpy libopenblas0-pthread", new Dictionary<Job, Peer.Share>
        {
            [Job.Main] = new(Job.Main.Digits, SameWork),
        }),
        new FannPeer(),
        new PythonPeer("torch", "PyTorch", "torch", "python3-torch", new Dictionary<Job, Peer.Share>
        {
            [Job.Main] = new(6_000, SameWork, "PyTorch takes the first 6 000 digits of an epoch; its time is multiplied by ten."),
            [Job.Batch] = new(Job.Batch.Digits, LikeWork),
            [Job.Wide] = new(Job.Wide.Digits, LikeWork),
            [Job.Wider] = new(Job.Wider.Digits, LikeWork),
            [Job.Widest] = new(Job.Widest.Digits, FewSteps),
        }),
        new PythonPeer("sklearn", "scikit-learn", "sklearn", "python3-sklearn", new Dictionary<Job, Peer.Share>
        {
            [Job.Batch] = new(Job.Batch.Digits, LikeWork, "scikit-learn draws its own initial weights."),
        }),
    ];
}
