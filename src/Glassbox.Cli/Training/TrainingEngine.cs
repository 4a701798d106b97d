using Glassbox.Reference;

namespace Glassbox.Cli.Training;

/// <summary>The engine that was asked for, at work on a network.</summary>
internal abstract class TrainingEngine
{
    /// <summary>A copy of the network as it is now, in the precision in which it is trained.</summary>
    public abstract SavedModel Copy();

    /// <summary>Where training stands.</summary>
    public abstract TrainingReport Report { get; }

    /// <summary>Whether it has stopped early.</summary>
    public abstract bool HasStopped { get; }

    /// <summary>The epoch whose network is kept as the best, where the best is.</summary>
    public abstract int? BestEpoch { get; }

    /// <summary>Gives the network the parameters of the best epoch.</summary>
    public abstract void RestoreBest();

    /// <summary>All that it needs to go on later.</summary>
    public abstract Checkpoint Capture();

    /// <summary>Trains to the end of an epoch, with reports on the way.</summary>
    public IEnumerable<TrainingReport> Epoch(CancellationToken stop)
    {
        // Not the trainer's own enumeration, which ends with the best network rather than that of the epoch.
        TrainingReport report;
        do yield return report = Advance(stop);
        while (!report.IsEpochEnd);
    }

    /// <summary>Makes some steps.</summary>
    protected abstract TrainingReport Advance(CancellationToken stop);

    /// <param name="request">Says which engine.</param>
    /// <param name="options">How to train.</param>
    /// <param name="start">The network to train, in double precision too where that is known.</param>
    /// <param name="digits">What to train it on.</param>
    /// <param name="heldOut">What to validate it with, if anything.</param>
    public static TrainingEngine Create(TrainingRequest request, TrainingOptions options, SavedModel start, Dataset digits, Dataset? heldOut) =>
        request.IsTwin
            ? new Readable(
                request.Order == "video" ? UpdateOrder.Video : UpdateOrder.Textbook, options, start.Reference ?? ReferenceNetwork.From(start.Network), digits, heldOut)
                .GoingOn(request.Resumed?.ReferenceState)
            : new Fast(options, start.Network, digits, heldOut).GoingOn(request.Resumed?.State);

    /// <summary>Steps between reports: some for each move of a progress bar, more where the steps are short.</summary>
    private static int Every(long work, Architecture architecture, TrainingOptions options)
    {
        long samples = Math.Clamp(work / architecture.ParameterCount, 1, 2000);
        return (int)Math.Max(1, samples / options.BatchSize);
    }

    private sealed class Fast(TrainingOptions options, Network network, Dataset digits, Dataset? heldOut) : TrainingEngine
    {
        private readonly Trainer trainer = new(network, digits, options) { Validation = heldOut };
        private readonly int every = Every(40_000_000, network.Architecture, options);

        public override TrainingReport Report => trainer.Report;

        public override bool HasStopped => trainer.HasStopped;

        public override int? BestEpoch => trainer.BestEpoch;

        public override void RestoreBest() => trainer.RestoreBest();

        public override SavedModel Copy() => new(network.Clone());

        public override Checkpoint Capture() => Checkpoint.From(trainer);

        protected override TrainingReport Advance(CancellationToken stop) => trainer.Advance(every, stop);

        public Fast GoingOn(TrainerState<float>? state)
        {
            if (state is not null) trainer.RestoreState(state);
            return this;
        }
    }

    private sealed class Readable(UpdateOrder order, TrainingOptions options, ReferenceNetwork network, Dataset digits, Dataset? heldOut) : TrainingEngine
    {
        private readonly ReferenceTrainer trainer = new(network, digits, options, order) { Validation = heldOut };
        private readonly int every = Every(2_000_000, network.Architecture, options);

        public override TrainingReport Report => trainer.Report;

        public override bool HasStopped => trainer.HasStopped;

        public override int? BestEpoch => trainer.BestEpoch;

        public override void RestoreBest() => trainer.RestoreBest();

        public override SavedModel Copy() => new(network.Clone());

        public override Checkpoint Capture() => Checkpoint.From(trainer);

        public Readable GoingOn(TrainerState<double>? state)
        {
            if (state is not null) trainer.RestoreState(state);
            return this;
        }

        protected override TrainingReport Advance(CancellationToken stop) => trainer.Advance(every, stop);
    }
}
