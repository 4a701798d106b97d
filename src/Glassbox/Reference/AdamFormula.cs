namespace Glassbox.Reference;

/// <summary>
/// m ← β₁ m + (1 − β₁) g; s ← β₂ s + (1 − β₂) g²; w ← w − rate (m / (1 − β₁ᵗ)) / (√(s / (1 − β₂ᵗ)) + ε).
/// Adam first does g ← g + decay w; AdamW w ← w − rate decay w.
/// </summary>
internal sealed class AdamFormula : StepRule
{
    private readonly double gradientDecay;
    private readonly double weightDecay;
    private readonly double beta1;
    private readonly double beta2;
    private readonly double epsilon;
    private readonly double[] mean;
    private readonly double[] square;

    public AdamFormula(Adam settings, int parameters)
        : this(settings.Beta1, settings.Beta2, settings.Epsilon, parameters) =>
        gradientDecay = DecimalSetting.ToDouble(settings.WeightDecay);

    public AdamFormula(AdamW settings, int parameters)
        : this(settings.Beta1, settings.Beta2, settings.Epsilon, parameters) =>
        weightDecay = DecimalSetting.ToDouble(settings.WeightDecay);

    private AdamFormula(float beta1, float beta2, float epsilon, int parameters)
    {
        this.beta1 = DecimalSetting.ToDouble(beta1);
        this.beta2 = DecimalSetting.ToDouble(beta2);
        this.epsilon = DecimalSetting.ToDouble(epsilon);
        mean = new double[parameters];
        square = new double[parameters];
    }

    public override IReadOnlyList<(string Name, double[] Values)> State => [("mean", mean), ("mean square", square)];

    public override void Apply(Span<double> parameters, ReadOnlySpan<double> gradients, double rate, long step)
    {
        // Both means start at 0, so they are biased toward 0 in the first steps; these factors correct that.
        double meanShare = 1 - Math.Pow(beta1, step), squareShare = 1 - Math.Pow(beta2, step);
        for (int i = 0; i < parameters.Length; i++)
        {
            double gradient = gradients[i] + (gradientDecay * parameters[i]);
            mean[i] = (beta1 * mean[i]) + ((1 - beta1) * gradient);
            square[i] = (beta2 * square[i]) + ((1 - beta2) * gradient * gradient);
            parameters[i] -= rate * weightDecay * parameters[i];
            parameters[i] -= rate * (mean[i] / meanShare) / (Math.Sqrt(square[i] / squareShare) + epsilon);
        }
    }
}
