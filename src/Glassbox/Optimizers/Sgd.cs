using System.Numerics;
using System.Runtime.CompilerServices;
using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>
/// Stochastic gradient descent: g ← g + decay·w; v ← momentum·v + g; w ← w − rate·v, or with Nesterov's
/// momentum w ← w − rate·(g + momentum·v).
/// </summary>
/// <remarks>Sutskever et al. 2013, in the form of PyTorch's SGD: the first velocity is the first gradient.</remarks>
public sealed record Sgd : Optimizer
{
    /// <summary>How much of the velocity stays from step to step: at least 0, below 1.</summary>
    public float Momentum { get; init; }

    /// <summary>Looks ahead along the velocity (Nesterov); needs a momentum.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    public override string Name => Nesterov ? "nesterov" : "sgd";

    /// <summary>Whether a step is just w ← w − rate·g.</summary>
    internal bool IsPlain => Momentum == 0 && WeightDecay == 0;

    internal override int StateBuffers => Momentum == 0 ? 0 : 1;

    internal override void Validate()
    {
        base.Validate();
        Settings.MustBeFraction(Momentum, "momentum");
        if (Nesterov && Momentum == 0)
            throw new ArgumentException("Nesterov's momentum needs a momentum above 0, as 0.9.", nameof(Momentum));
    }

    internal override UpdateRule NewRule(int parameters) => new Rule(this, parameters);

    private sealed class Rule(Sgd settings, int parameters) : UpdateRule(parameters, settings.StateBuffers)
    {
        public override bool SkipsZeros => settings.IsPlain;

        public override void Apply(int start, Span<float> parameters, ReadOnlySpan<float> gradients, float scale)
        {
            Span<float> velocity = settings.Momentum == 0 ? [] : State[0].AsSpan(start, parameters.Length);
            Update.Run(new Formula(settings), parameters, gradients, scale, velocity, []);
        }
    }

    private readonly struct Formula(Sgd settings) : IUpdate
    {
        private readonly Vector<float> rate = new(settings.LearningRate);
        private readonly Vector<float> momentum = new(settings.Momentum);
        private readonly Vector<float> decay = new(settings.WeightDecay);
        private readonly bool nesterov = settings.Nesterov;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply(
            ref Vector<float> parameter, Vector<float> gradient, ref Vector<float> velocity, ref Vector<float> second)
        {
            gradient += decay * parameter;
            velocity = (momentum * velocity) + gradient;
            parameter -= rate * (nesterov ? gradient + (momentum * velocity) : velocity);
        }
    }
}
