using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>
/// AdamW: <see cref="Adam"/> with decoupled weight decay, w ← w − rate·decay·w, instead of decay in the gradient.
/// </summary>
/// <remarks>Loshchilov and Hutter 2019, algorithm 2, in the form of PyTorch's AdamW.</remarks>
public sealed record AdamW : Optimizer
{
    private static readonly Setting<Optimizer>[] Own =
    [
        Setting<Optimizer>.Of<AdamW>("beta1", SettingRange.Fraction, o => o.Beta1, (o, value) => o with { Beta1 = value }),
        Setting<Optimizer>.Of<AdamW>("beta2", SettingRange.Fraction, o => o.Beta2, (o, value) => o with { Beta2 = value }),
        Setting<Optimizer>.Of<AdamW>("epsilon", SettingRange.Positive, o => o.Epsilon, (o, value) => o with { Epsilon = value }),
    ];

    /// <summary>Initializes AdamW with its default learning rate, 0.001, and weight decay, 0.01.</summary>
    public AdamW()
    {
        LearningRate = 0.001f;
        WeightDecay = 0.01f;
    }

    /// <summary>β₁, the decay rate of the mean gradient per step: at least 0, below 1.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>β₂, the decay rate of the mean square per step: at least 0, below 1.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>ε, which prevents division by 0.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <inheritdoc/>
    public override string Name => "adamw";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Buffers => [AdamFormula.Mean, AdamFormula.MeanSquare];

    /// <inheritdoc/>
    public override IReadOnlyList<float> Decays => [Beta1, Beta2];

    private protected override IReadOnlyList<Setting<Optimizer>> OwnSettings => Own;

    /// <inheritdoc/>
    public override void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, float scale, float rate, OptimizerMemory memory) =>
        VectorUpdate.Run(
            new AdamFormula(Beta1, Beta2, Epsilon, rate, gradientDecay: 0, kept: 1 - ((double)rate * WeightDecay), memory),
            parameters, gradients, scale, memory[AdamFormula.Mean], memory[AdamFormula.MeanSquare]);
}
