using Glassbox.Inference;
using Glassbox.Kernels;
using Glassbox.Optimizers;
using Glassbox.Training;

namespace Glassbox;

/// <summary>Trains a network on samples. The caller owns the loop, by enumerating the training.</summary>
/// <remarks>
/// <code>
/// foreach (TrainingReport epoch in trainer.Epochs(3)) Console.WriteLine(epoch.RunningAccuracy);
/// </code>
/// Nothing runs until it is enumerated. Breaking out of the loop pauses training; another enumeration continues it, and so does
/// <see cref="TrainerBase{T}.Advance"/>, which runs several steps at once.
/// Not thread-safe. One network can be trained by one trainer at a time.
/// </remarks>
public sealed class Trainer : TrainerBase<float>
{
    private const int RecheckBatch = 4;

    private readonly Loss loss;
    private readonly int threads;
    private readonly Updater updater;
    private readonly OptimizerState state;
    private readonly DatasetForward forward;
    private Tally tally;

    /// <summary>Initializes a trainer.</summary>
    /// <param name="network">The network to train; its parameters are changed in place.</param>
    /// <param name="dataset">The training samples.</param>
    /// <param name="options">The training options; those of the video by default.</param>
    /// <exception cref="ArgumentException">The arguments do not fit together, or an option is out of range; the message says why.</exception>
    public Trainer(Network network, Dataset dataset, TrainingOptions? options = null)
        : this(network, dataset, options, null)
    {
    }

    /// <param name="network">The network to train.</param>
    /// <param name="dataset">The training samples.</param>
    /// <param name="options">The training options.</param>
    /// <param name="gradients">Changes the whole gradient before each step, as clipping by norm does; null if not needed.</param>
    internal Trainer(Network network, Dataset dataset, TrainingOptions? options, GradientChange? gradients)
        : base((network ?? throw new ArgumentNullException(nameof(network))).Architecture, dataset, options)
    {
        options ??= TrainingOptions.Default;
        if (options.Arithmetic == Arithmetic.Fused) FusedArithmetic.MustBeSupported();
        if (OperatingSystem.IsBrowser()) options = options with { Threads = 1 };
        Network = network;
        loss = options.Loss;
        threads = options.Threads;
        tally = new Tally(loss, IsBinary);
        state = new OptimizerState(options.Optimizer, network.Parameters.Length);
        updater = gradients is null && IsPlain(options, dataset)
            ? new FusedSgd(network, dataset, loss)
            : new BatchUpdater(network, dataset, options, state, gradients);
        forward = new DatasetForward(network.Layers, dataset, RecheckBatch);
    }

    // What the fused path supports; it has none of the other options.
    private static bool IsPlain(TrainingOptions options, Dataset dataset) =>
        options is { BatchSize: 1, Optimizer: Sgd { IsPlain: true }, Arithmetic: Arithmetic.Separate, MaxNorm: 0, ChangesGradients: false }
        && SampleRules.For(options, dataset) is null;

    /// <summary>The network being trained.</summary>
    public Network Network { get; }

    private protected override Totals Totals
    {
        get => tally.Totals;
        set => tally = new Tally(loss, IsBinary, value);
    }

    private protected override ref int IsBeingTrained => ref Network.IsBeingTrained;

    private protected override IReadOnlyList<float[]> Parameters => [Network.ParameterBuffer];

    private protected override IReadOnlyDictionary<string, IReadOnlyList<float[]>> OptimizerBuffers =>
        state.Names.Zip(state.Buffers).ToDictionary(buffer => buffer.First, IReadOnlyList<float[]> (buffer) => [buffer.Second]);

    private protected override void ParametersChanged() => updater.ParametersChanged();

    private protected override void StateRestored(long steps) => state.GoTo(steps);

    private protected override int Train(ReadOnlySpan<int> samples, float rate)
    {
        tally.Answered = Answered;
        updater.Epoch = Epoch;
        return updater.Run(samples, rate, ref tally);
    }

    private protected override ValidationReport Validate(Dataset samples)
    {
        if (samples.HasWeights) return WeightedValidation.Compute(Network, samples, loss, threads);
        Evaluation evaluation = Network.Evaluate(samples, loss, threads);
        return new ValidationReport
        {
            Count = evaluation.Count, Loss = evaluation.MeanLoss, Accuracy = evaluation.Accuracy, MeanSquaredError = evaluation.MeanSquaredError,
        };
    }

    private protected override int FaultyParameters()
    {
        int fault = Finite.All(Network.Parameters) ? -1 : Finite.FirstFault(Network.Parameters);
        if (fault < 0) return -1;
        int layer = 0;
        while (fault >= Network.Layers[layer].Start + Network.Layers[layer].ParameterCount) layer++;
        return layer;
    }

    private protected override int FaultySums(ReadOnlySpan<int> samples)
    {
        for (int start = 0; start < samples.Length; start += forward.Batch)
        {
            forward.Run(samples.Slice(start, Math.Min(forward.Batch, samples.Length - start)));
            if (forward.FaultyLayer() is >= 0 and int layer) return layer;
        }

        return -1;
    }
}
