using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>An optimizer: how gradients change parameters.</summary>
/// <remarks>
/// Each built-in optimizer is a file in <c>Optimizers/</c>, with its settings, its formula and its update. All follow PyTorch's formulas and
/// are tested against it. To write your own, derive a record with a name, buffers and an update. The reference implementation does not
/// support custom optimizers.
/// </remarks>
public abstract record Optimizer
{
    private static readonly Setting<Optimizer>[] Common =
    [
        Setting<Optimizer>.Of<Optimizer>("learningRate", SettingRange.Positive, o => o.LearningRate, (o, value) => o with { LearningRate = value }),
        Setting<Optimizer>.Of<Optimizer>("weightDecay", SettingRange.NotNegative, o => o.WeightDecay, (o, value) => o with { WeightDecay = value }),
    ];

    /// <summary>Initializes an optimizer with the default learning rate, 0.01.</summary>
    protected Optimizer() { }

    /// <summary>All built-in optimizers with their default settings, in display order.</summary>
    public static IReadOnlyList<Optimizer> All { get; } =
        [new Sgd(), new Sgd { Nesterov = true, Momentum = 0.9f }, new RmsProp(), new Adam(), new AdamW()];

    /// <summary>The learning rate: above 0.</summary>
    public float LearningRate { get; init; } = 0.01f;

    /// <summary>The weight decay, for biases too: how strongly each step pulls parameters toward 0; 0 for none.</summary>
    public float WeightDecay { get; init; }

    /// <summary>The name in files and on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>All settings by their names in files, such as <c>learningRate</c>; those common to all optimizers come first.</summary>
    public IReadOnlyDictionary<string, float> Settings => AllSettings.ToDictionary(setting => setting.Name, setting => setting.Value(this));

    /// <summary>The names of the buffers that keep state from step to step, each with one number per parameter.</summary>
    public virtual IReadOnlyList<string> Buffers => [];

    /// <summary>Factors β for which a step needs βᵗ, where t is its number: see <see cref="OptimizerMemory.Power"/>.</summary>
    public virtual IReadOnlyList<float> Decays => [];

    /// <summary>Whether a step leaves a parameter unchanged if its gradient is 0.</summary>
    public virtual bool SkipsZeros => false;

    /// <summary>The settings specific to this optimizer.</summary>
    private protected virtual IReadOnlyList<Setting<Optimizer>> OwnSettings => [];

    private IEnumerable<Setting<Optimizer>> AllSettings => Common.Concat(OwnSettings);

    /// <summary>Returns the optimizer with the given name and its default settings.</summary>
    /// <exception cref="ArgumentException">There is no optimizer with that name.</exception>
    public static Optimizer Parse(string name) => Named.Find(All, o => o.Name, name, "optimizer");

    /// <summary>Returns a copy with one of its <see cref="Settings"/> changed.</summary>
    /// <exception cref="ArgumentException">There is no setting with that name.</exception>
    public Optimizer With(string setting, float value) =>
        Named.Find(AllSettings, s => s.Name, setting, $"setting of {Name}").With(this, value);

    /// <summary>Returns name and settings, such as <c>sgd (learningRate 0.01, weightDecay 0, momentum 0)</c>.</summary>
    public sealed override string ToString() =>
        $"{Name} ({string.Join(", ", AllSettings.Select(s => FormattableString.Invariant($"{s.Name} {s.Value(this)}")))})";

    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    internal virtual void Validate()
    {
        foreach (Setting<Optimizer> setting in AllSettings) setting.Validate(this);
    }

    /// <summary>
    /// Updates some of the parameters. Several threads may do so at once for different parameters, and parameters may be grouped differently
    /// from call to call, so the update of each must not depend on the others.
    /// </summary>
    /// <param name="parameters">[count] The parameters; changed.</param>
    /// <param name="gradients">[count] Their gradients, summed over the batch.</param>
    /// <param name="scale">The factor to multiply the gradients by first: 1 / batch size.</param>
    /// <param name="rate">The learning rate of this step.</param>
    /// <param name="memory">[count] The optimizer's state for these parameters; changed.</param>
    public abstract void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, float scale, float rate, OptimizerMemory memory);
}
