namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>A variable of the program for one sample, which has the same position in every picture.</summary>
/// <param name="Name">The name in nn.cs, or a description if the program has no name for it.</param>
/// <param name="Term">The term to highlight with.</param>
/// <param name="InTrace">The name in a trace.</param>
/// <param name="InProgram">The expression in nn.cs, if it differs from the name.</param>
public sealed record Variable(string Name, string Term, string InTrace, string? InProgram = null)
{
    public static Variable Image { get; } = new("image", "image", "image");

    public static Variable Label { get; } = new("label", "label", "label");

    public static Variable HiddenWeights { get; } = new("hiddenWeights", "hiddenWeights", "hidden weights");

    public static Variable HiddenBiases { get; } = new("hiddenBiases", "hiddenBiases", "hidden biases");

    public static Variable HiddenSums { get; } = new("hidden sums", "hiddenSums", "hidden sums", "Dot(row, inputs) + bias");

    public static Variable Hidden { get; } = new("hidden", "hidden", "hidden activations");

    public static Variable OutputWeights { get; } = new("outputWeights", "outputWeights", "output weights");

    public static Variable OutputBiases { get; } = new("outputBiases", "outputBiases", "output biases");

    public static Variable OutputSums { get; } = new("output sums", "outputSums", "output sums", "Dot(row, inputs) + bias");

    public static Variable Output { get; } = new("output", "output", "output activations");

    public static Variable Error { get; } = new("error", "error", "mean squared error");

    public static Variable Correct { get; } = new("correct", "correct", "correct");

    public static Variable OutputDelta { get; } = new("outputDelta", "outputDelta", "output delta");

    public static Variable HiddenError { get; } = new("error sent back", "hiddenError", "hidden error", "row[from] * delta, summed");

    public static Variable HiddenDelta { get; } = new("hiddenDelta", "hiddenDelta", "hidden delta");

    /// <summary>All variables, in the order in which the program first uses them.</summary>
    public static IReadOnlyList<Variable> All { get; } =
    [
        HiddenWeights, HiddenBiases, OutputWeights, OutputBiases, Image, Label, HiddenSums, Hidden, OutputSums, Output,
        Error, Correct, OutputDelta, HiddenError, HiddenDelta,
    ];

    /// <summary>Whether it is a weight or bias: exists before the sample, and is changed by it.</summary>
    public bool IsParameter => this == HiddenWeights || this == HiddenBiases || this == OutputWeights || this == OutputBiases;
}
