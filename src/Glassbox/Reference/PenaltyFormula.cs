namespace Glassbox.Reference;

/// <summary>
/// What options do to gradients and weights beside the optimizer: g ← g + λ₂ w + λ₁ sign(w); g held to within ± a bound; all g made
/// shorter by most / (‖g‖ + 10⁻⁶); and after the step, the weights into each neuron by most / (‖w‖ + 10⁻⁷).
/// </summary>
internal sealed class PenaltyFormula(TrainingOptions options)
{
    private readonly double l1 = DecimalSetting.ToDouble(options.L1), l2 = DecimalSetting.ToDouble(options.L2);
    private readonly double biasL1 = DecimalSetting.ToDouble(options.BiasL1), biasL2 = DecimalSetting.ToDouble(options.BiasL2);
    private readonly double mostValue = DecimalSetting.ToDouble(options.GradientClipValue);
    private readonly double longest = DecimalSetting.ToDouble(options.GradientClipNorm);
    private readonly double longestWeights = DecimalSetting.ToDouble(options.MaxNorm);

    /// <summary>Whether all gradients must be known before any weight changes.</summary>
    public bool LooksAtAll => longest > 0;

    /// <summary>Adds penalties to the gradients of a layer, and holds each to its bound.</summary>
    public void Add(double[] weights, double[] weightGradients, double[] biases, double[] biasGradients)
    {
        Add(weights, weightGradients, l1, l2);
        Add(biases, biasGradients, biasL1, biasL2);
    }

    /// <summary>Makes the gradient of all parameters shorter where it is too long.</summary>
    public void ClipNorm(Matrix[] weightGradients, Matrix[] biasGradients)
    {
        if (longest == 0) return;
        double squares = 0;
        foreach (Matrix matrix in weightGradients.Concat(biasGradients))
            foreach (double gradient in matrix.Values) squares += gradient * gradient;
        double factor = longest / (Math.Sqrt(squares) + 1e-6);
        if (factor >= 1) return;
        foreach (Matrix matrix in weightGradients.Concat(biasGradients))
            foreach (ref double gradient in matrix.Values.AsSpan()) gradient *= factor;
    }

    /// <summary>Makes the weights into a neuron shorter where they are too long.</summary>
    /// <param name="weights">[outputs, inputs]</param>
    public void HoldNorms(Matrix weights)
    {
        if (longestWeights == 0) return;
        for (int to = 0; to < weights.Rows; to++)
        {
            double squares = 0;
            foreach (double weight in weights.Row(to)) squares += weight * weight;
            double norm = Math.Sqrt(squares);
            if (norm <= longestWeights) continue;
            foreach (ref double weight in weights.Row(to)) weight *= longestWeights / (norm + 1e-7);
        }
    }

    private void Add(double[] parameters, double[] gradients, double l1, double l2)
    {
        if (l1 == 0 && l2 == 0 && mostValue == 0) return;
        for (int i = 0; i < parameters.Length; i++)
        {
            gradients[i] += (l2 * parameters[i]) + (l1 * (parameters[i] > 0 ? 1 : parameters[i] < 0 ? -1 : 0));
            if (mostValue > 0) gradients[i] = gradients[i] > mostValue ? mostValue : gradients[i] < -mostValue ? -mostValue : gradients[i];
        }
    }
}
