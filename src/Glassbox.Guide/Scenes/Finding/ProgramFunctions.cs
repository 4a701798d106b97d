namespace Glassbox.Guide.Scenes.Finding;

/// <summary>The functions of nn.cs.</summary>
internal static class ProgramFunctions
{
    private const string Gives = "for this digit it gives", Open = "<mo stretchy=\"false\">(</mo>", Close = "<mo stretchy=\"false\">)</mo>";

    /// <summary>All functions, in program order.</summary>
    public static IReadOnlyList<Symbol> All { get; } =
    [
        Of("Image", "makes numbers from 0 to 1 out of an image’s bytes") with
        {
            InTrace = "image", Shape = "the number of an image → (784 × 1)", StandsFor = ["image"], Chapter = 3, Homes = [("Kernels/PixelEntries.cs", "PixelEntries")],
        },
        Of("OneHot", "makes ten places out of a label: a 1 at its place, 0 elsewhere") with
        {
            InTrace = "label", Shape = "one number → (10 × 1)", StandsFor = ["label"], Chapter = 4, Homes = [("Dataset.cs", "CopyTargets")],
        },
        Of("ArgMax", "the place of the largest output") with
        {
            Number = (trace, _) => trace.Outputs.Values.ArgMax(),
            Shape = "(10 × 1) → one number", Chapter = 6, Video = "np.argmax", Homes = [("Classification.cs", "ArgMax")],
        },
        Of("Ink", "a pixel as a character, for the terminal") with
        {
            Shape = "one number → two characters", Chapter = 9, Video = "plt.imshow",
        },
        Of("RandomRow", "the weights of one neuron before it has learned anything: random numbers from −½ to ½") with
        {
            Shape = "a length → that many numbers", StandsFor = ["hiddenWeights", "outputWeights"], Chapter = 1, Video = "np.random.uniform", Homes = [("Initializer.cs", "Uniform")],
        },
        Of("RandomWeights", "a row of random weights for each neuron of a layer") with
        {
            Shape = "rows, columns → (rows × columns)", StandsFor = ["hiddenWeights", "outputWeights"], Chapter = 1, Video = "np.random.uniform", Homes = [("Network.cs", "Network(")],
        },
        Of("Vector", "makes a row of numbers: for each place from 0 on, the number that belongs there") with
        {
            Shape = "a length and a rule → that many numbers", Chapter = 6, Video = "np.array",
        },
        Of("Sigmoid", "the squash: any number becomes one between 0 and 1") with
        {
            InTrace = "hidden activations", ValueIs = "what it makes of the hidden sums", Shape = "one number → one number", StandsFor = ["hidden", "output"], Chapter = 1,
            Video = "1 / (1 + np.exp(-h_pre))", Homes = [("Activations/Sigmoid.cs", "Sigmoid"), ("Kernels/Exponential.cs", "Exponential")],
            Formula = $"<mi>σ</mi>{Open}<mi>x</mi>{Close}<mo>=</mo><mfrac><mn>1</mn><mrow><mn>1</mn><mo>+</mo><msup><mi>e</mi><mrow><mo>−</mo><mi>x</mi></mrow></msup></mrow></mfrac>",
        },
        Of("Forward", "one layer forward: a weighted sum for each neuron, and its squash") with
        {
            InTrace = "hidden activations", ValueIs = "for this digit its first call gives", Shape = "(to × from) · (from × 1) → (to × 1)", StandsFor = ["hidden", "output"], Chapter = 6,
            Homes = [("Layers/DenseLayer.cs", "Forward"), ("Kernels/WeightedSums.cs", "Compute")],
            Formula = $"<mi>σ</mi>{Open}<mi>W</mi><mo>·</mo><mi>x</mi><mo>+</mo><mi>b</mi>{Close}",
        },
        Of("Backward", "one layer back: the blame goes to where the signal came from, times the slope of the squash") with
        {
            InTrace = "hidden delta", Shape = "(from × to) · (to × 1) → (from × 1)", StandsFor = ["hiddenDelta"], Chapter = 8,
            Homes = [("Training/FusedSgd.cs", "Backward")],
            Formula = $"{Open}<msup><mi>W</mi><mi>T</mi></msup><mo>·</mo><mi>δ</mi>{Close}<mo>×</mo><mi>a</mi>{Open}<mn>1</mn><mo>−</mo><mi>a</mi>{Close}",
        },
        Of("Dot", "the dot product: two rows of numbers multiplied pair by pair, and all products added up") with
        {
            InTrace = "hidden sums", ValueIs = "with the biases added, for the hidden neurons", Shape = "(1 × from) · (from × 1) → one number", Chapter = 1, Video = "@",
            Homes = [("Kernels/WeightedSums.cs", "Compute")],
            Formula = "<munder><mo>∑</mo><mi>i</mi></munder><msub><mi>a</mi><mi>i</mi></msub><msub><mi>b</mi><mi>i</mi></msub>",
        },
        Of("Update", "a small step downhill for all weights and biases of a layer") with
        {
            InTrace = "updated hidden weights", ValueIs = "the hidden weights after it", Shape = "(to × 1) · (1 × from) → (to × from)", StandsFor = ["hiddenWeights", "hiddenBiases", "outputWeights", "outputBiases"], Chapter = 8,
            Homes = [("Kernels/OuterProduct.cs", "OuterProduct"), ("Optimizers/Sgd.cs", "Sgd")],
            Formula = "<mi>W</mi><mo>←</mo><mi>W</mi><mo>−</mo><mi>η</mi><mi>δ</mi><mo>·</mo><msup><mi>x</mi><mi>T</mi></msup>",
        },
    ];

    private static Symbol Of(string name, string meaning) => new("Function" + name, name, SymbolKind.Function, meaning) { ValueIs = Gives };
}
