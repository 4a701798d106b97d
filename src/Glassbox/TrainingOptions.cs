using Glassbox.Optimizers;
using Glassbox.Schedules;

namespace Glassbox;

/// <summary>How a network is trained. The defaults are the video's.</summary>
public sealed partial record TrainingOptions
{
    /// <summary>The video's way.</summary>
    public static TrainingOptions Default { get; } = new();

    /// <summary>The loss to minimize.</summary>
    public Loss Loss { get; init; } = Loss.BinaryCrossEntropy;

    /// <summary>How the parameters change; plain gradient descent at a learning rate of 0.01 if not given.</summary>
    public Optimizer Optimizer { get; init; } = new Sgd();

    /// <summary>Samples for each update: at least 1. The gradients of a batch are the mean over its samples.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>Whether each epoch takes the samples in another random order.</summary>
    public bool Shuffle { get; init; }

    /// <summary>The same seed makes the same orders, everywhere.</summary>
    public ulong Seed { get; init; } = Defaults.Seed;

    /// <summary>
    /// Threads to use for a batch: at least 1. Any number gives the same result; one sample at a time uses one.
    /// In a browser, which has no threads, one is used.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>How the learning rate changes while training goes on; null, as by default, for not at all.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// Steps over which the learning rate rises to its whole: step n, from 1, has n / (steps + 1) of it. 0 for none. What the
    /// <see cref="Schedule"/> makes of the rate is multiplied by that.
    /// </summary>
    public int WarmupSteps { get; init; }

    /// <summary>When to stop before the last epoch; null, as by default, for never. It needs <see cref="TrainerBase{T}.Validation"/>.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// How products are rounded. <see cref="Arithmetic.Fused"/> is for wide layers in batches; it gives other bits than
    /// the default, and is refused where the processor cannot do it.
    /// </summary>
    public Arithmetic Arithmetic { get; init; } = Arithmetic.Separate;

    /// <summary>Whether this machine has <see cref="Arithmetic.Fused"/>; a browser has not.</summary>
    public static bool IsFusedSupported => FusedArithmetic.IsSupported;

    /// <summary>The order in which an epoch takes the samples: as they come, or with <see cref="Shuffle"/> as the seed draws it.</summary>
    /// <param name="epoch">Which epoch, from 1.</param>
    /// <param name="order">[samples] Written: the place in the dataset of each sample to take.</param>
    public void DrawOrder(int epoch, Span<int> order)
    {
        for (int i = 0; i < order.Length; i++) order[i] = i;

        // Stream 0 made the weights; each epoch has a stream of its own, so no epoch depends on those before it.
        if (Shuffle) new RandomSequence(Seed, (ulong)epoch).Shuffle(order);
    }

    /// <summary>Whether some option looks at validation samples.</summary>
    internal bool NeedsValidation => EarlyStopping is not null || Schedule is { NeedsValidation: true };

    /// <summary>Whether the rate may change after any step of an epoch.</summary>
    /// <param name="step">The steps made.</param>
    internal bool ChangesRateAfter(long step) => step < WarmupSteps || Schedule is { ChangesEveryStep: true };

    /// <summary>The learning rate of a step.</summary>
    /// <param name="whole">The rate that was asked for.</param>
    /// <param name="place">Where training stands before the step.</param>
    internal float RateAt(float whole, SchedulePlace place)
    {
        if (Schedule is null && place.Step >= WarmupSteps) return whole;
        double factor = Schedule?.FactorAt(place) ?? 1;
        if (place.Step < WarmupSteps) factor *= (place.Step + 1.0) / (WarmupSteps + 1.0);
        return (float)(whole * factor);
    }

    /// <exception cref="ArgumentException">These cannot work together, or an option is out of its range; it says why.</exception>
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

    /// <exception cref="ArgumentException">An option is null or out of its range; it says which.</exception>
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
