using Glassbox.Guide.Code;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Cost;

/// <summary>Both costs for outputs that may not come from a network: the reader may have dragged them.</summary>
/// <remarks>For outputs of a network, <see cref="Glassbox.Reference.ReferenceNetwork.Cost"/> gives the same result, as a test verifies.</remarks>
internal static class Costs
{
    /// <summary>The terms of the program, where <c>o</c> and <c>l</c> are one output and its label.</summary>
    public static IReadOnlyDictionary<string, string> Terms { get; } =
        new Dictionary<string, string>(CodeTerms.All) { ["o"] = "output", ["l"] = "label" };

    /// <summary>Returns the mean of (output − label)².</summary>
    /// <param name="outputs">[n]</param>
    /// <param name="targets">[n]</param>
    public static double Squared(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets)
    {
        double sum = 0;
        for (int i = 0; i < outputs.Length; i++) sum += Squared(outputs[i], targets[i]);
        return sum / outputs.Length;
    }

    /// <summary>Returns −Σ label · ln output + (1 − label) · ln(1 − output); infinite for an output that is confidently wrong.</summary>
    /// <param name="outputs">[n] 0 to 1.</param>
    /// <param name="targets">[n] 0 or 1.</param>
    public static double CrossEntropy(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets)
    {
        double sum = 0;
        for (int i = 0; i < outputs.Length; i++) sum += CrossEntropy(outputs[i], targets[i]);
        return sum;
    }

    /// <summary>Returns (output − label)² for one output.</summary>
    public static double Squared(double output, double target) => (output - target) * (output - target);

    /// <summary>Returns the cross-entropy of one output.</summary>
    public static double CrossEntropy(double output, double target) => -Math.Log(target == 1 ? output : 1 - output);

    /// <summary>
    /// Returns the number of decimals of an output with which its square, computed from the output as shown, has the same four decimals.
    /// </summary>
    public static int Decimals(double output, double target) =>
        Numbers.Decimals(Squared(output, target), decimals => Squared(Numbers.Rounded(output, decimals), target), square => Numbers.Fixed(square), 4);

    /// <summary>Returns the derivative of the squared error of one output with respect to its weighted sum: 2 · (o − l) · o · (1 − o).</summary>
    public static double SquaredSlope(double output, double target) => 2 * (output - target) * output * (1 - output);

    /// <summary>Returns the derivative of the cross-entropy of one output with respect to its weighted sum: o − l.</summary>
    public static double CrossEntropySlope(double output, double target) => output - target;
}
