namespace Glassbox.Reference;

/// <summary>g ← g + decay w; v ← momentum v + g; w ← w − rate v, or with Nesterov momentum w − rate (g + momentum v).</summary>
internal sealed class SgdFormula(Sgd settings, int parameters) : StepRule
{
    private readonly double decay = DecimalSetting.ToDouble(settings.WeightDecay);
    private readonly double momentum = DecimalSetting.ToDouble(settings.Momentum);
    private readonly double[] velocity = settings.IsPlain ? [] : new double[parameters];

    public override IReadOnlyList<(string Name, double[] Values)> State => settings.IsPlain ? [] : [("velocity", velocity)];

    public override void Apply(Span<double> parameters, ReadOnlySpan<double> gradients, double rate, long step)
    {
        if (settings.IsPlain)
        {
            for (int i = 0; i < parameters.Length; i++) parameters[i] -= rate * gradients[i];
            return;
        }

        for (int i = 0; i < parameters.Length; i++)
        {
            double gradient = gradients[i] + (decay * parameters[i]);
            velocity[i] = (momentum * velocity[i]) + gradient;
            parameters[i] -= rate * (settings.Nesterov ? gradient + (momentum * velocity[i]) : velocity[i]);
        }
    }
}
