using System.Numerics;
using System.Runtime.CompilerServices;
using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>
/// Stochastic gradient descent: g ← g + decay·w; v ← momentum·v + g; w ← w − rate·v, or with Nesterov momentum
/// w ← w − rate·(g + momentum·v).
/// </summary>
/// <remarks>Sutskever et al. 2013, in the form of PyTorch's SGD: the first velocity is the first gradient.</remarks>
public sealed record Sgd : Optimizer
{
    private const string Velocity = "velocity";

    private static readonly Setting<Optimizer>[] Own =
        [Setting<Optimizer>.Of<Sgd>("momentum", SettingRange.Fraction, o => o.Momentum, (o, value) => o with { Momentum = value })];

    /// <summary>The momentum, the decay rate of the velocity per step: at least 0, below 1.</summary>
    public float Momentum { get; init; }

    /// <summary>Whether to use Nesterov momentum, which looks ahead along the velocity; requires a momentum.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    public override string Name => Nesterov ? "nesterov" : "sgd";

    /// <summary>Whether a step is only w ← w − rate·g.</summary>
    internal bool IsPlain => Momentum == 0 && WeightDecay == 0;

    /// <inheritdoc/>
    public override bool SkipsZeros => IsPlain;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Buffers => Momentum == 0 ? [] : [Velocity];

    private protected override IReadOnlyList<Setting<Optimizer>> OwnSettings => Own;

    internal override void Validate()
    {
        base.Validate();
        if (Nesterov && Momentum == 0)
            throw new ArgumentException("Nesterov's momentum needs a momentum above 0, such as 0.9.", nameof(Momentum));
    }

    /// <inheritdoc/>
    public override void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, float scale, float rate, OptimizerMemory memory) =>
        VectorUpdate.Run(new Formula(this, rate), parameters, gradients, scale, Momentum == 0 ? [] : memory[Velocity], []);

    private readonly struct Formula(Sgd settings, float rate) : IVectorFormula
    {
        private readonly Vector<float> rate = new(rate);
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
