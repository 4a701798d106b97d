namespace Glassbox.Guide.Workshop.Exercises;

/// <summary>The first step of backpropagation.</summary>
internal static class OutputDelta
{
    public static Exercise Exercise { get; } = new("output-delta", "The deltas of the outputs", "backpropagation/blame/", "Say how much too large each output is: output minus label.")
    {
        Start = """
        double[] OutputDelta(double[] output, double[] label)
        {
            double[] delta = new double[output.Length];
            // Your code.
            return delta;
        }
        """,
        Solution = """
        double[] OutputDelta(double[] output, double[] label)
        {
            double[] delta = new double[output.Length];
            for (int i = 0; i < delta.Length; i++) delta[i] = output[i] - label[i];
            return delta;
        }
        """,
        Python = """
        def output_delta(output, label):
            return output - label
        """,
        Hints =
        [
            "An output says 0.3, and should say 1. Is its delta positive or negative?",
            "Too little is negative, too much is positive. No slope is needed: that is owed to the cost, cross-entropy.",
            "for (int i = 0; i < delta.Length; i++) delta[i] = output[i] - label[i];",
        ],
        Call = "return [yours.OutputDelta(input[0], input[1])];",
        Outputs = [new("the output deltas")],
        Cases = Tried,
        Mistakes =
        [
            new("The sign is the wrong way round: label − output. Every step would go uphill.", ("output[i] - label[i]", "label[i] - output[i]")),
            new("You wrote the number 1 where the letter l, the label, should be. The compiler is content with both.", ("- label[i]", "- 1")),
            new("You multiplied by the slope of the sigmoid. With this cost, cross-entropy, it cancels out; with the squared error it would belong here.", ("output[i] - label[i]", "(output[i] - label[i]) * output[i] * (1 - output[i])")),
            new("You squared it. A cost has squares; a delta has a sign.", ("output[i] - label[i]", "(output[i] - label[i]) * (output[i] - label[i])")),
            new("You took the size of it, and lost the sign, which says which way to go.", ("output[i] - label[i]", "Math.Abs(output[i] - label[i])")),
            new("You divided by ten. Each output has a delta of its own.", ("output[i] - label[i]", "(output[i] - label[i]) / output.Length")),
            new("You doubled it.", ("output[i] - label[i]", "2 * (output[i] - label[i])")),
            new("Only the first output has a delta: return stands inside the loop and ends it at once. Put it after the loop’s }.", ("delta[i] = output[i] - label[i];", "{ delta[i] = output[i] - label[i]; return delta; }")),
            new("All deltas are 0: nothing is written into them yet.", ("output[i] - label[i]", "0")),
        ],
    };

    private static IReadOnlyList<CheckCase> Tried(CheckInputs inputs) =>
        inputs.ForEach((digit, step) => ([step.Outputs.Values, digit.OneHot], [step.Layers[1].Delta.Values]));
}
