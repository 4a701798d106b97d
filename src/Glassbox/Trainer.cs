using Glassbox.Training;

namespace Glassbox;

/// <summary>Trains a network on samples. The caller owns the loop: training is something to enumerate.</summary>
/// <remarks>
/// <code>
/// foreach (TrainingReport epoch in trainer.Epochs(3)) Console.WriteLine(epoch.RunningAccuracy);
/// </code>
/// Nothing is trained until it is enumerated. Breaking out of the loop stops training where it is; a further
/// enumeration goes on from there.
/// Not for use by several threads at once.
/// </remarks>
public sealed class Trainer
{
    private readonly TrainingLoop loop;

    /// <summary>Prepares training.</summary>
    /// <param name="network">What learns: its parameters are changed in place.</param>
    /// <param name="dataset">What it learns from.</param>
    /// <param name="options">How; the video's way if not given.</param>
    /// <exception cref="ArgumentException">These cannot work together, or an option is out of its range; it says why.</exception>
    public Trainer(Network network, Dataset dataset, TrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        options ??= new TrainingOptions();
        options.MustSuit(network.Architecture, dataset);
        if (options.Arithmetic == Arithmetic.Fused) FusedArithmetic.MustBeSupported();
        Network = network;
        Warnings = dataset.Warnings();
        loop = new TrainingLoop(new EngineLearner(network, dataset, options), dataset, options);
    }

    /// <summary>The network being trained.</summary>
    public Network Network { get; }

    /// <summary>What is allowed, and yet likely to go wrong: a sentence each, with what to do. Usually none.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Trains for some epochs, and reports after each.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="cancellation">Stops training within 64 samples, or before the next batch where batches are larger.</param>
    /// <exception cref="OperationCanceledException">Training was asked to stop; the parameters are those of the last step made.</exception>
    /// <exception cref="TrainingDivergedException">A NaN or an infinity came up.</exception>
    public IEnumerable<TrainingReport> Epochs(int count, CancellationToken cancellation = default) =>
        Steps(count, int.MaxValue, cancellation);

    /// <summary>Trains for some epochs, and reports after every so many steps and at the end of each epoch.</summary>
    /// <param name="epochs">How many to complete, at least 0. One that was begun before counts as the first.</param>
    /// <param name="every">Steps between reports, at least 1.</param>
    /// <param name="cancellation">Stops training within 64 samples, or before the next batch where batches are larger.</param>
    /// <exception cref="OperationCanceledException">Training was asked to stop; the parameters are those of the last step made.</exception>
    /// <exception cref="TrainingDivergedException">A NaN or an infinity came up.</exception>
    public IEnumerable<TrainingReport> Steps(int epochs, int every = 1, CancellationToken cancellation = default) =>
        loop.Run(epochs, every, cancellation);
}
