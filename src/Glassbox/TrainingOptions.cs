using Glassbox.Optimizers;
using Glassbox.Schedules;

namespace Glassbox;

/// <summary>Training options. The defaults are those of the video.</summary>
public sealed partial record TrainingOptions
{
    /// <summary>The default options, as in the video.</summary>
    public static TrainingOptions Default { get; } = new();

    /// <summary>The loss to minimize.</summary>
    public Loss Loss { get; init; } = Loss.BinaryCrossEntropy;

    /// <summary>The optimizer; plain gradient descent with a learning rate of 0.01 by default.</summary>
    public Optimizer Optimizer { get; init; } = new Sgd();

    /// <summary>The number of samples per update: at least 1. The gradient of a batch is the mean over its samples.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>Whether the samples are shuffled before each epoch.</summary>
    public bool Shuffle { get; init; }

    /// <summary>The seed for shuffling; the same seed gives the same orders on every machine.</summary>
    public ulong Seed { get; init; } = Defaults.Seed;

    /// <summary>
    /// The number of threads per batch: at least 1. The result is the same for any number; with a batch size of 1, one thread is used, as in a
    /// browser, which has no threads.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>The learning rate schedule; null, the default, for a constant rate.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// The number of warm-up steps: step n, from 1, multiplies the rate, including the factor of the <see cref="Schedule"/>, by n / (steps + 1).
    /// 0 for none.
    /// </summary>
    public int WarmupSteps { get; init; }

    /// <summary>Early stopping; null, the default, for none. It needs <see cref="TrainerBase{T}.Validation"/>.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// How products are rounded. <see cref="Arithmetic.Fused"/> is for wide layers in mini-batches; it gives different bits than the default, and
    /// fails if the processor does not support it.
    /// </summary>
    public Arithmetic Arithmetic { get; init; } = Arithmetic.Separate;

    /// <summary>Whether this machine supports <see cref="Arithmetic.Fused"/>; browsers do not.</summary>
    public static bool IsFusedSupported => FusedArithmetic.IsSupported;

    /// <summary>Determines the order of the samples in an epoch: as they are, or drawn by the seed if <see cref="Shuffle"/> is on.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="order">[samples], written: the index of each sample in the dataset.</param>
    public void DrawOrder(int epoch, Span<int> order)
    {
        for (int i = 0; i < order.Length; i++) order[i] = i;

        // Stream 0 is for the weights. Each epoch has its own stream, so it does not depend on earlier ones.
        if (Shuffle) new RandomSequence(Seed, (ulong)epoch).Shuffle(order);
    }

    /// <summary>Whether an option needs validation samples.</summary>
    internal bool NeedsValidation => EarlyStopping is not null || Schedule is { NeedsValidation: true };

    /// <summary>Returns whether the rate may change after any step of an epoch.</summary>
    /// <param name="step">The number of steps so far.</param>
    internal bool ChangesRateAfter(long step) => step < WarmupSteps || Schedule is { ChangesEveryStep: true };

    /// <summary>Returns the learning rate of a step.</summary>
    /// <param name="whole">The base rate.</param>
    /// <param name="place">The progress of training before the step.</param>
    internal float RateAt(float whole, SchedulePlace place)
    {
        if (Schedule is null && place.Step >= WarmupSteps) return whole;
        double factor = Schedule?.FactorAt(place) ?? 1;
        if (place.Step < WarmupSteps) factor *= (place.Step + 1.0) / (WarmupSteps + 1.0);
        return (float)(whole * factor);
    }

    /// <exception cref="ArgumentException">The arguments do not fit together, or an option is out of range; the message says why.</exception>
    internal void MustSuit(Architecture architecture, Dataset dataset)
    {
        Validate();
        architecture.MustFit(dataset);
        architecture.MustLearnFrom(Loss);
        long widest = architecture.Layers.Max(layer => layer.Outputs), batch = Math.Min(BatchSize, dataset.Count);
        if (widest * batch > Array.MaxLength)
            throw new ArgumentException($"A batch of {batch} samples and a layer of {widest} neurons need {widest * batch} sums at once, more than are possible: use smaller batches.", nameof(dataset));
        Loss.MustTeach(architecture.OutputActivation, dataset);
        MustRegularize(architecture, dataset);
    }

    /// <exception cref="ArgumentException">An option is null or out of range; the message says which.</exception>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Loss);
        ArgumentNullException.ThrowIfNull(Optimizer);
        Optimizer.Validate();
        Schedule?.Validate();
        EarlyStopping?.Validate();
        Augmentation?.Validate();
        foreach (Setting<TrainingOptions> setting in Numbers) setting.Validate(this);
        if (BatchSize < 1) throw new ArgumentException($"A batch needs at least 1 sample, not {BatchSize}.", nameof(BatchSize));
        if (Threads is < 1 or > 1024) throw new ArgumentException($"Threads must be 1 to 1024, not {Threads}.", nameof(Threads));
        if (!Enum.IsDefined(Arithmetic)) throw new ArgumentException($"There is no arithmetic {(int)Arithmetic}.", nameof(Arithmetic));
    }
}
