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
    private const string MeanSquare = "mean square", Velocity = "velocity";

    private static readonly Setting<Optimizer>[] Own =
    [
        Setting<Optimizer>.Of<RmsProp>("smoothing", SettingRange.Fraction, o => o.Smoothing, (o, value) => o with { Smoothing = value }),
        Setting<Optimizer>.Of<RmsProp>("momentum", SettingRange.Fraction, o => o.Momentum, (o, value) => o with { Momentum = value }),
        Setting<Optimizer>.Of<RmsProp>("epsilon", SettingRange.Positive, o => o.Epsilon, (o, value) => o with { Epsilon = value }),
    ];

    /// <summary>Initializes RMSProp with its default learning rate, 0.001.</summary>
    public RmsProp() => LearningRate = 0.001f;

    /// <summary>α, the decay rate of the mean square per step: at least 0, below 1.</summary>
    public float Smoothing { get; init; } = 0.99f;

    /// <summary>The momentum, the decay rate of the velocity per step: at least 0, below 1.</summary>
    public float Momentum { get; init; }

    /// <summary>ε, which prevents division by 0.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <inheritdoc/>
    public override string Name => "rmsprop";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Buffers => Momentum == 0 ? [MeanSquare] : [MeanSquare, Velocity];

    private protected override IReadOnlyList<Setting<Optimizer>> OwnSettings => Own;

    /// <inheritdoc/>
    public override void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, float scale, float rate, OptimizerMemory memory) =>
        VectorUpdate.Run(
            new Formula(this, rate), parameters, gradients, scale, memory[MeanSquare], Momentum == 0 ? [] : memory[Velocity]);

    private readonly struct Formula(RmsProp settings, float rate) : IVectorFormula
    {
        private readonly Vector<float> rate = new(rate);
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
