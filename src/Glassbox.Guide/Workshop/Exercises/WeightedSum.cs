using Glassbox.Reference;

namespace Glassbox.Guide.Workshop.Exercises;

/// <summary>The weighted sum of a neuron.</summary>
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
        Call = "return [input[0].Chunk(input[1].Length).Select(inputs => yours.WeightedSum(inputs, input[1], input[2][0])).ToArray()];",
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
            new("Only the first input counts: return stands inside the loop and ends it at once. Put it after the loop’s }.", ("sum += inputs[i] * weights[i];", "{ sum += inputs[i] * weights[i]; return sum + bias; }")),
            new("This is 0 for every input: nothing is added up yet.", ("sum += inputs[i] * weights[i]", "_ = i"), ("sum + bias", "sum")),
        ],
    };

    /// <summary>The index of the hidden neuron to test, from 0.</summary>
    internal const int Neuron = 3;

    /// <summary>The three inputs of the chapter's scene, with their weights; there is no bias.</summary>
    internal static readonly double[] Few = [0.9, 0.5, 0.8], FewWeights = [2.6, -2.2, 0.5];

    // A neuron with three inputs; a hidden neuron for each digit; then the example of the chapter's scene.
    private static IReadOnlyList<CheckCase> Tried(CheckInputs inputs) =>
    [
        new("three inputs", [[0.9, 0.4, 0.6], [2, -1.5, 0.5], [-0.75]], [[Twin([0.9, 0.4, 0.6], [2, -1.5, 0.5], -0.75)]]),
        .. inputs.ForEach((digit, step) => (
            [digit.Image, Weights(inputs), [Bias(inputs)]], [[step.Layers[0].Sums.Values[Neuron]]])),
        new("three other inputs, without a bias", [Few, FewWeights, [0]], [[Twin(Few, FewWeights, 0)]]),
        new(
            "a digit of each kind", [[.. inputs.OfEachKind.SelectMany(digit => digit.Image)], Weights(inputs), [Bias(inputs)]],
            [[.. inputs.OfEachKind.Select(digit => inputs.Step(digit).Layers[0].Sums.Values[Neuron])]]),
    ];

    private static double[] Weights(CheckInputs inputs) => inputs.Network.Weights[0].Row(Neuron).ToArray();

    private static double Bias(CheckInputs inputs) => inputs.Network.Biases[0][Neuron, 0];

    private static double Twin(double[] inputs, double[] weights, double bias)
    {
        var twin = new ReferenceNetwork(new Architecture([inputs.Length, 1]));
        weights.CopyTo(twin.Weights[0].Row(0));
        twin.Biases[0][0, 0] = bias;
        return twin.Forward(inputs).Layers[0].Sums.Values[0];
    }
}
