namespace Glassbox.Cli.Training;

/// <summary>The engine that was asked for, at work on a network.</summary>
internal abstract class Learner
{
    /// <summary>The network as it is now; not to be changed.</summary>
    public abstract Network Network { get; }

    /// <summary>Trains for one epoch, and reports after every so many samples.</summary>
    public abstract IEnumerable<TrainingReport> Epoch(CancellationToken stop);

    public static Learner Of(TrainingPlan plan, Network network, Dataset digits) =>
        new Engine(plan.Options, network, digits);

    private sealed class Engine(TrainingOptions options, Network network, Dataset digits) : Learner
    {
        private readonly Trainer trainer = new(network, digits, options);

        // Large networks report sooner, so that the progress bar moves.
        private readonly int every = (int)Math.Clamp(40_000_000L / network.Parameters.Length / options.BatchSize, 1, Math.Max(1, 2000 / options.BatchSize));

        public override Network Network => network;

        public override IEnumerable<TrainingReport> Epoch(CancellationToken stop) => trainer.Steps(1, every, stop);
    }
}
