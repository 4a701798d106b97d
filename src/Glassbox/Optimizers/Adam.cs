using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>
/// Adam: g ← g + decay·w; m ← β₁·m + (1 − β₁)·g; s ← β₂·s + (1 − β₂)·g²;
/// w ← w − rate · (m / (1 − β₁ᵗ)) / (√(s / (1 − β₂ᵗ)) + ε).
/// </summary>
/// <remarks>Kingma and Ba 2015, algorithm 1, in the form of PyTorch's Adam.</remarks>
public sealed record Adam : Optimizer
{
    private static readonly Setting<Optimizer>[] Own =
    [
        Setting<Optimizer>.Of<Adam>("beta1", SettingRange.Fraction, o => o.Beta1, (o, value) => o with { Beta1 = value }),
        Setting<Optimizer>.Of<Adam>("beta2", SettingRange.Fraction, o => o.Beta2, (o, value) => o with { Beta2 = value }),
        Setting<Optimizer>.Of<Adam>("epsilon", SettingRange.Positive, o => o.Epsilon, (o, value) => o with { Epsilon = value }),
    ];

    /// <summary>Initializes Adam with its default learning rate, 0.001.</summary>
    public Adam() => LearningRate = 0.001f;

    /// <summary>β₁, the decay rate of the mean gradient per step: at least 0, below 1.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>β₂, the decay rate of the mean square per step: at least 0, below 1.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>ε, which prevents division by 0.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <inheritdoc/>
    public override string Name => "adam";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Buffers => [AdamFormula.Mean, AdamFormula.MeanSquare];

    /// <inheritdoc/>
    public override IReadOnlyList<float> Decays => [Beta1, Beta2];

    private protected override IReadOnlyList<Setting<Optimizer>> OwnSettings => Own;

    /// <inheritdoc/>
    public override void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, float scale, float rate, OptimizerMemory memory) =>
        VectorUpdate.Run(
            new AdamFormula(Beta1, Beta2, Epsilon, rate, gradientDecay: WeightDecay, kept: 1, memory),
            parameters, gradients, scale, memory[AdamFormula.Mean], memory[AdamFormula.MeanSquare]);
}
