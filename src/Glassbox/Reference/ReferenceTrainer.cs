using Glassbox.Training;

namespace Glassbox.Reference;

/// <summary>Trains a twin as <see cref="Trainer"/> trains a network: the same samples in the same order.</summary>
/// <remarks>Uses one thread, whatever the options say. Keeps every intermediate value of every sample of a batch.</remarks>
public sealed class ReferenceTrainer
{
    private readonly TrainingLoop loop;

    /// <summary>Prepares training.</summary>
    /// <param name="network">What learns: its weights and biases are changed in place.</param>
    /// <param name="dataset">What it learns from.</param>
    /// <param name="options">How; the video's way if not given.</param>
    /// <param name="order">When in a step the weights change; the textbook's way if not given.</param>
    /// <exception cref="ArgumentException">These cannot work together, or an option is out of its range; it says why.</exception>
    public ReferenceTrainer(
        ReferenceNetwork network, Dataset dataset, TrainingOptions? options = null, UpdateOrder order = UpdateOrder.Textbook)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        options ??= new TrainingOptions();
        options.MustSuit(network.Architecture, dataset);
        Network = network;
        Warnings = dataset.Warnings();
        loop = new TrainingLoop(new ReferenceLearner(network, dataset, options, order), dataset, options);
    }

    /// <summary>The network being trained.</summary>
    public ReferenceNetwork Network { get; }

    /// <summary>What is allowed, and yet likely to go wrong: a sentence each, with what to do. Usually none.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Trains for some epochs, and reports after each.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="cancellation">Stops training within 64 samples, or before the next batch where batches are larger.</param>
    /// <exception cref="OperationCanceledException">Asked to stop; the network is as the last step made left it.</exception>
    /// <exception cref="TrainingDivergedException">A NaN or an infinity came up.</exception>
    public IEnumerable<TrainingReport> Epochs(int count, CancellationToken cancellation = default) =>
        Steps(count, int.MaxValue, cancellation);

    /// <summary>Trains for some epochs, and reports after every so many steps and at the end of each epoch.</summary>
    /// <param name="epochs">How many to complete, at least 0. One that was begun before counts as the first.</param>
    /// <param name="every">Steps between reports, at least 1.</param>
    /// <param name="cancellation">Stops training within 64 samples, or before the next batch where batches are larger.</param>
    /// <exception cref="OperationCanceledException">Asked to stop; the network is as the last step made left it.</exception>
    /// <exception cref="TrainingDivergedException">A NaN or an infinity came up.</exception>
    public IEnumerable<TrainingReport> Steps(int epochs, int every = 1, CancellationToken cancellation = default) =>
        loop.Run(epochs, every, cancellation);
}
