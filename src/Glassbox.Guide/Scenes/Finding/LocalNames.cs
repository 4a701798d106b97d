using Glassbox.Guide.Code;

namespace Glassbox.Guide.Scenes.Finding;

/// <summary>Names that are local to a loop or a function of nn.cs.</summary>
internal static class LocalNames
{
    private static readonly string[] bothWeights = ["hiddenWeights", "outputWeights"], bothBiases = ["hiddenBiases", "outputBiases"];

    private static readonly int[] printing = [CodeMarkers.Ask.Line - 1], drawing = [CodeMarkers.RandomRow.Line - 1],
        update = Lines(CodeMarkers.Update, CodeMarkers.UpdateBias);

    /// <summary>All names, in program order.</summary>
    public static IReadOnlyList<Symbol> All { get; } =
    [
        Of("digits", "the training digits, images and labels") with { Shape = "60 000 images of 784 pixels", Chapter = 3, Video = "images, labels", Homes = [("Dataset.cs", "class Dataset")] },
        Of("random", "the source of random numbers: the same seed, the same numbers") with { Chapter = 5, Video = "np.random", Homes = [("RandomSequence.cs", "class RandomSequence")] },
        Of("epoch", "which time all digits are gone through, from 1") with { Shape = "one number", Chapter = 5, Video = "epoch", Homes = [("TrainingReport.cs", "Epoch")] },
        Of("n", "which digit, from 0") with { Shape = "one number", Number = (_, digit) => digit, Chapter = 5, Video = "index" },
        Of("line", "what was typed") with { Shape = "text", Chapter = 9 },
        Of("row", "one row of the image, to be printed", "rowOfPixels") with { Shape = "28 numbers", StandsFor = ["image"], Chapter = 9, Lines = printing },
        Of("pixel", "one pixel: a byte in Image, a number from 0 to 1 in Ink") with { Shape = "one number", StandsFor = ["image"], Chapter = 3 },
        Of("digit", "what an image shows, 0 to 9") with { Shape = "one number", StandsFor = ["label"], Chapter = 4 },
        Of("length", "how many numbers are wanted") with { Shape = "one number", Chapter = 1 },
        Of("rows", "how many neurons a layer has") with { Shape = "one number", StandsFor = bothWeights, Chapter = 1 },
        Of("columns", "how many weights each of them has") with { Shape = "one number", StandsFor = bothWeights, Chapter = 1 },
        Of("row", "which neuron, from 0", "whichRow") with { Shape = "one number", StandsFor = bothWeights, Lines = drawing, Chapter = 1 },
        Of("outputs", "what the network answers") with { Shape = "(10 × 1)", StandsFor = ["output"] },
        Of("x", "the number that is squashed") with { Shape = "one number", InTrace = "hidden sums", ValueIs = "for the hidden neurons", Video = "h_pre, o_pre", Chapter = 1 },
        Of("weights", "the weights of whichever layer the function is asked for") with { Shape = "(to × from)", StandsFor = bothWeights },
        Of("biases", "the biases of that layer") with { Shape = "(to × 1)", StandsFor = bothBiases },
        Of("inputs", "what goes into that layer: the image, or what the hidden neurons say") with { Shape = "(from × 1)", StandsFor = ["image", "hidden"] },
        Of("row", "the weights of one neuron", "rowOfWeights") with { Shape = "(1 × from)", StandsFor = bothWeights, Lines = update },
        Of("deltas", "the blame of each neuron of a layer") with { Shape = "(to × 1)", StandsFor = ["outputDelta", "hiddenDelta"], Chapter = 8 },
        Of("h", "what the neurons said that the blame goes back to") with { Shape = "(from × 1)", StandsFor = ["hidden"], Chapter = 8 },
        Of("from", "where a weight comes from: which column") with { Shape = "one number", StandsFor = bothWeights, Chapter = 8 },
        Of("a", "the first of two rows of numbers: the weights of one neuron") with { Shape = "(1 × from)", StandsFor = bothWeights, Chapter = 1 },
        Of("b", "the second: what goes into the neuron") with { Shape = "(from × 1)", StandsFor = ["image", "hidden"], Chapter = 1 },
        Of("sum", "the products added up so far") with { Shape = "one number", InTrace = "hidden sums", ValueIs = "at the end, with the biases, for the hidden neurons", Chapter = 1, Video = "h_pre, o_pre" },
        Of("i", "which place, from 0") with { Shape = "one number", Chapter = 1 },
        Of("to", "where a weight goes: which row, which neuron") with { Shape = "one number", StandsFor = bothWeights, Chapter = 8 },
        Of("number", "the rule: which number belongs at a place") with { Shape = "a place → one number", Chapter = 6 },
        Of("vector", "the numbers that it has made") with { Shape = "as many numbers as wanted", Chapter = 6 },
        Of("step", "how far each of a neuron’s weights moves, for an input of 1") with { Shape = "one number", StandsFor = ["learningRate"], Chapter = 8, Video = "learn_rate * delta_o" },
    ];

    private static int[] Lines(CodeMarker first, CodeMarker last) => [.. Enumerable.Range(first.Line, last.Line - first.Line + 1)];

    private static Symbol Of(string name, string meaning, string? id = null) => new(id ?? "local-" + name, name, SymbolKind.Local, meaning);
}
