namespace Glassbox.Training;

/// <summary>Limits the norm of the weights into each neuron.</summary>
internal sealed class NormLimit(Network network, float longest)
{
    private readonly double[] squares = new double[network.Layers.Max(layer => layer.Outputs)];
    private readonly float[] factors = new float[network.Layers.Max(layer => layer.Outputs)];

    /// <summary>Scales down the weights whose norm is too large.</summary>
    public void Apply()
    {
        foreach (DenseLayer layer in network.Layers)
        {
            int outputs = layer.Outputs;
            Span<float> weights = layer.Weights;
            Span<double> sums = squares.AsSpan(0, outputs);
            sums.Clear();
            for (int row = 0; row < weights.Length; row += outputs)
                for (int o = 0; o < sums.Length; o++) sums[o] += (double)weights[row + o] * weights[row + o];

            bool isAnyTooLong = false;
            for (int o = 0; o < outputs; o++)
            {
                double norm = Math.Sqrt(sums[o]);
                factors[o] = norm > longest ? (float)(longest / (norm + 1e-7)) : 1;
                isAnyTooLong |= norm > longest;
            }

            if (!isAnyTooLong) continue;
            for (int row = 0; row < weights.Length; row += outputs)
                for (int o = 0; o < outputs; o++) weights[row + o] *= factors[o];
        }
    }
}
