using Glassbox.Training;

namespace Glassbox.Reference;

/// <summary>The state of one sample during its forward and backward pass, with every intermediate value.</summary>
internal sealed class ForwardState
{
    private readonly ReferenceNetwork network;
    private readonly ActivationFormula[] formulas;

    // The indices of each layer's non-zero inputs: the others add nothing to any sum.
    private readonly int[][] places;
    private readonly int[] placeCounts;

    public ForwardState(ReferenceNetwork network)
    {
        this.network = network;
        IReadOnlyList<LayerShape> layers = network.Architecture.Layers;
        formulas = [.. layers.Select(l => ActivationFormula.For(l.Activation))];
        Inputs = new double[network.Architecture.Inputs];
        Targets = new double[network.Architecture.Outputs];
        Sums = Vectors(layers);
        Activations = Vectors(layers);
        Errors = Vectors(layers);
        Deltas = Vectors(layers);
        Derivatives = [.. layers.Select((l, i) => new Matrix(l.Outputs, formulas[i].DerivativeColumns(l.Outputs)))];
        places = [.. network.Weights.Select(w => new int[w.Columns])];
        placeCounts = new int[layers.Count];
        TaughtTargets = Targets;
    }

    /// <summary>[outputs] The targets to learn: the original or the smoothed ones.</summary>
    public double[] TaughtTargets { get; private set; }

    /// <summary>The weight of the sample.</summary>
    public double Weight { get; private set; } = 1;

    /// <summary>[layer][outputs] The dropout factors of hidden layers' activations; empty without dropout.</summary>
    public double[][] Factors { get; private set; } = [];

    /// <summary>[inputs]</summary>
    public double[] Inputs { get; }

    /// <summary>[outputs]</summary>
    public double[] Targets { get; }

    /// <summary>[layer][outputs] biases + weights · inputs</summary>
    public double[][] Sums { get; }

    /// <summary>[layer][outputs] f(sums)</summary>
    public double[][] Activations { get; }

    /// <summary>[layer][outputs] ∂C/∂activation; for the last layer only if the loss needs it.</summary>
    public double[][] Errors { get; }

    /// <summary>[layer][outputs, 1], for softmax [outputs, outputs]: f′(sums), wherever there are errors.</summary>
    public Matrix[] Derivatives { get; }

    /// <summary>[layer][outputs] ∂C/∂sum</summary>
    public double[][] Deltas { get; }

    /// <summary>Returns the inputs of a layer.</summary>
    public double[] Into(int layer) => layer == 0 ? Inputs : Activations[layer - 1];

    /// <summary>Returns the indices of the non-zero numbers in <see cref="Into"/>.</summary>
    public ReadOnlySpan<int> PlacesInto(int layer) => places[layer].AsSpan(0, placeCounts[layer]);

    /// <summary>Reads a sample of a dataset, widened to double precision.</summary>
    public void Read(Dataset dataset, int index)
    {
        float[] floats = new float[Math.Max(Inputs.Length, Targets.Length)];
        dataset.CopyInputs(index, floats);
        for (int i = 0; i < Inputs.Length; i++) Inputs[i] = floats[i];
        dataset.CopyTargets(index, floats);
        for (int o = 0; o < Targets.Length; o++) Targets[o] = floats[o];
    }

    /// <summary>Reads a sample of a dataset for training: augmented, smoothed and weighted as the options require.</summary>
    public void Read(Dataset dataset, int index, SampleRules rules)
    {
        Read(dataset, index);
        if (rules.ChangesInputs)
        {
            float[] inputs = dataset.Inputs(index);
            rules.Change(index, inputs);
            for (int i = 0; i < inputs.Length; i++) Inputs[i] = inputs[i];
        }

        if (rules.Smooths)
        {
            float[] targets = dataset.Targets(index);
            rules.Smooth(targets);
            TaughtTargets = [.. targets.Select(target => (double)target)];
        }

        if (rules.Drops)
            Factors = [.. Activations.SkipLast(1).Select((outputs, layer) =>
            {
                float[] factors = new float[outputs.Length];
                rules.Drop(layer, index, factors);
                return Array.ConvertAll(factors, factor => (double)factor);
            })];
        Weight = rules.Weight(index);
    }

    /// <summary>Reads a sample of a dataset unchanged, discarding the changes of <see cref="Read(Dataset, int, SampleRules)"/>.</summary>
    public void ReadAsItIs(Dataset dataset, int index)
    {
        Read(dataset, index);
        (TaughtTargets, Factors, Weight) = (Targets, [], 1);
    }

    public void Forward()
    {
        for (int layer = 0; layer < Sums.Length; layer++)
        {
            FindPlaces(layer);
            (Matrix weights, Matrix biases) = (network.Weights[layer], network.Biases[layer]);
            double[] inputs = Into(layer);
            for (int to = 0; to < weights.Rows; to++)
            {
                ReadOnlySpan<double> row = weights.Row(to);
                double sum = biases.Values[to];
                foreach (int from in PlacesInto(layer)) sum += row[from] * inputs[from];
                Sums[layer][to] = sum;
            }

            formulas[layer].Value(Sums[layer], Activations[layer]);
            if (layer < Factors.Length) Multiply(Activations[layer], Factors[layer]);
        }
    }

    /// <summary>Computes the deltas of the last layer: the derivatives of the loss with respect to its weighted sums.</summary>
    public void OutputDelta(LossFormula loss)
    {
        int last = Sums.Length - 1;
        double[] outputs = Activations[last];
        if (loss.DeltaIsDifference)
        {
            for (int o = 0; o < outputs.Length; o++) Deltas[last][o] = Weight * (outputs[o] - TaughtTargets[o]);
            return;
        }

        for (int o = 0; o < outputs.Length; o++)
            Errors[last][o] = Weight * loss.Derivative(outputs[o], TaughtTargets[o], outputs.Length);
        ErrorsToDelta(last);
    }

    /// <summary>Computes the deltas of a hidden layer: the errors are propagated back through the weights of the next layer.</summary>
    public void HiddenDelta(int layer)
    {
        Matrix weights = network.Weights[layer + 1];
        for (int from = 0; from < weights.Columns; from++)
        {
            double error = 0;
            for (int to = 0; to < weights.Rows; to++)
                error += weights.Values[(to * weights.Columns) + from] * Deltas[layer + 1][to];
            Errors[layer][from] = error;
        }

        if (layer < Factors.Length) Multiply(Errors[layer], Factors[layer]);

        ErrorsToDelta(layer);
    }

    private void ErrorsToDelta(int layer)
    {
        formulas[layer].Derivative(Sums[layer], Derivatives[layer]);
        formulas[layer].Chain(Errors[layer], Derivatives[layer], Deltas[layer]);
    }

    private static void Multiply(double[] values, double[] factors)
    {
        for (int i = 0; i < values.Length; i++) values[i] *= factors[i];
    }

    private void FindPlaces(int layer)
    {
        double[] inputs = Into(layer);
        placeCounts[layer] = 0;
        for (int from = 0; from < inputs.Length; from++)
            if (inputs[from] != 0) places[layer][placeCounts[layer]++] = from;
    }

    private static double[][] Vectors(IReadOnlyList<LayerShape> layers) => [.. layers.Select(l => new double[l.Outputs])];
}
