namespace Glassbox.Guide.Workshop.Exercises;

/// <summary>All weight gradients of a layer at once.</summary>
internal static class OuterProduct
{
    public static Exercise Exercise { get; } = new("outer-product", "The outer product", "backpropagation/gradients/", "Compute the gradient of every weight: the delta of the neuron it leads to, times the signal that went in.")
    {
        Start = """
        double[][] Outer(double[] deltas, double[] inputs)
        {
            double[][] gradients = new double[deltas.Length][];
            // A row for each delta, with a number for each input.
            return gradients;
        }
        """,
        Solution = """
        double[][] Outer(double[] deltas, double[] inputs)
        {
            double[][] gradients = new double[deltas.Length][];
            for (int to = 0; to < deltas.Length; to++)
            {
                gradients[to] = new double[inputs.Length];
                for (int from = 0; from < inputs.Length; from++) gradients[to][from] = deltas[to] * inputs[from];
            }
            return gradients;
        }
        """,
        Python = """
        def outer(deltas, inputs):
            return deltas @ inputs.T    # (20 × 1) · (1 × 784)
        """,
        Hints =
        [
            "A weight joins an input to a neuron. What stands at its two ends?",
            "Two loops: for each delta a new row, and in it for each input their product. (20\u00a0×\u00a01) · (1\u00a0×\u00a0784) → (20\u00a0×\u00a0784).",
            "gradients[to][from] = deltas[to] * inputs[from];",
        ],
        Call = "return Enumerable.Range(0, input.Length / 2).Select(i => GlassboxFlat(yours.Outer(input[2 * i], input[2 * i + 1]))).ToArray();",
        Outputs = [.. Enumerable.Repeat(new OutputRow("the gradients", 784), CheckInputs.Steps)],
        Cases = Tried,
        Mistakes =
        [
            new("You added where it must be multiplied.", ("deltas[to] * inputs[from]", "deltas[to] + inputs[from]")),
            new("Every row has the first delta: deltas[to], not deltas[0].", ("deltas[to] * inputs[from]", "deltas[0] * inputs[from]")),
            new("Only the deltas are there: each is to be multiplied by the input.", ("deltas[to] * inputs[from]", "deltas[to]")),
            new("Only the inputs are there: each is to be multiplied by the delta.", ("deltas[to] * inputs[from]", "inputs[from]")),
            new("The sign is reversed. The minus comes with the update, not here.", ("deltas[to] * inputs[from]", "-deltas[to] * inputs[from]")),
            new("The learning rate is in it already. It comes with the update, not here.", ("deltas[to] * inputs[from]", "0.01 * deltas[to] * inputs[from]")),
            new("You left out the first input: places are counted from 0.", ("int from = 0", "int from = 1"), ("deltas[to] * inputs[from]", "deltas[to] * inputs[from] + 0 * (gradients[to][0] = 7)")),
            new("The rows are not there yet: each needs an array of its own, new double[inputs.Length].", ("        gradients[to] = new double[inputs.Length];\n        for (int from = 0; from < inputs.Length; from++) gradients[to][from] = deltas[to] * inputs[from];", "        _ = to;")),
            new("Only the first row is there: return stands inside the loop and ends it at once. Put it after the loop’s }.", ("deltas[to] * inputs[from];\n", "deltas[to] * inputs[from];\n        return gradients;\n")),
            new("All gradients are 0: nothing is written into the rows yet.", ("deltas[to] * inputs[from]", "0")),
        ],
    };

    private static IReadOnlyList<CheckCase> Tried(CheckInputs inputs) =>
    [
        .. inputs.ForEach((digit, step) => ([step.Layers[0].Delta.Values, digit.Image], [step.Layers[0].WeightGradients.Values])),
        new(
            "the first steps of a training", [.. inputs.Run.Steps.SelectMany(step => new[] { step.HiddenDelta, step.Image })],
            [.. inputs.Run.Steps.Select(step => step.Trace.Layers[0].WeightGradients.Values)]),
    ];
}
