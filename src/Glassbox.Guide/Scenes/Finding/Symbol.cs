namespace Glassbox.Guide.Scenes.Finding;

/// <summary>One thing of the network under all its names.</summary>
/// <param name="Name">In nn.cs.</param>
/// <param name="InTrace">In the twin's trace, where its value and its video name are.</param>
/// <param name="Formula">In formulas, as MathML.</param>
/// <param name="Meaning">What it is, in words.</param>
/// <param name="Home">Where in the library it lives.</param>
/// <param name="Chapter">The number of the chapter that explains it.</param>
internal sealed record Symbol(string Name, string InTrace, string Formula, string Meaning, string Home, int Chapter)
{
    /// <summary>All of them, in the order of the program.</summary>
    public static IReadOnlyList<Symbol> All { get; } =
    [
        new("hiddenWeights", "hidden weights", "<msub><mi>W</mi><mi>h</mi></msub>", "how strongly each pixel speaks to each hidden neuron", "DenseLayer.Weights", 1),
        new("hiddenBiases", "hidden biases", "<msub><mi>b</mi><mi>h</mi></msub>", "what each hidden neuron starts from, before any pixel", "DenseLayer.Biases", 2),
        new("outputWeights", "output weights", "<msub><mi>W</mi><mi>o</mi></msub>", "how strongly each hidden neuron speaks to each output", "DenseLayer.Weights", 1),
        new("outputBiases", "output biases", "<msub><mi>b</mi><mi>o</mi></msub>", "what each output starts from", "DenseLayer.Biases", 2),
        new("image", "image", "<mi>x</mi>", "the digit: 784 pixels from 0 to 1", "Dataset.Inputs", 3),
        new("label", "label", "<mi>l</mi>", "the right answer as ten places", "Dataset.Targets", 4),
        new("hidden", "hidden activations", "<mi>h</mi>", "what the hidden neurons say", "Kernels/WeightedSums.cs, Activations/Sigmoid.cs", 6),
        new("output", "output activations", "<mi>o</mi>", "what the network answers", "Network.Predict", 6),
        new("error", "mean squared error", "<mi>e</mi>", "how wrong the answer is, in one number", "TrainingReport.MeanSquaredError", 7),
        new("outputDelta", "output delta", "<msub><mi>δ</mi><mi>o</mi></msub>", "the blame of each output", "Losses/BinaryCrossEntropy.cs", 8),
        new("hiddenDelta", "hidden delta", "<msub><mi>δ</mi><mi>h</mi></msub>", "the blame of each hidden neuron", "Training/SamplePass.cs", 8),
    ];

    public static Symbol Of(string name) => All.FirstOrDefault(s => s.Name == name) ?? All[0];
}
