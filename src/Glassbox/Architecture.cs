using System.Globalization;

namespace Glassbox;

/// <summary>The size and activation of one layer.</summary>
/// <param name="Outputs">The number of neurons: at least 1.</param>
/// <param name="Activation">The activation of the layer.</param>
public sealed record LayerShape(int Outputs, Activation Activation);

/// <summary>The shape of a network: the number of inputs and the dense layers in order.</summary>
public sealed partial class Architecture : IEquatable<Architecture>
{
    /// <summary>The maximum number of parameters of a network: 2²⁸, or 1 GiB.</summary>
    public const int MaxParameters = 1 << 28;

    /// <summary>Initializes an architecture from its layers.</summary>
    /// <param name="inputs">The number of inputs: at least 1.</param>
    /// <param name="layers">The layers, from the first hidden one to the last: at least one.</param>
    /// <exception cref="ArgumentException">A size is below 1, a layer other than the last is softmax, or the network is too large.</exception>
    public Architecture(int inputs, params IReadOnlyList<LayerShape> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (inputs < 1) throw new ArgumentException($"A network needs at least 1 input, not {inputs}.", nameof(inputs));
        if (layers.Count == 0) throw new ArgumentException("A network needs at least one layer after its inputs.", nameof(layers));

        Inputs = inputs;
        Layers = [.. layers];
        long parameters = 0, from = inputs;
        for (int i = 0; i < Layers.Count; i++)
        {
            if (Layers[i] is null) throw new ArgumentNullException(nameof(layers), $"Layer {i + 1} is null.");
            (int to, Activation activation) = (Layers[i].Outputs, Layers[i].Activation);
            if (activation is null) throw new ArgumentNullException(nameof(layers), $"The activation of layer {i + 1} is null.");
            if (to < 1) throw new ArgumentException($"Layer {i + 1} needs at least 1 neuron, not {to}.", nameof(layers));
            if (activation == Activation.Softmax && i < Layers.Count - 1)
                throw new ArgumentException($"Layer {i + 1} is softmax, which is for the last layer only.", nameof(layers));
            parameters += (from * to) + to;
            if (parameters > MaxParameters)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"{string.Join('-', Sizes)} has more than {MaxParameters:N0} parameters, the most that are possible here."), nameof(layers));
            from = to;
        }

        ParameterCount = (int)parameters;
    }

    /// <summary>Initializes an architecture from its sizes, with one activation for all hidden layers and one for the last.</summary>
    /// <param name="sizes">The number of inputs, then the number of neurons in each layer.</param>
    /// <param name="hidden">The activation of the hidden layers; sigmoid by default.</param>
    /// <param name="output">The activation of the last layer; sigmoid by default.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes, a size is below 1, a layer other than the last is softmax, or the network is too large.</exception>
    public Architecture(IReadOnlyList<int> sizes, Activation? hidden = null, Activation? output = null)
        : this(InputsOf(sizes), LayersOf(sizes, hidden, output))
    {
    }

    /// <summary>The number of inputs.</summary>
    public int Inputs { get; }

    /// <summary>The layers, from the first hidden one to the last.</summary>
    public IReadOnlyList<LayerShape> Layers { get; }

    /// <summary>The number of weights and biases.</summary>
    public int ParameterCount { get; }

    /// <summary>The number of outputs of the last layer.</summary>
    public int Outputs => Layers[^1].Outputs;

    /// <summary>The activation of the last layer.</summary>
    public Activation OutputActivation => Layers[^1].Activation;

    /// <summary>The number of inputs, then the number of neurons in each layer, such as 784, 20, 10.</summary>
    public IReadOnlyList<int> Sizes => [Inputs, .. Layers.Select(l => l.Outputs)];

    /// <exception cref="ArgumentException">The samples have a different number of inputs or targets.</exception>
    internal void MustFit(Dataset dataset)
    {
        if (dataset.Features != Inputs)
            throw new ArgumentException($"The network has {Counted.Of(Inputs, "input")}, but each sample has {dataset.Features}.", nameof(dataset));
        if (dataset.Outputs != Outputs)
            throw new ArgumentException($"The network has {Counted.Of(Outputs, "output")}, but each sample has "
                + (dataset.HasClasses ? $"{Counted.Of(dataset.Outputs, "possible class")}." : $"{Counted.Of(dataset.Outputs, "target")}."), nameof(dataset));
    }

    /// <summary>Whether there is a single sigmoid output: the probability of 1, as opposed to 0.</summary>
    internal bool IsBinary => Outputs == 1 && OutputActivation == Activation.Sigmoid;

    /// <summary>Whether this is a binary classifier for a dataset whose targets are all 0 or 1.</summary>
    internal bool IsBinaryFor(Dataset dataset) => IsBinary && dataset.HasBinaryTargets;

    /// <exception cref="ArgumentException">The loss cannot train the last layer; the message says why.</exception>
    internal void MustLearnFrom(Loss loss)
    {
        if (loss.Incompatibility(OutputActivation, Outputs) is { } incompatibility)
            throw new ArgumentException($"This cannot learn: {incompatibility}.", nameof(loss));
    }

    private static int InputsOf(IReadOnlyList<int> sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        return sizes.Count >= 2 ? sizes[0] : throw new ArgumentException(
            "A network needs at least two sizes: its inputs and its outputs, as in 784,10.", nameof(sizes));
    }

    private static LayerShape[] LayersOf(IReadOnlyList<int> sizes, Activation? hidden, Activation? output) =>
        [.. sizes.Skip(1).Select((size, i) =>
            new LayerShape(size, (i == sizes.Count - 2 ? output : hidden) ?? Defaults.Activation))];

    /// <inheritdoc/>
    public bool Equals(Architecture? other) => other is not null && Inputs == other.Inputs && Layers.SequenceEqual(other.Layers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Architecture);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Inputs, Layers.Count, ParameterCount);

    /// <summary>Returns sizes and activations, such as <c>784-20-10 (sigmoid, sigmoid)</c>.</summary>
    public override string ToString() =>
        $"{string.Join('-', Sizes)} ({string.Join(", ", Layers.Select(l => l.Activation.Name))})";
}
