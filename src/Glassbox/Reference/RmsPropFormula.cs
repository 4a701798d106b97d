namespace Glassbox.Reference;

/// <summary>g ← g + decay w; s ← α s + (1 − α) g²; v ← momentum v + g / (√s + ε); w ← w − rate v</summary>
internal sealed class RmsPropFormula(RmsProp settings, int parameters) : OptimizerFormula
{
    private readonly double decay = DecimalSetting.ToDouble(settings.WeightDecay);
    private readonly double smoothing = DecimalSetting.ToDouble(settings.Smoothing);
    private readonly double momentum = DecimalSetting.ToDouble(settings.Momentum);
    private readonly double epsilon = DecimalSetting.ToDouble(settings.Epsilon);
    private readonly double[] square = new double[parameters];
    private readonly double[] velocity = new double[parameters];

    public override IReadOnlyList<(string Name, double[] Values)> State => [("mean square", square), ("velocity", velocity)];

    public override void Apply(Span<double> parameters, ReadOnlySpan<double> gradients, double rate, long step)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            double gradient = gradients[i] + (decay * parameters[i]);
            square[i] = (smoothing * square[i]) + ((1 - smoothing) * gradient * gradient);
            velocity[i] = (momentum * velocity[i]) + (gradient / (Math.Sqrt(square[i]) + epsilon));
            parameters[i] -= rate * velocity[i];
        }
    }
}
