using Glassbox.Reference;

namespace Glassbox.Guide.Workshop.Exercises;

/// <summary>The sigmoid.</summary>
internal static class Sigmoid
{
    public static Exercise Exercise { get; } = new("sigmoid", "The sigmoid", "bias/", "Squash any number to one from 0 to 1, and let no number be too large for it.")
    {
        Start = """
        double Sigmoid(double x)
        {
            // Math.Exp(x) is e to the power of x.
            return x;
        }
        """,
        Solution = """
        double Sigmoid(double x)
        {
            return 1 / (1 + Math.Exp(-x));
        }
        """,
        Python = """
        def sigmoid(x):
            return 1 / (1 + np.exp(-x))
        """,
        Hints =
        [
            "Which fraction is close to 1 for a large x, close to 0 for a very negative one, and ½ at 0?",
            "There are two ways to write it: eˣ / (1 + eˣ), and 1 / (1 + e⁻ˣ). For large x one of them divides infinity by infinity.",
            "return 1 / (1 + Math.Exp(-x));",
        ],
        Call = "return [input[0].Select(x => yours.Sigmoid(x)).ToArray()];",
        Outputs = [new("the squashed sums")],
        Cases = Tried,
        Mistakes =
        [
            new("eˣ / (1 + eˣ) is right for small sums. For large ones eˣ is infinite, and infinity divided by infinity is no number.", ("1 / (1 + Math.Exp(-x))", "Math.Exp(x) / (1 + Math.Exp(x))")),
            new("The minus is missing: this curve falls where it should rise.", ("Math.Exp(-x)", "Math.Exp(x)")),
            new("The parentheses are missing: 1 / 1 comes first, and then e⁻ˣ is added.", ("1 / (1 + Math.Exp(-x))", "1 / 1 + Math.Exp(-x)")),
            new("This is the hyperbolic tangent, which squashes to numbers from −1 to 1.", ("1 / (1 + Math.Exp(-x))", "Math.Tanh(x)")),
            new("This is a step, all or nothing. A curve without slope learns nothing.", ("1 / (1 + Math.Exp(-x))", "x > 0 ? 1 : 0")),
            new("This is its slope, not the sigmoid itself.", ("1 / (1 + Math.Exp(-x))", "Math.Exp(-x) / ((1 + Math.Exp(-x)) * (1 + Math.Exp(-x)))")),
            new("The number comes out as it went in: nothing is squashed yet.", ("1 / (1 + Math.Exp(-x))", "x")),
        ],
    };

    /// <summary>The sums on the curve that the scene draws, in order and evenly spaced, as far as the reader can drag.</summary>
    internal static readonly double[] Curve = [.. Enumerable.Range(0, 3201).Select(i => (i - 1600) / 20.0)];

    // Sums around 0, the sums of the hidden neurons, and sums for which the exponential overflows.
    private static IReadOnlyList<CheckCase> Tried(CheckInputs inputs) =>
    [
        Of("sums from −4 to 4", [-4, -2, -0.5, 0, 0.5, 2, 4]),
        Of($"the hidden sums of {inputs.Digits[0].Name}", inputs.Step(inputs.Digits[0]).Layers[0].Sums.Values),
        Of("sums that are not shown here", [-1000, -800, -40, 40, 800, 1000]),
        Of("the curve from −80 to 80", Curve),
    ];

    private static CheckCase Of(string name, double[] sums)
    {
        var twin = new ReferenceNetwork(new Architecture([1, 1]));
        twin.Weights[0][0, 0] = 1;
        return new CheckCase(name, [sums], [[.. sums.Select(sum => twin.Predict([sum])[0])]]);
    }
}
