using System.Numerics;
using System.Runtime.CompilerServices;
using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>
/// RMSProp: g ← g + decay·w; s ← α·s + (1 − α)·g²; w ← w − rate·g / (√s + ε), or with momentum
/// v ← momentum·v + g / (√s + ε); w ← w − rate·v.
/// </summary>
/// <remarks>Hinton 2012 (Coursera, lecture 6e), in the form of PyTorch's RMSprop.</remarks>
public sealed record RmsProp : Optimizer
{
    /// <summary>RMSProp at its usual learning rate, 0.001.</summary>
    public RmsProp() => LearningRate = 0.001f;

    /// <summary>α: how much of the mean square stays from step to step: at least 0, below 1.</summary>
    public float Smoothing { get; init; } = 0.99f;

    /// <summary>How much of the velocity stays from step to step: at least 0, below 1.</summary>
    public float Momentum { get; init; }

    /// <summary>ε: keeps the divisor from 0.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <inheritdoc/>
    public override string Name => "rmsprop";

    internal override int StateBuffers => 2;

    internal override void Validate()
    {
        base.Validate();
        Settings.MustBeFraction(Smoothing, "smoothing");
        Settings.MustBeFraction(Momentum, "momentum");
        Settings.MustBePositive(Epsilon, "epsilon");
    }

    internal override UpdateRule NewRule(int parameters) => new Rule(this, parameters);

    private sealed class Rule(RmsProp settings, int parameters) : UpdateRule(parameters, settings.StateBuffers)
    {
        public override void Apply(int start, Span<float> parameters, ReadOnlySpan<float> gradients, float scale) =>
            Update.Run(
                new Formula(settings), parameters, gradients, scale,
                State[0].AsSpan(start, parameters.Length), State[1].AsSpan(start, parameters.Length));
    }

    private readonly struct Formula(RmsProp settings) : IUpdate
    {
        private readonly Vector<float> rate = new(settings.LearningRate);
        private readonly Vector<float> decay = new(settings.WeightDecay);
        private readonly Vector<float> stays = new(settings.Smoothing);
        private readonly Vector<float> comes = new((float)(1 - (double)settings.Smoothing));
        private readonly Vector<float> momentum = new(settings.Momentum);
        private readonly Vector<float> epsilon = new(settings.Epsilon);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply(
            ref Vector<float> parameter, Vector<float> gradient, ref Vector<float> square, ref Vector<float> velocity)
        {
            gradient += decay * parameter;
            square = (stays * square) + (comes * gradient * gradient);
            velocity = (momentum * velocity) + (gradient / (Vector.SquareRoot(square) + epsilon));
            parameter -= rate * velocity;
        }
    }
}
