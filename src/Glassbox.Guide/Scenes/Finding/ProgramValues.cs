namespace Glassbox.Guide.Scenes.Finding;

/// <summary>The values of one training step.</summary>
internal static class ProgramValues
{
    private const string Layer = "Layers/DenseLayer.cs", Dots = "<mo>·</mo>", Is = "<mo>=</mo>", Plus = "<mo>+</mo>", Minus = "<mo>−</mo>";

    private const string Open = "<mo stretchy=\"false\">(</mo>", Close = "<mo stretchy=\"false\">)</mo>";

    private static readonly string hiddenWeights = Letter("hiddenWeights", "W", "h"), hiddenBiases = Letter("hiddenBiases", "b", "h"),
        outputWeights = Letter("outputWeights", "W", "o"), outputBiases = Letter("outputBiases", "b", "o"),
        image = Letter("image", "x"), label = Letter("label", "l"), hidden = Letter("hidden", "h"), output = Letter("output", "o"),
        outputDelta = Letter("outputDelta", "δ", "o"), hiddenDelta = Letter("hiddenDelta", "δ", "h"), rate = Letter("learningRate", "η");

    /// <summary>All values, in program order.</summary>
    public static IReadOnlyList<Symbol> All { get; } =
    [
        new("hiddenWeights", "hiddenWeights", SymbolKind.Value, "how strongly each pixel speaks to each hidden neuron")
        {
            InTrace = "hidden weights", Letter = hiddenWeights, Chapter = 1, Homes = [(Layer, "Weights")],
            Formula = $"{hiddenWeights}<mo>←</mo>{hiddenWeights}{Minus}{rate}{hiddenDelta}{Dots}<msup>{image}<mi>T</mi></msup>",
        },
        new("outputWeights", "outputWeights", SymbolKind.Value, "how strongly each hidden neuron speaks to each output")
        {
            InTrace = "output weights", Letter = outputWeights, Chapter = 1, Homes = [(Layer, "Weights")],
            Formula = $"{outputWeights}<mo>←</mo>{outputWeights}{Minus}{rate}{outputDelta}{Dots}<msup>{hidden}<mi>T</mi></msup>",
        },
        new("hiddenBiases", "hiddenBiases", SymbolKind.Value, "what each hidden neuron starts from, before any pixel")
        {
            InTrace = "hidden biases", Letter = hiddenBiases, Chapter = 2, Homes = [(Layer, "Biases")],
            Formula = $"{hiddenBiases}<mo>←</mo>{hiddenBiases}{Minus}{rate}{hiddenDelta}",
        },
        new("outputBiases", "outputBiases", SymbolKind.Value, "what each output starts from")
        {
            InTrace = "output biases", Letter = outputBiases, Chapter = 2, Homes = [(Layer, "Biases")],
            Formula = $"{outputBiases}<mo>←</mo>{outputBiases}{Minus}{rate}{outputDelta}",
        },
        new("learningRate", "learningRate", SymbolKind.Value, "how large a step learning takes")
        {
            Number = (_, _) => (double)(decimal)new Sgd().LearningRate, Letter = rate, Chapter = 5, Video = "learn_rate", Shape = "one number",
            Homes = [("Optimizer.cs", "LearningRate")],
        },
        new("image", "image", SymbolKind.Value, "the digit: pixels from 0 to 1")
        {
            InTrace = "image", Letter = image, Chapter = 3, Homes = [("Dataset.cs", "Inputs")],
            Formula = $"{image}{Is}<mfrac><mtext>bytes</mtext><mn>255</mn></mfrac>",
        },
        new("label", "label", SymbolKind.Value, "the right answer as ten places")
        {
            InTrace = "label", Letter = label, Chapter = 4, Homes = [("Dataset.cs", "Targets")],
        },
        new("hidden", "hidden", SymbolKind.Value, "what the hidden neurons say")
        {
            InTrace = "hidden activations", Letter = hidden, Homes = [(Layer, "Forward"), ("Inference/ForwardPass.cs", "Run")],
            Formula = $"{hidden}{Is}<mi>σ</mi>{Open}{hiddenWeights}{Dots}{image}{Plus}{hiddenBiases}{Close}",
        },
        new("output", "output", SymbolKind.Value, "what the network answers")
        {
            InTrace = "output activations", Letter = output, Homes = [(Layer, "Forward"), ("Network.cs", "Predict")],
            Formula = $"{output}{Is}<mi>σ</mi>{Open}{outputWeights}{Dots}{hidden}{Plus}{outputBiases}{Close}",
        },
        new("error", "error", SymbolKind.Value, "how wrong the answers are, in one number; nn.cs adds those of an epoch up")
        {
            InTrace = "mean squared error", ValueIs = "what this digit adds", Letter = Letter("error", "e"), Chapter = 7,
            Homes = [("Losses/MeanSquaredError.cs", "Value"), ("TrainingReport.cs", "MeanSquaredError")],
            Formula = $"{Letter("error", "e")}{Is}<mfrac><mn>1</mn><mn>10</mn></mfrac><mo>∑</mo><msup><mrow>{Open}{output}{Minus}{label}{Close}</mrow><mn>2</mn></msup>",
        },
        new("correct", "correct", SymbolKind.Value, "how many answers were right in this epoch")
        {
            InTrace = "correct", ValueIs = "what this digit adds", Video = "nr_correct", Chapter = 5, Homes = [("TrainingReport.cs", "Correct")],
        },
        new("outputDelta", "outputDelta", SymbolKind.Value, "the blame of each output")
        {
            InTrace = "output delta", Letter = outputDelta, Chapter = 8, Homes = [("Losses/BinaryCrossEntropy.cs", "Backward")],
            Formula = $"{outputDelta}{Is}{output}{Minus}{label}",
        },
        new("hiddenDelta", "hiddenDelta", SymbolKind.Value, "the blame of each hidden neuron")
        {
            InTrace = "hidden delta", Letter = hiddenDelta, Chapter = 8, Homes = [("Training/FusedSgd.cs", "Backward")],
            Formula = $"{hiddenDelta}{Is}{Open}<msup>{outputWeights}<mi>T</mi></msup>{Dots}{outputDelta}{Close}<mo>×</mo>{hidden}{Open}<mn>1</mn>{Minus}{hidden}{Close}",
        },
    ];

    private static string Letter(string term, string letter, string? index = null) => index is null
        ? $"<mi data-term=\"{term}\">{letter}</mi>"
        : $"<msub data-term=\"{term}\"><mi>{letter}</mi><mi>{index}</mi></msub>";
}
