using Glassbox.Reference;

namespace Glassbox.Cli.Training;

/// <summary>The engine that trains a network.</summary>
internal abstract class TrainingEngine
{
    /// <summary>Returns a copy of the network, in the precision of training.</summary>
    public abstract SavedModel Copy();

    /// <summary>The current report.</summary>
    public abstract TrainingReport Report { get; }

    /// <summary>Whether early stopping has ended training.</summary>
    public abstract bool HasStopped { get; }

    /// <summary>The epoch with the best network, if the best is kept.</summary>
    public abstract int? BestEpoch { get; }

    /// <summary>Restores the parameters of the best epoch.</summary>
    public abstract void RestoreBest();

    /// <summary>Returns a checkpoint to resume from.</summary>
    public abstract Checkpoint Capture();

    /// <summary>Trains to the end of an epoch, with reports along the way.</summary>
    public IEnumerable<TrainingReport> Epoch(CancellationToken stop)
    {
        // The trainer's own enumeration would end with the best network, not with that of the epoch.
        TrainingReport report;
        do yield return report = Advance(stop);
        while (!report.IsEpochEnd);
    }

    /// <summary>Trains some steps.</summary>
    protected abstract TrainingReport Advance(CancellationToken stop);

    /// <param name="request">The request, which selects the engine.</param>
    /// <param name="options">The training options.</param>
    /// <param name="start">The initial network, in double precision too if that is known.</param>
    /// <param name="digits">The training set.</param>
    /// <param name="heldOut">The validation set, if there is one.</param>
    public static TrainingEngine Create(TrainingRequest request, TrainingOptions options, SavedModel start, Dataset digits, Dataset? heldOut)
    {
        if (request.IsTwin)
        {
            ReferenceNetwork twin = start.Reference ?? ReferenceNetwork.From(start.Network);
            var trainerOfTwin = new ReferenceTrainer(twin, digits, options, request.Order == "video" ? UpdateOrder.Video : UpdateOrder.Textbook) { Validation = heldOut };
            if (request.Resumed?.ReferenceState is { } exact) trainerOfTwin.RestoreState(exact);
            return new Of<double>(trainerOfTwin, Every(2_000_000, twin.Architecture, options), () => new(twin.Clone()), () => Checkpoint.From(trainerOfTwin));
        }

        Network network = start.Network;
        var trainer = new Trainer(network, digits, options) { Validation = heldOut };
        if (request.Resumed?.State is { } state) trainer.RestoreState(state);
        return new Of<float>(trainer, Every(40_000_000, network.Architecture, options), () => new(network.Clone()), () => Checkpoint.From(trainer));
    }

    /// <summary>Returns the steps between reports: a few per update of the progress bar, more if steps are short.</summary>
    private static int Every(long work, Architecture architecture, TrainingOptions options)
    {
        long samples = Math.Clamp(work / architecture.ParameterCount, 1, 2000);
        return (int)Math.Max(1, samples / options.BatchSize);
    }

    private sealed class Of<T>(TrainerBase<T> trainer, int every, Func<SavedModel> copy, Func<Checkpoint> capture) : TrainingEngine
        where T : struct
    {
        public override TrainingReport Report => trainer.Report;

        public override bool HasStopped => trainer.HasStopped;

        public override int? BestEpoch => trainer.BestEpoch;

        public override void RestoreBest() => trainer.RestoreBest();

        public override SavedModel Copy() => copy();

        public override Checkpoint Capture() => capture();

        protected override TrainingReport Advance(CancellationToken stop) => trainer.Advance(every, stop);
    }
}
