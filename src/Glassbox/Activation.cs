using Glassbox.Activations;

namespace Glassbox;

/// <summary>An activation function: what a layer applies to its weighted sums.</summary>
/// <remarks>
/// Each built-in activation is a file in <c>Activations/</c>, with its derivative. To write your own, derive a class with a name, bounds, a
/// forward and a backward pass. It must not keep state between calls, because several threads may call it at once. The reference
/// implementation does not support custom activations.
/// </remarks>
public abstract class Activation
{
    /// <summary>Initializes an activation.</summary>
    /// <param name="name">The name in files; it must differ from the names in <see cref="All"/>.</param>
    /// <param name="minimum">The lower bound of the outputs; −∞ if there is none.</param>
    /// <param name="maximum">The upper bound of the outputs; ∞ if there is none.</param>
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

    /// <summary>f(x) = x if x is positive, else 0.01 x.</summary>
    public static Activation LeakyRelu { get; } = new ElementwiseActivation<LeakyRectifiedLinear>("leaky-relu", double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016, section 2).</summary>
    public static Activation Gelu { get; } = new ElementwiseActivation<GaussianErrorLinear>("gelu", -0.1701, double.PositiveInfinity);

    /// <summary>f(x) = x · sigmoid(x), also known as swish.</summary>
    public static Activation Silu { get; } = new ElementwiseActivation<SigmoidLinear>("silu", -0.2785, double.PositiveInfinity);

    /// <summary>f(x)ᵢ = eˣⁱ / Σ eˣʲ: outputs that add up to 1. For the last layer only.</summary>
    public static Activation Softmax { get; } = new SoftmaxActivation();

    /// <summary>All built-in activations, in display order.</summary>
    public static IReadOnlyList<Activation> All { get; } =
        [Identity, Sigmoid, Tanh, Relu, LeakyRelu, Gelu, Silu, Softmax];

    /// <summary>The name in files and on the command line, such as <c>leaky-relu</c>.</summary>
    public string Name { get; }

    /// <summary>The lower bound of the outputs; −∞ if there is none.</summary>
    public double Minimum { get; }

    /// <summary>The upper bound of the outputs; ∞ if there is none.</summary>
    public double Maximum { get; }

    /// <summary>Returns the activation with the given name.</summary>
    /// <exception cref="ArgumentException">There is no activation with that name.</exception>
    public static Activation Parse(string name) => Named.Find(All, a => a.Name, name, "activation");

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Returns why outputs can never reach these targets, or null if they can, at least in the limit.</summary>
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

    /// <summary>Computes the outputs of a layer for one sample.</summary>
    /// <param name="sums">[outputs] Weighted sums.</param>
    /// <param name="outputs">[outputs], written; must not overlap <paramref name="sums"/>.</param>
    public abstract void Forward(ReadOnlySpan<float> sums, Span<float> outputs);

    /// <summary>Computes the deltas of a layer from the errors of its outputs, for one sample.</summary>
    /// <param name="sums">[outputs] Weighted sums.</param>
    /// <param name="outputs">[outputs] The result of <see cref="Forward"/>.</param>
    /// <param name="errors">[outputs] The derivative of the loss with respect to the outputs.</param>
    /// <param name="deltas">[outputs], written: the derivative of the loss with respect to the sums.</param>
    public abstract void Backward(
        ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> errors, Span<float> deltas);
}
