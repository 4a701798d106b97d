using Glassbox.Activations;

namespace Glassbox;

/// <summary>What a layer does to its weighted sums before it passes them on.</summary>
/// <remarks>
/// Each one is a file in <c>Activations/</c>, its derivative beside it. One of your own is a class with a name, bounds and the two
/// ways; it must not keep anything of a call, as several threads may make some at once. The twin does not know it.
/// </remarks>
public abstract class Activation
{
    /// <summary>An activation.</summary>
    /// <param name="name">The name in files: another than that of any in <see cref="All"/>.</param>
    /// <param name="minimum">What no output is below; −∞ where there is no such bound.</param>
    /// <param name="maximum">What no output is above; ∞ where there is no such bound.</param>
    protected Activation(string name, double minimum, double maximum)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        (Minimum, Maximum) = (minimum, maximum);
    }

    /// <summary>f(x) = x</summary>
    public static Activation Identity { get; } = new ElementwiseActivation<Identity>("identity", double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>f(x) = 1 / (1 + e⁻ˣ), between 0 and 1.</summary>
    public static Activation Sigmoid { get; } = new ElementwiseActivation<Sigmoid>("sigmoid", 0, 1);

    /// <summary>The hyperbolic tangent, between −1 and 1.</summary>
    public static Activation Tanh { get; } = new ElementwiseActivation<HyperbolicTangent>("tanh", -1, 1);

    /// <summary>f(x) = max(0, x)</summary>
    public static Activation Relu { get; } = new ElementwiseActivation<RectifiedLinear>("relu", 0, double.PositiveInfinity);

    /// <summary>f(x) = x where x is positive, 0.01 x elsewhere.</summary>
    public static Activation LeakyRelu { get; } = new ElementwiseActivation<LeakyRectifiedLinear>("leaky-relu", double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016, section 2).</summary>
    public static Activation Gelu { get; } = new ElementwiseActivation<GaussianErrorLinear>("gelu", -0.1701, double.PositiveInfinity);

    /// <summary>f(x) = x · sigmoid(x), also known as swish.</summary>
    public static Activation Silu { get; } = new ElementwiseActivation<SigmoidLinear>("silu", -0.2785, double.PositiveInfinity);

    /// <summary>f(x)ᵢ = eˣⁱ / Σ eˣʲ: outputs that add up to 1. For the last layer.</summary>
    public static Activation Softmax { get; } = new SoftmaxActivation();

    /// <summary>All of them, in the order of a listing.</summary>
    public static IReadOnlyList<Activation> All { get; } =
        [Identity, Sigmoid, Tanh, Relu, LeakyRelu, Gelu, Silu, Softmax];

    /// <summary>The name in files and on the command line, as <c>leaky-relu</c>.</summary>
    public string Name { get; }

    /// <summary>What no output is below; −∞ where there is no such bound.</summary>
    public double Minimum { get; }

    /// <summary>What no output is above; ∞ where there is no such bound.</summary>
    public double Maximum { get; }

    /// <summary>The activation of a name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Activation Parse(string name) => Named.Find(All, a => a.Name, name, "activation");

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Why outputs can never be these targets, or null where they can, at least in the limit.</summary>
    /// <param name="targets">[outputs]</param>
    public virtual string? Incompatibility(ReadOnlySpan<double> targets)
    {
        foreach (double target in targets)
            if (!(target >= Minimum && target <= Maximum))
                return FormattableString.Invariant($"{Name} outputs are {Range}, so they never reach {target}: scale the targets, or use identity outputs");
        return null;
    }

    private string Range => double.IsInfinity(Maximum)
        ? FormattableString.Invariant($"{Minimum} or more")
        : FormattableString.Invariant($"from {Minimum} to {Maximum}");

    /// <summary>Makes the outputs of a layer, for one sample.</summary>
    /// <param name="sums">[outputs] weighted sums.</param>
    /// <param name="outputs">[outputs], written; another buffer than <paramref name="sums"/>.</param>
    public abstract void Forward(ReadOnlySpan<float> sums, Span<float> outputs);

    /// <summary>Sends the errors of a layer's outputs back to its sums, for one sample.</summary>
    /// <param name="sums">[outputs] weighted sums.</param>
    /// <param name="outputs">[outputs] what <see cref="Forward"/> made of them.</param>
    /// <param name="errors">[outputs] derivative of the loss with respect to the outputs.</param>
    /// <param name="deltas">[outputs], written: derivative of the loss with respect to the sums.</param>
    public abstract void Backward(
        ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> errors, Span<float> deltas);
}
