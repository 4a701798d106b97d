using Glassbox.Reference;

namespace Glassbox.Guide.Workshop.Exercises;

/// <summary>A neuron without its squash.</summary>
internal static class WeightedSum
{
    public static Exercise Exercise { get; } = new("weighted-sum", "The weighted sum", "basics/", "Multiply each input by its weight, add up the products, and add the bias.")
    {
        Start = """
        double WeightedSum(double[] inputs, double[] weights, double bias)
        {
            double sum = 0;
            // Your code.
            return sum;
        }
        """,
        Solution = """
        double WeightedSum(double[] inputs, double[] weights, double bias)
        {
            double sum = 0;
            for (int i = 0; i < inputs.Length; i++) sum += inputs[i] * weights[i];
            return sum + bias;
        }
        """,
        Python = """
        def weighted_sum(inputs, weights, bias):
            total = 0
            for x, w in zip(inputs, weights):
                total += x * w
            return total + bias
        """,
        Hints =
        [
            "What does a neuron do to one input before it adds anything up?",
            "A loop over i takes inputs[i] times weights[i] and adds it to sum. The bias comes once, after the loop.",
            "for (int i = 0; i < inputs.Length; i++) sum += inputs[i] * weights[i];",
        ],
        Call = "return [[yours.WeightedSum(input[0], input[1], input[2][0])]];",
        Outputs = [new("the weighted sum")],
        Cases = Tried,
        Mistakes =
        [
            new("You left out the bias.", ("sum + bias", "sum")),
            new("You added weights to inputs: each input is multiplied by its weight.", ("inputs[i] * weights[i]", "inputs[i] + weights[i]")),
            new("You left out the first input: places are counted from 0.", ("int i = 0", "int i = 1")),
            new("You left out the last input: the loop ends one too early.", ("i < inputs.Length", "i < inputs.Length - 1")),
            new("You left out the weights: these are the inputs, added up.", ("inputs[i] * weights[i]", "inputs[i]")),
            new("Each product takes the place of the sum: = instead of +=. Only the last one is left.", ("sum +=", "sum =")),
            new("You added the bias once for each input: it comes once, after the loop.", ("inputs[i] * weights[i]", "inputs[i] * weights[i] + bias"), ("return sum + bias", "return sum")),
            new("You subtracted the bias.", ("sum + bias", "sum - bias")),
            new("This is 0 for every input: nothing is added up yet.", ("sum += inputs[i] * weights[i]", "_ = i"), ("sum + bias", "sum")),
        ],
    };

    // A neuron of three inputs, as in the chapter; then a hidden neuron for each digit.
    private static IReadOnlyList<CheckCase> Tried(CheckInputs inputs) =>
    [
        new("three inputs", [[0.9, 0.4, 0.6], [2, -1.5, 0.5], [-0.75]], [[Twin([0.9, 0.4, 0.6], [2, -1.5, 0.5], -0.75)]]),
        .. inputs.ForEach((digit, step) => (
            [digit.Image, inputs.Network.Weights[0].Row(3).ToArray(), [inputs.Network.Biases[0][3, 0]]], [[step.Layers[0].Sums.Values[3]]])),
    ];

    private static double Twin(double[] inputs, double[] weights, double bias)
    {
        var twin = new ReferenceNetwork(new Architecture([inputs.Length, 1]));
        weights.CopyTo(twin.Weights[0].Row(0));
        twin.Biases[0][0, 0] = bias;
        return twin.Forward(inputs).Layers[0].Sums.Values[0];
    }
}
