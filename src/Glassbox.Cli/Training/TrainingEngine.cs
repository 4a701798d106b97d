using Glassbox.Reference;

namespace Glassbox.Cli.Training;

/// <summary>The engine that was asked for, at work on a network.</summary>
internal abstract class TrainingEngine
{
    /// <summary>A copy of the network as it is now, in the precision in which it is trained.</summary>
    public abstract SavedModel Copy();

    /// <summary>Where training stands.</summary>
    public abstract TrainingReport Report { get; }

    /// <summary>All that it needs to go on later.</summary>
    public abstract Checkpoint Capture();

    /// <summary>Trains to the end of an epoch, with reports on the way.</summary>
    public abstract IEnumerable<TrainingReport> Epoch(CancellationToken stop);

    /// <param name="request">Says which engine.</param>
    /// <param name="options">How to train.</param>
    /// <param name="start">The network to train, in double precision too where that is known.</param>
    /// <param name="digits">What to train it on.</param>
    public static TrainingEngine Create(TrainingRequest request, TrainingOptions options, SavedModel start, Dataset digits) =>
        request.IsTwin
            ? new Readable(
                request.Order == "video" ? UpdateOrder.Video : UpdateOrder.Textbook, options, start.Reference ?? ReferenceNetwork.From(start.Network), digits)
                .GoingOn(request.Resumed?.ReferenceState)
            : new Fast(options, start.Network, digits).GoingOn(request.Resumed?.State);

    /// <summary>Steps between reports: some for each move of a progress bar, more where the steps are short.</summary>
    private static int Every(long work, Architecture architecture, TrainingOptions options)
    {
        long samples = Math.Clamp(work / architecture.ParameterCount, 1, 2000);
        return (int)Math.Max(1, samples / options.BatchSize);
    }

    private sealed class Fast(TrainingOptions options, Network network, Dataset digits) : TrainingEngine
    {
        private readonly Trainer trainer = new(network, digits, options);
        private readonly int every = Every(40_000_000, network.Architecture, options);

        public override TrainingReport Report => trainer.Report;

        public override SavedModel Copy() => new(network.Clone());

        public override Checkpoint Capture() => Checkpoint.From(trainer);

        public override IEnumerable<TrainingReport> Epoch(CancellationToken stop) => trainer.Steps(1, every, stop);

        public Fast GoingOn(TrainerState<float>? state)
        {
            if (state is not null) trainer.RestoreState(state);
            return this;
        }
    }

    private sealed class Readable(UpdateOrder order, TrainingOptions options, ReferenceNetwork network, Dataset digits) : TrainingEngine
    {
        private readonly ReferenceTrainer trainer = new(network, digits, options, order);
        private readonly int every = Every(2_000_000, network.Architecture, options);

        public override TrainingReport Report => trainer.Report;

        public override SavedModel Copy() => new(network.Clone());

        public override Checkpoint Capture() => Checkpoint.From(trainer);

        public Readable GoingOn(TrainerState<double>? state)
        {
            if (state is not null) trainer.RestoreState(state);
            return this;
        }

        public override IEnumerable<TrainingReport> Epoch(CancellationToken stop) => trainer.Steps(1, every, stop);
    }
}
