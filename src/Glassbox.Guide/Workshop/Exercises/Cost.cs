using Glassbox.Reference;

namespace Glassbox.Guide.Workshop.Exercises;

/// <summary>The cost: one number for the error.</summary>
internal static class Cost
{
    public static Exercise Exercise { get; } = new("cost", "The cost", "cost/", "Say in one number how wrong ten outputs are: the mean of their squared errors.")
    {
        Start = """
        double Cost(double[] output, double[] label)
        {
            double sum = 0;
            // Your code.
            return sum;
        }
        """,
        Solution = """
        double Cost(double[] output, double[] label)
        {
            double sum = 0;
            for (int i = 0; i < output.Length; i++) sum += (output[i] - label[i]) * (output[i] - label[i]);
            return sum / output.Length;
        }
        """,
        Python = """
        def cost(output, label):
            return np.mean((output - label) ** 2)
        """,
        Hints =
        [
            "How far is one output from its label, and why should too little not make up for too much?",
            "Take the difference, square it, add up all ten squares, and divide by how many there are.",
            "for (int i = 0; i < output.Length; i++) sum += (output[i] - label[i]) * (output[i] - label[i]);",
        ],
        Call = "return [input[0].Chunk(10).Zip(input[1].Chunk(10), (output, label) => yours.Cost(output, label)).ToArray()];",
        Outputs = [new("the cost")],
        Cases = Tried,
        Mistakes =
        [
            new("This is the sum of the squares. The mean is a tenth of it: divide by how many there are.", ("sum / output.Length", "sum")),
            new("You did not square: too little makes up for too much, and the sum says nothing.", ("(output[i] - label[i]) * (output[i] - label[i])", "output[i] - label[i]")),
            new("These are sizes, not squares. That is a cost too, the mean absolute error, but another one.", ("(output[i] - label[i]) * (output[i] - label[i])", "Math.Abs(output[i] - label[i])")),
            new("You halved it. Some books do; nn.cs does not.", ("sum / output.Length", "sum / output.Length / 2")),
            new("You took the square root. The cost is the mean of the squares itself.", ("sum / output.Length", "Math.Sqrt(sum / output.Length)")),
            new("You squared before you took the difference: (o − l)², not o² − l².", ("(output[i] - label[i]) * (output[i] - label[i])", "output[i] * output[i] - label[i] * label[i]")),
            new("This is the cross-entropy, the other cost of the chapter.", ("(output[i] - label[i]) * (output[i] - label[i])", "-(label[i] * Math.Log(output[i]) + (1 - label[i]) * Math.Log(1 - output[i]))"), ("sum / output.Length", "sum")),
            new("You divided by one less than there are.", ("sum / output.Length", "sum / (output.Length - 1)")),
            new("Only the first output counts: return stands inside the loop and ends it at once. Put it after the loop’s }.", ("for (int i = 0; i < output.Length; i++) sum += (output[i] - label[i]) * (output[i] - label[i]);", "for (int i = 0; i < output.Length; i++) { sum += (output[i] - label[i]) * (output[i] - label[i]); return sum / output.Length; }")),
            new("The cost is 0, whatever the outputs: nothing is added up yet, or a whole number is divided by a larger one. 1 / 10 is 0; 1.0 / 10 is not.", ("(output[i] - label[i]) * (output[i] - label[i])", "0")),
        ],
    };

    /// <summary>
    /// The number of steps in which the first of ten outputs goes from 0 to 1 in the last case: first for a label of 0, then for a label of
    /// 1.
    /// </summary>
    internal const int Steps = 200;

    private static IReadOnlyList<CheckCase> Tried(CheckInputs inputs) =>
    [
        .. inputs.ForEach((digit, step) => ([step.Outputs.Values, digit.OneHot], [[Formula.Value(step.Layers[1].Sums.Values, step.Outputs.Values, digit.OneHot)]])),
        new("one output that goes from 0 to 1", [[.. First(OutputAt)], [.. First(LabelAt)]], [[.. Enumerable.Range(0, 2 * (Steps + 1)).Select(i => Twin(OutputAt(i), LabelAt(i)))]]),
    ];

    private static double OutputAt(int i) => i % (Steps + 1) / (double)Steps;

    private static double LabelAt(int i) => i / (Steps + 1);

    // The other nine are 0.
    private static IEnumerable<double> First(Func<int, double> number) =>
        Enumerable.Range(0, 2 * (Steps + 1)).SelectMany(i => Enumerable.Range(0, 10).Select(place => place == 0 ? number(i) : 0));

    private static double Twin(double output, double label) => (output - label) * (output - label) / 10;

    private static LossFormula Formula => LossFormula.For(Loss.MeanSquaredError);
}
