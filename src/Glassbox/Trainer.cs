using System.Diagnostics;
using Glassbox.Kernels;
using Glassbox.Training;

namespace Glassbox;

/// <summary>Trains a network on samples. The caller owns the loop: training is something to enumerate.</summary>
/// <remarks>
/// <code>
/// foreach (TrainingReport epoch in trainer.Epochs(3)) Console.WriteLine(epoch.RunningAccuracy);
/// </code>
/// Breaking out of the loop stops training where it is; a further enumeration goes on from there.
/// Not for use by several threads at once.
/// </remarks>
public sealed class Trainer
{
    /// <summary>Samples after which the parameters are checked and a copy of them is kept, at the latest.</summary>
    private const int SamplesBetweenCheckpoints = 2048;

    private readonly Network network;
    private readonly Dataset dataset;
    private readonly TrainingOptions options;
    private readonly TrainingPass pass;
    private readonly Checkpoint checkpoint;
    private readonly int[] order; // of the samples in this epoch
    private Tally tally;
    private TimeSpan elapsed;
    private int epoch;
    private int taken; // samples of this epoch
    private long step;

    /// <summary>Prepares training.</summary>
    /// <param name="network">What learns: its parameters are changed in place.</param>
    /// <param name="dataset">What it learns from.</param>
    /// <param name="options">How; the video's way if not given.</param>
    /// <exception cref="ArgumentException">These cannot work together, or an option is out of its range; it says why.</exception>
    public Trainer(Network network, Dataset dataset, TrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        this.options = options ??= new TrainingOptions();
        this.network = network;
        this.dataset = dataset;
        Validate();

        if (OperatingSystem.IsBrowser()) options = options with { Threads = 1 };
        pass = options is { BatchSize: 1, Optimizer: Sgd { IsPlain: true } sgd }
            ? new SamplePass(network, dataset, options.Loss, sgd)
            : new BatchPass(network, dataset, options);
        checkpoint = new Checkpoint(network, pass.State);
        order = new int[dataset.Count];
        taken = order.Length;
    }

    /// <summary>The network being trained.</summary>
    public Network Network => network;

    /// <summary>Trains for some epochs, and reports after each.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="cancellation">Stops training before its next step.</param>
    /// <exception cref="OperationCanceledException">Training was asked to stop; the parameters are those of the last step made.</exception>
    /// <exception cref="TrainingDivergedException">A NaN or an infinity came up.</exception>
    public IEnumerable<TrainingReport> Epochs(int count, CancellationToken cancellation = default) =>
        Steps(count, int.MaxValue, cancellation);

    /// <summary>Trains for some epochs, and reports after every so many steps and at the end of each epoch.</summary>
    /// <param name="epochs">How many to complete, at least 0. One that was begun before counts as the first.</param>
    /// <param name="every">Steps between reports, at least 1.</param>
    /// <param name="cancellation">Stops training before its next step.</param>
    /// <exception cref="OperationCanceledException">Training was asked to stop; the parameters are those of the last step made.</exception>
    /// <exception cref="TrainingDivergedException">A NaN or an infinity came up.</exception>
    public IEnumerable<TrainingReport> Steps(int epochs, int every = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        return Run(epochs, every, cancellation);
    }

    private IEnumerable<TrainingReport> Run(int epochs, int every, CancellationToken cancellation)
    {
        for (int i = 0; i < epochs; i++)
        {
            if (taken == order.Length) BeginEpoch();
            while (taken < order.Length)
            {
                Advance(every, cancellation);
                yield return Report();
            }
        }
    }

    private void BeginEpoch()
    {
        epoch++;
        taken = 0;
        elapsed = TimeSpan.Zero;
        tally = new Tally(options.Loss);
        for (int i = 0; i < order.Length; i++) order[i] = i;

        // Stream 0 made the weights; each epoch has a stream of its own, so no epoch depends on those before it.
        if (options.Shuffle) new RandomSequence(options.Seed, (ulong)epoch).Shuffle(order);
    }

    private void Advance(int steps, CancellationToken cancellation)
    {
        long begun = Stopwatch.GetTimestamp();
        pass.ParametersChanged();
        long end = Math.Min(order.Length, taken + ((long)steps * pass.BatchSize));

        // A few steps at a time, so that a request to stop is soon heard.
        int burst = Math.Max(1, 64 / pass.BatchSize) * pass.BatchSize;
        try
        {
            while (taken < end)
            {
                cancellation.ThrowIfCancellationRequested();
                if (checkpoint.Age(step) * pass.BatchSize >= SamplesBetweenCheckpoints || !checkpoint.Exists) Keep();
                int count = (int)Math.Min(burst, end - taken);
                int before = tally.Samples;
                int faulty = pass.Run(order.AsSpan(taken, count), ref tally);
                int done = tally.Samples - before;
                taken += done;
                step += (done + pass.BatchSize - 1) / pass.BatchSize;
                if (faulty >= 0) throw Diverged(faulty, "the weighted sums are");
            }

            if (taken == order.Length) Keep();
        }
        finally
        {
            elapsed += Stopwatch.GetElapsedTime(begun);
        }
    }

    /// <summary>Keeps a copy of the parameters, which must all be finite.</summary>
    private void Keep()
    {
        int fault = Finite.All(network.Parameters) ? -1 : Finite.FirstFault(network.Parameters);
        if (fault >= 0) throw Diverged(LayerOf(fault), "the parameters are");
        checkpoint.Keep(step);
    }

    private TrainingDivergedException Diverged(int layer, string what)
    {
        checkpoint.Restore();
        return new TrainingDivergedException(step + 1, layer + 1, what, checkpoint.Step);
    }

    private int LayerOf(int parameter)
    {
        int layer = 0;
        while (parameter >= network.Layers[layer].Start + network.Layers[layer].Parameters) layer++;
        return layer;
    }

    private TrainingReport Report() => new()
    {
        Epoch = epoch,
        Step = step,
        Samples = taken,
        IsEpochEnd = taken == order.Length,
        MeanLoss = tally.Loss,
        MeanSquaredError = tally.MeanSquaredError(dataset.Outputs),
        RunningAccuracy = dataset.Classes > 0 ? (double)tally.Correct / tally.Samples : double.NaN,
        Elapsed = elapsed,
    };

    private void Validate()
    {
        Fit.Check(network.Architecture, dataset, options.Loss);
        options.Optimizer.Validate();
        if (options.BatchSize < 1) throw new ArgumentException($"A batch needs at least 1 sample, not {options.BatchSize}.");
        if (options.Threads is < 1 or > 1024) throw new ArgumentException($"Threads must be 1 to 1024, not {options.Threads}.");
    }
}
