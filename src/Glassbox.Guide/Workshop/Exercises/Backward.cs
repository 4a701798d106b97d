namespace Glassbox.Guide.Workshop.Exercises;

/// <summary>Backpropagation through the weights.</summary>
internal static class Backward
{
    public static Exercise Exercise { get; } = new("backward", "Backward", "backpropagation/blame/", "Send the blame back: for each hidden neuron the sum of the deltas times the weights to them, times the slope of its squash.")
    {
        Start = """
        double[] Backward(double[][] weights, double[] deltas, double[] h)
        {
            double[] result = new double[h.Length];
            // weights[to][from] is the weight from hidden neuron `from` to output `to`. The slope is h(1 - h).
            return result;
        }
        """,
        Solution = """
        double[] Backward(double[][] weights, double[] deltas, double[] h)
        {
            double[] result = new double[h.Length];
            for (int from = 0; from < h.Length; from++)
            {
                double error = 0;
                for (int to = 0; to < deltas.Length; to++) error += weights[to][from] * deltas[to];
                result[from] = error * h[from] * (1 - h[from]);
            }
            return result;
        }
        """,
        Python = """
        def backward(weights, deltas, h):
            return weights.T @ deltas * h * (1 - h)
        """,
        Hints =
        [
            "Forward, a row of weights made one sum. Which weights carried the signal of one hidden neuron, and to where?",
            "For each hidden neuron from: go through all outputs to, and add up weights[to][from] * deltas[to]. Then multiply by the slope.",
            "result[from] = error * h[from] * (1 - h[from]);",
        ],
        Call = "return [yours.Backward(GlassboxRows(input[0], 10), input[1], input[2])];",
        Outputs = [new("the hidden deltas")],
        Cases = Tried,
        Mistakes =
        [
            new("You left out the slope of the squash, h(1 − h).", (" * h[from] * (1 - h[from])", "")),
            new("Of the slope h(1 − h) you have only h.", (" * (1 - h[from])", "")),
            new("Of the slope h(1 − h) you have only 1 − h.", (" * h[from] * (1 - h[from])", " * (1 - h[from])")),
            new("You took the slope at the activation once more: h is squashed already, its slope is h(1 − h).", ("result[from] = error * h[from] * (1 - h[from])", "double s = 1 / (1 + Math.Exp(-h[from])); result[from] = error * s * (1 - s)")),
            new("Each output takes the place of the sum: = instead of +=. Only the last one is left.", ("error +=", "error =")),
            new("You left out the weights: blame flows back through the weight that carried the signal.", ("weights[to][from] * deltas[to]", "deltas[to]")),
            new("You left out the first output: places are counted from 0.", ("int to = 0", "int to = 1")),
            new("The sign is reversed.", ("error +=", "error -=")),
            new("This is what comes back of the signal, not of the blame: h in place of the delta.", ("weights[to][from] * deltas[to]", "weights[to][from] * h[from]")),
            new("Only the first neuron has a delta: return stands inside the loop and ends it at once. Put it after the loop’s }.", ("* h[from] * (1 - h[from]);", "* h[from] * (1 - h[from]); return result;")),
            new("The parentheses are missing: 1 − h belongs together, (1 - h[from]).", ("* (1 - h[from])", "* 1 - h[from]")),
            new("The sum goes on from neuron to neuron: each must begin at 0. Declare it inside the loop over the hidden neurons.", ("new double[h.Length];", "new double[h.Length]; double error = 0;"), ("        double error = 0;\n", "")),
            new("All of them are 0: nothing is written into the result yet.", ("error * h[from] * (1 - h[from])", "0")),
        ],
    };

    private static IReadOnlyList<CheckCase> Tried(CheckInputs inputs) => inputs.ForEach((_, step) =>
        ([inputs.Network.Weights[1].Values, step.Layers[1].Delta.Values, step.Layers[0].Activations.Values], [step.Layers[0].Delta.Values]));
}
