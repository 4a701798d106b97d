using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>How gradients change parameters.</summary>
/// <remarks>
/// Each one is a file in <c>Optimizers/</c>: its settings, its formula and its step. All follow PyTorch's formulas,
/// and are tested against it. One of your own is a record that says its name, its buffers and its step; the twin does not know it.
/// </remarks>
public abstract record Optimizer
{
    private static readonly Setting<Optimizer>[] Common =
    [
        Setting<Optimizer>.Of<Optimizer>("learningRate", SettingRange.Positive, o => o.LearningRate, (o, value) => o with { LearningRate = value }),
        Setting<Optimizer>.Of<Optimizer>("weightDecay", SettingRange.NotNegative, o => o.WeightDecay, (o, value) => o with { WeightDecay = value }),
    ];

    /// <summary>An optimizer at the usual learning rate, 0.01.</summary>
    protected Optimizer() { }

    /// <summary>All of them, each with its default settings, in the order of a listing.</summary>
    public static IReadOnlyList<Optimizer> All { get; } =
        [new Sgd(), new Sgd { Nesterov = true, Momentum = 0.9f }, new RmsProp(), new Adam(), new AdamW()];

    /// <summary>The size of a step: above 0.</summary>
    public float LearningRate { get; init; } = 0.01f;

    /// <summary>How strongly parameters, biases too, are drawn to 0 in each step: 0 for not at all.</summary>
    public float WeightDecay { get; init; }

    /// <summary>The name in files and on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>All settings by the names that files use, as <c>learningRate</c>: those that every optimizer has first.</summary>
    public IReadOnlyDictionary<string, float> Settings => AllSettings.ToDictionary(setting => setting.Name, setting => setting.Value(this));

    /// <summary>The buffers in which it remembers things from step to step, by name: each has a number for every parameter.</summary>
    public virtual IReadOnlyList<string> Buffers => [];

    /// <summary>Factors β of which a step needs βᵗ, t being its number: see <see cref="OptimizerMemory.Power"/>.</summary>
    public virtual IReadOnlyList<float> Decays => [];

    /// <summary>Whether a step leaves a parameter as it is whose gradient is 0.</summary>
    public virtual bool SkipsZeros => false;

    /// <summary>The settings that not every optimizer has.</summary>
    private protected virtual IReadOnlyList<Setting<Optimizer>> OwnSettings => [];

    private IEnumerable<Setting<Optimizer>> AllSettings => Common.Concat(OwnSettings);

    /// <summary>The optimizer of a name, with its default settings.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Optimizer Parse(string name) => Named.Find(All, o => o.Name, name, "optimizer");

    /// <summary>The same optimizer with another value of one of its <see cref="Settings"/>.</summary>
    /// <exception cref="ArgumentException">It has no setting of that name.</exception>
    public Optimizer With(string setting, float value) =>
        Named.Find(AllSettings, s => s.Name, setting, $"setting of {Name}").With(this, value);

    /// <summary>Name and settings, as <c>sgd (learningRate 0.01, weightDecay 0, momentum 0)</c>.</summary>
    public sealed override string ToString() =>
        $"{Name} ({string.Join(", ", AllSettings.Select(s => FormattableString.Invariant($"{s.Name} {s.Value(this)}")))})";

    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    internal virtual void Validate()
    {
        foreach (Setting<Optimizer> setting in AllSettings) setting.Validate(this);
    }

    /// <summary>
    /// Takes one step on some of the parameters. Several threads may do so at once, for different parameters, and which parameters
    /// are taken together may differ: so each must change by itself alone.
    /// </summary>
    /// <param name="parameters">[count] Changed.</param>
    /// <param name="gradients">[count] Their gradients, summed over the samples.</param>
    /// <param name="scale">What to multiply the gradients by first: 1 / samples.</param>
    /// <param name="rate">The learning rate of this step.</param>
    /// <param name="memory">[count] What is remembered of these parameters; changed.</param>
    public abstract void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, float scale, float rate, OptimizerMemory memory);
}
