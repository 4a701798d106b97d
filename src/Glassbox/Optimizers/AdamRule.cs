using System.Numerics;
using System.Runtime.CompilerServices;

namespace Glassbox.Optimizers;

/// <summary>The settings that Adam and AdamW share, and what tells them apart.</summary>
internal sealed record AdamSettings(
    float LearningRate, float WeightDecay, float Beta1, float Beta2, float Epsilon, bool IsDecoupled)
{
    public void Validate()
    {
        Settings.MustBeFraction(Beta1, "beta 1");
        Settings.MustBeFraction(Beta2, "beta 2");
        Settings.MustBePositive(Epsilon, "epsilon");
    }
}

/// <summary>Adam and AdamW at work.</summary>
internal sealed class AdamRule(AdamSettings settings, int parameters) : UpdateRule(parameters, buffers: 2)
{
    // βᵗ by multiplication: Math.Pow may differ between machines in its last digit.
    private double beta1Power = 1;
    private double beta2Power = 1;
    private (double Beta1, double Beta2) kept = (1, 1);

    public override void Begin()
    {
        beta1Power *= settings.Beta1;
        beta2Power *= settings.Beta2;
    }

    public override void Save() => kept = (beta1Power, beta2Power);

    public override void Restore() => (beta1Power, beta2Power) = kept;

    public override void Apply(int start, Span<float> parameters, ReadOnlySpan<float> gradients, float scale) =>
        Update.Run(
            new Formula(settings, 1 - beta1Power, 1 - beta2Power), parameters, gradients, scale,
            State[0].AsSpan(start, parameters.Length), State[1].AsSpan(start, parameters.Length));

    private readonly struct Formula(AdamSettings settings, double correction1, double correction2) : IUpdate
    {
        private readonly Vector<float> rate = new((float)(settings.LearningRate / correction1));
        private readonly Vector<float> gradientDecay = new(settings.IsDecoupled ? 0 : settings.WeightDecay);
        private readonly Vector<float> kept =
            new((float)(settings.IsDecoupled ? 1 - ((double)settings.LearningRate * settings.WeightDecay) : 1));
        private readonly Vector<float> stays1 = new(settings.Beta1);
        private readonly Vector<float> comes1 = new((float)(1 - (double)settings.Beta1));
        private readonly Vector<float> stays2 = new(settings.Beta2);
        private readonly Vector<float> comes2 = new((float)(1 - (double)settings.Beta2));
        private readonly Vector<float> rootCorrection = new((float)Math.Sqrt(correction2));
        private readonly Vector<float> epsilon = new(settings.Epsilon);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply(
            ref Vector<float> parameter, Vector<float> gradient, ref Vector<float> mean, ref Vector<float> square)
        {
            gradient += gradientDecay * parameter;
            mean = (stays1 * mean) + (comes1 * gradient);
            square = (stays2 * square) + (comes2 * gradient * gradient);
            Vector<float> divisor = (Vector.SquareRoot(square) / rootCorrection) + epsilon;
            parameter = (kept * parameter) - (rate * (mean / divisor));
        }
    }
}
