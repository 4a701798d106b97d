namespace Glassbox;

/// <summary>The names of each layer's weights and biases in a file.</summary>
public sealed class TensorNames
{
    private readonly string[]? modules; // for each layer; null if they are numbered

    private TensorNames(bool isPyTorch, string[]? modules) => (IsPyTorch, this.modules) = (isPyTorch, modules);

    /// <summary><c>weights_0</c> [outputs, inputs], <c>bias_0</c> [outputs, 1], <c>weights_1</c> and so on.</summary>
    public static TensorNames Glassbox { get; } = new(false, null);

    /// <summary>
    /// As in a PyTorch <c>nn.Sequential</c> of <see cref="PyTorchModules"/>: <c>0.weight</c> [outputs, inputs], <c>0.bias</c> [outputs],
    /// <c>2.weight</c> and so on, for <c>load_state_dict</c>.
    /// </summary>
    public static TensorNames PyTorch { get; } = new(true, null);

    /// <summary>Whether the names are those of PyTorch: <c>weight</c> and <c>bias</c> of a module.</summary>
    public bool IsPyTorch { get; }

    /// <summary>Names as in your own PyTorch module: <c>fc1.weight</c> [outputs, inputs], <c>fc1.bias</c> [outputs], and so on.</summary>
    /// <param name="names">The name of each layer's linear module, such as <c>fc1</c>.</param>
    /// <exception cref="ArgumentException">There are no names, one is empty, or two are equal.</exception>
    public static TensorNames Modules(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0 || names.Any(string.IsNullOrWhiteSpace) || names.Distinct().Count() != names.Count)
            throw new ArgumentException("Expected the name of a module for each layer, each once, as fc1 and fc2.", nameof(names));
        return new TensorNames(true, [.. names]);
    }

    /// <summary>Returns the PyTorch modules of a network, such as <c>nn.Linear(784, 20)</c> and <c>nn.Sigmoid()</c>.</summary>
    /// <exception cref="ArgumentException">The network has a custom activation.</exception>
    public static IReadOnlyList<string> PyTorchModules(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        List<string> found = [];
        for (int i = 0; i < architecture.Layers.Count; i++)
        {
            LayerShape layer = architecture.Layers[i];
            found.Add($"nn.Linear({architecture.Sizes[i]}, {layer.Outputs})");
            if (layer.Activation != Activation.Identity) found.Add(Module(layer.Activation));
        }

        return found;
    }

    /// <summary>Returns the names of each layer's weights and biases.</summary>
    /// <exception cref="ArgumentException">The number of layers differs from the number of names.</exception>
    internal IReadOnlyList<(string Weights, string Bias)> Of(Architecture architecture)
    {
        if (!IsPyTorch) return [.. Enumerable.Range(0, architecture.Layers.Count).Select(i => ($"{Serialization.ModelTensor.WeightsPrefix}{i}", $"{Serialization.ModelTensor.BiasPrefix}{i}"))];
        return [.. ModulesOf(architecture).Select(module => ($"{module}.weight", $"{module}.bias"))];
    }

    /// <summary>Returns the name of each layer's linear module.</summary>
    /// <exception cref="ArgumentException">The number of layers differs from the number of names.</exception>
    internal IReadOnlyList<string> ModulesOf(Architecture architecture)
    {
        if (modules is not null)
            return modules.Length == architecture.Layers.Count ? modules : throw new ArgumentException(
                $"{modules.Length} modules are named ({string.Join(", ", modules)}), but {architecture} has {architecture.Layers.Count} layers.");
        List<string> numbers = [];
        int number = 0;
        foreach (LayerShape layer in architecture.Layers)
        {
            numbers.Add(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            number += layer.Activation == Activation.Identity ? 1 : 2;
        }

        return numbers;
    }

    private static string Module(Activation activation) => activation.Name switch
    {
        "sigmoid" => "nn.Sigmoid()",
        "tanh" => "nn.Tanh()",
        "relu" => "nn.ReLU()",
        "leaky-relu" => "nn.LeakyReLU(0.01)",
        "gelu" => "nn.GELU(approximate=\"tanh\")",
        "silu" => "nn.SiLU()",
        "softmax" => "nn.Softmax(dim=1)",
        _ => throw new ArgumentException($"PyTorch has no activation '{activation.Name}'.", nameof(activation)),
    };
}
