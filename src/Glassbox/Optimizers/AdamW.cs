using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>
/// AdamW: <see cref="Adam"/> with the decay taken from the weights themselves, w ← w − rate·decay·w, rather than
/// put into the gradient.
/// </summary>
/// <remarks>Loshchilov and Hutter 2019, algorithm 2, in the form of PyTorch's AdamW.</remarks>
public sealed record AdamW : Optimizer
{
    /// <summary>AdamW at its usual learning rate, 0.001, and weight decay, 0.01.</summary>
    public AdamW()
    {
        LearningRate = 0.001f;
        WeightDecay = 0.01f;
    }

    /// <summary>β₁: how much of the mean gradient stays from step to step: at least 0, below 1.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>β₂: how much of the mean square stays from step to step: at least 0, below 1.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>ε: keeps the divisor from 0.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <inheritdoc/>
    public override string Name => "adamw";

    internal override int StateBuffers => 2;

    private AdamSettings AdamSettings => new(LearningRate, WeightDecay, Beta1, Beta2, Epsilon, IsDecoupled: true);

    internal override void Validate()
    {
        base.Validate();
        AdamSettings.Validate();
    }

    internal override UpdateRule NewRule(int parameters) => new AdamRule(AdamSettings, parameters);
}
