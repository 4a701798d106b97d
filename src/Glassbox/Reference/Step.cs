namespace Glassbox.Reference;

/// <summary>The backward pass and the update of a batch.</summary>
internal sealed class Step
{
    private readonly ReferenceNetwork network;
    private readonly LossFormula loss;
    private readonly UpdateOrder order;
    private readonly PenaltyFormula penalty;
    private readonly StepRule[] weightRules; // one per layer
    private readonly StepRule[] biasRules;   // one per layer

    public Step(ReferenceNetwork network, TrainingOptions options, UpdateOrder order)
    {
        this.network = network;
        loss = LossFormula.For(options.Loss);
        this.order = order;
        penalty = new PenaltyFormula(options);
        if (order == UpdateOrder.Video && penalty.LooksAtAll)
            throw new ArgumentException("The gradient can be clipped by its norm only in the textbook's order: the video's changes weights before it is complete.", nameof(order));
        weightRules = [.. network.Weights.Select(w => StepRule.For(options.Optimizer, w.Values.Length))];
        biasRules = [.. network.Biases.Select(b => StepRule.For(options.Optimizer, b.Values.Length))];
        WeightGradients = [.. network.Weights.Select(w => new Matrix(w.Rows, w.Columns))];
        BiasGradients = [.. network.Biases.Select(b => new Matrix(b.Rows, 1))];
    }

    /// <summary>[layer][outputs, inputs] ∂C/∂weight, the mean over the samples of the batch.</summary>
    public Matrix[] WeightGradients { get; }

    /// <summary>[layer][outputs, 1] ∂C/∂bias, the mean over the samples of the batch.</summary>
    public Matrix[] BiasGradients { get; }

    /// <summary>The number of steps made.</summary>
    public long Count { get; set; }

    /// <summary>The buffers of the optimizer, by name: for each layer those of the weights, then those of the biases.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double[]>> Buffers =>
        weightRules.Zip(biasRules).SelectMany(layer => layer.First.State.Concat(layer.Second.State))
            .GroupBy(buffer => buffer.Name)
            .ToDictionary(buffers => buffers.Key, IReadOnlyList<double[]> (buffers) => [.. buffers.Select(buffer => buffer.Values)]);

    /// <summary>Propagates the errors of a batch back, and updates the network.</summary>
    /// <param name="batch">Samples after their forward pass.</param>
    /// <param name="learningRate">The decimal counts: 0.01f is 0.01 here.</param>
    public void Run(ReadOnlySpan<ForwardState> batch, float learningRate)
    {
        Count++;
        double rate = DecimalSetting.ToDouble(learningRate);
        int last = network.Weights.Count - 1;
        for (int layer = last; layer >= 0; layer--)
        {
            Deltas(layer, batch);
            Gradients(layer, batch);
            penalty.Add(network.Weights[layer].Values, WeightGradients[layer].Values, network.Biases[layer].Values, BiasGradients[layer].Values);
            if (order == UpdateOrder.Video) Update(layer, rate);
        }

        if (order == UpdateOrder.Textbook) penalty.ClipNorm(WeightGradients, BiasGradients);
        if (order == UpdateOrder.Textbook)
            for (int layer = last; layer >= 0; layer--) Update(layer, rate);
    }

    private void Deltas(int layer, ReadOnlySpan<ForwardState> batch)
    {
        foreach (ForwardState sample in batch)
            if (layer == network.Weights.Count - 1) sample.OutputDelta(loss);
            else sample.HiddenDelta(layer);
    }

    // ∂C/∂weight is the delta of its output times its input; a bias is a weight with the constant input 1.
    private void Gradients(int layer, ReadOnlySpan<ForwardState> batch)
    {
        (Matrix weights, Matrix biases) = (WeightGradients[layer], BiasGradients[layer]);
        Array.Clear(weights.Values);
        Array.Clear(biases.Values);
        foreach (ForwardState sample in batch)
        {
            (double[] deltas, double[] inputs) = (sample.Deltas[layer], sample.Into(layer));
            for (int to = 0; to < weights.Rows; to++)
            {
                Span<double> row = weights.Row(to);
                foreach (int from in sample.PlacesInto(layer)) row[from] += deltas[to] * inputs[from];
                biases.Values[to] += deltas[to];
            }
        }

        if (batch.Length == 1) return;
        foreach (ref double gradient in weights.Values.AsSpan()) gradient /= batch.Length;
        foreach (ref double gradient in biases.Values.AsSpan()) gradient /= batch.Length;
    }

    private void Update(int layer, double rate)
    {
        weightRules[layer].Apply(network.Weights[layer].Values, WeightGradients[layer].Values, rate, Count);
        biasRules[layer].Apply(network.Biases[layer].Values, BiasGradients[layer].Values, rate, Count);
        penalty.HoldNorms(network.Weights[layer]);
    }
}
