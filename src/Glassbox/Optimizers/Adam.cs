using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>
/// Adam: g ← g + decay·w; m ← β₁·m + (1 − β₁)·g; s ← β₂·s + (1 − β₂)·g²;
/// w ← w − rate · (m / (1 − β₁ᵗ)) / (√(s / (1 − β₂ᵗ)) + ε).
/// </summary>
/// <remarks>Kingma and Ba 2015, algorithm 1, in the form of PyTorch's Adam.</remarks>
public sealed record Adam : Optimizer
{
    /// <summary>Adam at its usual learning rate, 0.001.</summary>
    public Adam() => LearningRate = 0.001f;

    /// <summary>β₁: how much of the mean gradient stays from step to step: at least 0, below 1.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>β₂: how much of the mean square stays from step to step: at least 0, below 1.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>ε: keeps the divisor from 0.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <inheritdoc/>
    public override string Name => "adam";

    internal override int StateBuffers => 2;

    private AdamSettings AdamSettings => new(LearningRate, WeightDecay, Beta1, Beta2, Epsilon, IsDecoupled: false);

    internal override void Validate()
    {
        base.Validate();
        AdamSettings.Validate();
    }

    internal override UpdateRule NewRule(int parameters) => new AdamRule(AdamSettings, parameters);
}
