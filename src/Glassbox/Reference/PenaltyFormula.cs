namespace Glassbox.Reference;

/// <summary>
/// The changes that options make to gradients and weights besides the optimizer: g ← g + λ₂ w + λ₁ sign(w); each g clipped to ± a bound; all g
/// scaled by most / (‖g‖ + 10⁻⁶) if too long; after the step, the weights into each neuron scaled by most / (‖w‖ + 10⁻⁷) if too long.
/// </summary>
internal sealed class PenaltyFormula(TrainingOptions options)
{
    private readonly double l1 = DecimalSetting.ToDouble(options.L1), l2 = DecimalSetting.ToDouble(options.L2);
    private readonly double biasL1 = DecimalSetting.ToDouble(options.BiasL1), biasL2 = DecimalSetting.ToDouble(options.BiasL2);
    private readonly double mostValue = DecimalSetting.ToDouble(options.GradientClipValue);
    private readonly double longest = DecimalSetting.ToDouble(options.GradientClipNorm);
    private readonly double longestWeights = DecimalSetting.ToDouble(options.MaxNorm);

    /// <summary>Whether all gradients are needed before any weight changes.</summary>
    public bool LooksAtAll => longest > 0;

    /// <summary>Adds penalties to the gradients of a layer, and clips each gradient.</summary>
    public void Add(double[] weights, double[] weightGradients, double[] biases, double[] biasGradients)
    {
        Add(weights, weightGradients, l1, l2);
        Add(biases, biasGradients, biasL1, biasL2);
    }

    /// <summary>Scales down the gradient of all parameters if its norm is too large.</summary>
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

    /// <summary>Scales down the weights into each neuron if their norm is too large.</summary>
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
