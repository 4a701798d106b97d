using Glassbox.Reference;

namespace Glassbox.Cli.Training;

/// <summary>The engine that was asked for, at work on a network.</summary>
internal abstract class TrainingEngine
{
    /// <summary>A copy of the network as it is now.</summary>
    public abstract Network Copy();

    /// <summary>Trains for one epoch, with reports on the way.</summary>
    public abstract IEnumerable<TrainingReport> Epoch(CancellationToken stop);

    public static TrainingEngine Create(TrainingRequest request, TrainingOptions options, Network network, Dataset digits) =>
        request.IsTwin
            ? new Readable(request.Order == "video" ? UpdateOrder.Video : UpdateOrder.Textbook, options, network, digits)
            : new Fast(options, network, digits);

    /// <summary>Steps between reports: some for each move of a progress bar, more where the steps are short.</summary>
    private static int Every(long work, Network network, TrainingOptions options)
    {
        long samples = Math.Clamp(work / network.Architecture.ParameterCount, 1, 2000);
        return (int)Math.Max(1, samples / options.BatchSize);
    }

    private sealed class Fast(TrainingOptions options, Network network, Dataset digits) : TrainingEngine
    {
        private readonly Trainer trainer = new(network, digits, options);
        private readonly int every = Every(40_000_000, network, options);

        public override Network Copy() => network.Clone();

        public override IEnumerable<TrainingReport> Epoch(CancellationToken stop) => trainer.Steps(1, every, stop);
    }

    private sealed class Readable(UpdateOrder order, TrainingOptions options, Network network, Dataset digits) : TrainingEngine
    {
        private readonly ReferenceTrainer trainer = new(ReferenceNetwork.From(network), digits, options, order);
        private readonly int every = Every(2_000_000, network, options);

        public override Network Copy() => trainer.Network.ToNetwork();

        public override IEnumerable<TrainingReport> Epoch(CancellationToken stop) => trainer.Steps(1, every, stop);
    }
}
