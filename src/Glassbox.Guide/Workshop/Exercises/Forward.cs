namespace Glassbox.Guide.Workshop.Exercises;

/// <summary>The forward pass of a layer.</summary>
internal static class Forward
{
    public static Exercise Exercise { get; } = new("forward", "Forward", "forward/", "Send inputs through a layer: for each neuron the weighted sum of the inputs and its bias, squashed.")
    {
        Start = """
        double[] Forward(double[][] weights, double[] biases, double[] inputs)
        {
            double[] outputs = new double[biases.Length];
            // Dot(a, b) adds up the products of two rows. Sigmoid(x) squashes.
            return outputs;
        }
        """,
        Solution = """
        double[] Forward(double[][] weights, double[] biases, double[] inputs)
        {
            double[] outputs = new double[biases.Length];
            for (int to = 0; to < outputs.Length; to++)
                outputs[to] = Sigmoid(Dot(weights[to], inputs) + biases[to]);
            return outputs;
        }
        """,
        Python = """
        def forward(weights, biases, inputs):
            return sigmoid(weights @ inputs + biases)
        """,
        Hints =
        [
            "What does one neuron do? Then: how many neurons are there?",
            "weights[to] are the weights of neuron number to, and biases[to] is its bias. First the sum, then the squash.",
            "outputs[to] = Sigmoid(Dot(weights[to], inputs) + biases[to]);",
        ],
        Given = ["Sigmoid", "Dot", "Vector"],
        Call = "var hidden = yours.Forward(GlassboxRows(input[0], input[4][0]), input[1], input[5]); return [hidden, hidden is { Length: 20 } ? yours.Forward(GlassboxRows(input[2], 10), input[3], hidden) : null];",
        Outputs = [new("the hidden activations"), new("the outputs")],
        Cases = Tried,
        Mistakes =
        [
            new("You left out the bias.", (" + biases[to]", "")),
            new("You left out the squash: these are the sums, not the activations.", ("Sigmoid(Dot(weights[to], inputs) + biases[to])", "Dot(weights[to], inputs) + biases[to]")),
            new("You added the bias after the squash. It belongs to the sum.", ("Sigmoid(Dot(weights[to], inputs) + biases[to])", "Sigmoid(Dot(weights[to], inputs)) + biases[to]")),
            new("Every neuron has the weights of the first one: weights[to], not weights[0].", ("weights[to]", "weights[0]")),
            new("Every neuron has the bias of the first one: biases[to], not biases[0].", ("biases[to]", "biases[0]")),
            new("You subtracted the bias.", ("+ biases[to]", "- biases[to]")),
            new("You squashed twice.", ("Sigmoid(Dot(weights[to], inputs) + biases[to])", "Sigmoid(Sigmoid(Dot(weights[to], inputs) + biases[to]))")),
            new("You left out the bias, and the squash: these are the bare products.", ("Sigmoid(Dot(weights[to], inputs) + biases[to])", "Dot(weights[to], inputs)")),
            new("Only the first neuron has an answer: return stands inside the loop and ends it at once. Put it after the loop’s }.", ("outputs[to] = Sigmoid(Dot(weights[to], inputs) + biases[to]);", "{ outputs[to] = Sigmoid(Dot(weights[to], inputs) + biases[to]); return outputs; }")),
            new("The sum goes on from neuron to neuron: each must begin at 0. Declare it inside the loop over the neurons.", ("new double[biases.Length];", "new double[biases.Length]; double sum = 0;"), ("outputs[to] = Sigmoid(Dot(weights[to], inputs) + biases[to]);", "{ sum += Dot(weights[to], inputs); outputs[to] = Sigmoid(sum + biases[to]); }")),
            new("The sum goes on from neuron to neuron: each must begin at 0. Declare it inside the loop over the neurons.", ("new double[biases.Length];", "new double[biases.Length]; double sum = 0;"), ("outputs[to] = Sigmoid(Dot(weights[to], inputs) + biases[to]);", "{ sum += Dot(weights[to], inputs) + biases[to]; outputs[to] = Sigmoid(sum); }")),
            new("All of them are 0: nothing is written into the outputs yet.", ("Sigmoid(Dot(weights[to], inputs) + biases[to])", "0")),
        ],
    };

    // Both layers: the outputs of the first are the inputs of the second.
    private static IReadOnlyList<CheckCase> Tried(CheckInputs inputs) => inputs.ForEach((digit, step) => (
        [
            inputs.Network.Weights[0].Values, inputs.Network.Biases[0].Values, inputs.Network.Weights[1].Values, inputs.Network.Biases[1].Values, [20],
            digit.Image,
        ],
        [step.Layers[0].Activations.Values, step.Outputs.Values]));
}
