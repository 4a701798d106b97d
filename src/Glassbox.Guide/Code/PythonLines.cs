namespace Glassbox.Guide.Code;

/// <summary>Maps lines of nn.cs to the equivalent lines of nn.py. NumPy needs fewer lines, because it has no loops over neurons.</summary>
public static class PythonLines
{
    private static readonly Dictionary<CodeMarker, string[]> snippets = new()
    {
        [CodeMarkers.Digits] = ["images = read(", "labels = np.eye(10)["],
        [CodeMarkers.Seed] = ["random = np.random.default_rng("],
        [CodeMarkers.Weights] = ["w_i_h = random.uniform(", "w_h_o = random.uniform("],
        [CodeMarkers.Biases] = ["b_i_h = np.zeros(", "b_h_o = np.zeros("],
        [CodeMarkers.LearningRate] = ["learn_rate = 0.01"],
        [CodeMarkers.Epochs] = ["for epoch in range("],
        [CodeMarkers.Counters] = ["correct, error = 0, 0"],
        [CodeMarkers.Samples] = ["for img, l in zip("],
        [CodeMarkers.ImageAndLabel] = ["img, l = img.reshape("],
        [CodeMarkers.Hidden] = ["h_pre = w_i_h", "h = sigmoid(h_pre)"],
        [CodeMarkers.Output] = ["o_pre = w_h_o", "o = sigmoid(o_pre)"],
        [CodeMarkers.Error] = ["error += np.mean("],
        [CodeMarkers.Correct] = ["correct += np.argmax("],
        [CodeMarkers.OutputDelta] = ["delta_o = o - l"],
        [CodeMarkers.HiddenDelta] = ["delta_h = w_h_o.T"],
        [CodeMarkers.OutputUpdate] = ["w_h_o -= learn_rate", "b_h_o -= learn_rate"],
        [CodeMarkers.HiddenUpdate] = ["w_i_h -= learn_rate", "b_i_h -= learn_rate"],
        [CodeMarkers.Report] = ["print(f\"Epoch"],
        [CodeMarkers.Question] = ["n = int(input("],
        [CodeMarkers.Ask] = ["h = sigmoid(w_i_h", "o = sigmoid(w_h_o"],
        [CodeMarkers.Image] = ["images = read("],
        [CodeMarkers.OneHot] = ["labels = np.eye(10)["],
        [CodeMarkers.ArgMax] = ["correct += np.argmax("],
        [CodeMarkers.RandomRow] = ["w_i_h = random.uniform("],
        [CodeMarkers.Sigmoid] = ["def sigmoid(x):", "return 1 / (1 + np.exp(-x))"],
        [CodeMarkers.Forward] = ["h_pre = w_i_h"],
        [CodeMarkers.ForwardBody] = ["h_pre = w_i_h", "h = sigmoid(h_pre)"],
        [CodeMarkers.Backward] = ["delta_h = w_h_o.T"],
        [CodeMarkers.BackwardBody] = ["delta_h = w_h_o.T"],
        [CodeMarkers.Dot] = ["h_pre = w_i_h"],
        [CodeMarkers.DotStart] = ["h_pre = w_i_h"],
        [CodeMarkers.DotSum] = ["h_pre = w_i_h"],
        [CodeMarkers.DotResult] = ["h_pre = w_i_h"],
        [CodeMarkers.Update] = ["w_h_o -= learn_rate"],
        [CodeMarkers.UpdateNeurons] = ["w_h_o -= learn_rate"],
        [CodeMarkers.UpdateStep] = ["w_h_o -= learn_rate"],
        [CodeMarkers.UpdateWeights] = ["w_h_o -= learn_rate"],
        [CodeMarkers.UpdateBias] = ["b_h_o -= learn_rate"],
    };

    /// <summary>The names in nn.py, which are the video's, each with its term.</summary>
    public static IReadOnlyDictionary<string, string> Terms { get; } = new Dictionary<string, string>
    {
        ["img"] = "image", ["l"] = "label", ["w_i_h"] = "hiddenWeights", ["b_i_h"] = "hiddenBiases", ["h_pre"] = "hiddenSums", ["h"] = "hidden",
        ["w_h_o"] = "outputWeights", ["b_h_o"] = "outputBiases", ["o"] = "output", ["error"] = "error",
        ["delta_o"] = "outputDelta", ["delta_h"] = "hiddenDelta", ["learn_rate"] = "learningRate",
    };

    /// <summary>Returns the numbers of the equivalent lines, in order.</summary>
    /// <exception cref="InvalidOperationException">A snippet does not occur in nn.py, or occurs in several lines.</exception>
    public static IReadOnlyList<int> Of(CodeMarker marker) =>
        [.. snippets[marker].Select(snippet => CodeMarker.Find(Listing.Python, snippet, "nn.py")).Order()];
}
