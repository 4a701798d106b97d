using Glassbox.Guide.Lab;
using Glassbox.Reference;

namespace Glassbox.Guide.Workshop.Exercises;

/// <summary>The gradient descent step.</summary>
internal static class Update
{
    public static Exercise Exercise { get; } = new("update", "The update", "backpropagation/gradients/", "Let each weight and each bias take a small step downhill: minus the learning rate times its gradient.")
    {
        Start = """
        void Update(double[][] weights, double[] biases, double[] deltas, double[] inputs)
        {
            // learningRate is 0.01. The gradient of a weight is deltas[to] * inputs[from], that of a bias deltas[to].
        }
        """,
        Solution = """
        void Update(double[][] weights, double[] biases, double[] deltas, double[] inputs)
        {
            for (int to = 0; to < deltas.Length; to++)
            {
                for (int from = 0; from < inputs.Length; from++) weights[to][from] -= learningRate * deltas[to] * inputs[from];
                biases[to] -= learningRate * deltas[to];
            }
        }
        """,
        Python = """
        def update(weights, biases, deltas, inputs):
            weights -= learn_rate * deltas @ inputs.T
            biases -= learn_rate * deltas
        """,
        Hints =
        [
            "The gradient points uphill. Which way must the step go?",
            "For each weight -= learningRate * deltas[to] * inputs[from]. A bias is a weight whose input is always 1.",
            "weights[to][from] -= learningRate * deltas[to] * inputs[from];",
        ],
        GivenFields = """
            protected const double learningRate = 0.01;
        """ + "\n",
        Call = "var weights = GlassboxRows(input[0], 20); return Enumerable.Range(0, (input.Length - 2) / 2).SelectMany(i => { yours.Update(weights, input[1], input[2 + 2 * i], input[3 + 2 * i]); return new[] { GlassboxFlat(weights), input[1].ToArray() }; }).ToArray();",
        Outputs = [.. Enumerable.Repeat<OutputRow[]>([new("the hidden weights", 784), new("the hidden biases")], CheckInputs.Steps).SelectMany(rows => rows)],
        Cases = Tried,
        Mistakes =
        [
            new("The minus is missing: every step goes uphill.", ("-=", "+=")),
            new("You left out the bias.", ("biases[to] -= learningRate * deltas[to];", "")),
            new("You left out the learning rate: the steps are a hundred times too long.", ("learningRate * ", "")),
            new("The bias goes the wrong way.", ("biases[to] -=", "biases[to] +=")),
            new("You left out the inputs: the gradient of a weight is the delta times what went in.", ("deltas[to] * inputs[from]", "deltas[to]")),
            new("You put the step in the place of the weight: -= keeps the weight, = does not.", ("weights[to][from] -= learningRate", "weights[to][from] = -learningRate")),
            new("Every row takes the step of the first neuron: deltas[to], not deltas[0].", ("deltas[to]", "deltas[0]")),
            new("The bias has taken its step without the learning rate.", ("biases[to] -= learningRate * deltas[to]", "biases[to] -= deltas[to]")),
            new("The bias has taken a step for every input. It takes one.", ("weights[to][from] -= learningRate * deltas[to] * inputs[from];", "{ weights[to][from] -= learningRate * deltas[to] * inputs[from]; biases[to] -= learningRate * deltas[to]; }"), ("        biases[to] -= learningRate * deltas[to];\n    }", "    }")),
            new("Nothing has moved: the weights are as they were.", ("weights[to][from] -= learningRate * deltas[to] * inputs[from]", "_ = from"), ("biases[to] -= learningRate * deltas[to]", "_ = to")),
        ],
    };

    private static IReadOnlyList<CheckCase> Tried(CheckInputs inputs) => [.. inputs.ForEach((digit, step) =>
    {
        ReferenceNetwork after = inputs.Network.Clone();
        after.Learn(digit.Image, digit.OneHot);
        return (
            [[.. inputs.Network.Weights[0].Values], [.. inputs.Network.Biases[0].Values], step.Layers[0].Delta.Values, digit.Image],
            [after.Weights[0].Values, after.Biases[0].Values]);
    }), Steps(inputs.Run)];

    // Four steps in sequence.
    private static CheckCase Steps(Recording run)
    {
        (double[] weights, double[] biases) = ([.. run.Start.Weights[0].Values], [.. run.Start.Biases[0].Values]);
        var after = new List<double[]>();
        foreach (RecordedStep step in run.Steps)
        {
            weights = Moved(weights, step.Trace.Layers[0].WeightGradients.Values);
            biases = Moved(biases, step.Trace.Layers[0].BiasGradients.Values);
            after.AddRange([weights, biases]);
        }

        return new(
            "the first steps of a training",
            [[.. run.Start.Weights[0].Values], [.. run.Start.Biases[0].Values], .. run.Steps.SelectMany(step => new[] { step.HiddenDelta, step.Image })], after);
    }

    private static double[] Moved(double[] values, double[] gradients) => [.. values.Zip(gradients, (value, gradient) => value - (0.01 * gradient))];
}
