using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The text next to the picture for a line of the program.</summary>
/// <param name="Code">The line, shortened, with the names of nn.cs.</param>
/// <param name="Said">The caption.</param>
/// <param name="Shapes">The shapes of its operands and result: (20, 784), or an operator between two shapes.</param>
/// <param name="Names">The names of the variables that it reads or writes.</param>
internal sealed record ActLine(string Code, string Said, ShapePart[] Shapes, string[] Names)
{
    /// <summary>Returns the lines of a program.</summary>
    public static ActLine[] All(UpdateNumbers numbers)
    {
        int h = numbers.Count;
        ShapePart Box(int rows, int columns) => new(rows, columns, "");
        ShapePart Sign(string text) => new(0, 0, text);
        string answer = numbers.IsRight ? $"Its best guess is {numbers.Guess}, and that is right." : $"Its best guess is {numbers.Guess}. It was {Numbers.A(numbers.Label)}.";
        bool hasFallen = numbers.AgainError < numbers.Error;
        return
        [
            new("image = Image(n)", "One digit becomes 784 numbers.", [Box(784, 1)], ["image"]),
            new("label = OneHot(digits.Label(n))", $"Its label: a 1 in place {numbers.Label}, 0 elsewhere.", [Box(10, 1)], ["label"]),
            new("hiddenSums = hiddenWeights · image + hiddenBiases", "A copy of the digit lands on every tile.", [Box(h, 784), Sign("·"), Box(784, 1), Sign("+"), Box(h, 1), Sign("→"), Box(h, 1)], ["hiddenSums", "hiddenWeights", "image", "hiddenBiases"]),
            new("hidden = Sigmoid(hiddenSums)", "Each sum is squashed to between 0 and 1.", [Box(h, 1), Sign("→"), Box(h, 1)], ["hidden", "hiddenSums"]),
            new("outputSums = outputWeights · hidden + outputBiases", $"Ten weighted sums of {h} activations.", [Box(10, h), Sign("·"), Box(h, 1), Sign("+"), Box(10, 1), Sign("→"), Box(10, 1)], ["outputSums", "outputWeights", "hidden", "outputBiases"]),
            new("output = Sigmoid(outputSums)", "Squashed again: ten answers.", [Box(10, 1), Sign("→"), Box(10, 1)], ["output", "outputSums"]),
            new("error += Mean((output - label)²)", "How far off? Gaps, squared and averaged.", [Box(10, 1), Sign("−"), Box(10, 1), Sign("→"), Box(1, 1)], ["error", "output", "label"]),
            new("correct += ArgMax(output) == digits.Label(n)", answer, [Box(10, 1), Sign("→"), Box(1, 1)], ["output", "label", "correct"]),
            new("outputDelta = output - label", "Too much is blue, too little is orange.", [Box(10, 1), Sign("−"), Box(10, 1), Sign("→"), Box(10, 1)], ["outputDelta", "output", "label"]),
            new("hiddenDelta = outputWeightsᵀ · outputDelta × hidden × (1\u00a0-\u00a0hidden)", "Blame runs back. Flat curves narrow it.", [Box(h, 10), Sign("·"), Box(10, 1), Sign("×"), Box(h, 1), Sign("→"), Box(h, 1)], ["hiddenDelta", "outputWeights", "outputDelta", "hidden"]),
            new("outputWeights -= rate × outputDelta · hiddenᵀ", "Signal and blame meet: weights change.", [Box(10, 1), Sign("·"), Box(1, h), Sign("→"), Box(10, h)], ["outputWeights", "outputDelta", "hidden"]),
            new("outputBiases -= rate × outputDelta", "Each bias changes by its blame alone.", [Box(10, 1), Sign("→"), Box(10, 1)], ["outputBiases", "outputDelta"]),
            new("hiddenWeights -= rate × hiddenDelta · imageᵀ", "Blame meets picture: tiles are stamped.", [Box(h, 1), Sign("·"), Box(1, 784), Sign("→"), Box(h, 784)], ["hiddenWeights", "hiddenDelta", "image"]),
            new("hiddenBiases -= rate × hiddenDelta", "And the last biases change.", [Box(h, 1), Sign("→"), Box(h, 1)], ["hiddenBiases", "hiddenDelta"]),
            new("// the same digit once more", hasFallen ? "The same digit again: a smaller error." : "The same digit again: it went too far.", [Box(784, 1), Sign("→"), Box(h, 1), Sign("→"), Box(10, 1), Sign("→"), Box(1, 1)], ["image", "hidden", "output", "error"]),
        ];
    }
}

/// <summary>A shape, or the operator between two.</summary>
internal sealed record ShapePart(int Rows, int Columns, string Sign)
{
    public bool IsSign => Rows == 0;

    /// <summary>The text, such as 20 × 784; 1 for a single number.</summary>
    public string Text { get; } = Rows == 0 ? Sign : Rows == 1 && Columns == 1 ? "1" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Rows} × {Columns}");
}
