namespace Glassbox;

/// <summary>The range of a network's initial weights. All are drawn uniformly; biases start at 0 unless they are random too.</summary>
public sealed class Initializer
{
    private const string Biases = "+biases";

    private readonly Func<int, int, double> limit;

    private Initializer(string name, Func<int, int, double> limit, bool hasBiases = false)
    {
        Name = hasBiases ? name + Biases : name;
        HasRandomBiases = hasBiases;
        this.limit = limit;
    }

    /// <summary>Within ±½, whatever the size of the layer, as in the video.</summary>
    public static Initializer Uniform { get; } = new("uniform", static (_, _) => 0.5);

    /// <summary>Within ±√(6 / (inputs + outputs)): preserves the variance of signals through sigmoid and tanh.</summary>
    /// <remarks>Glorot and Bengio 2010, equation 16.</remarks>
    public static Initializer Xavier { get; } = new("xavier", static (i, o) => Math.Sqrt(6.0 / ((double)i + o)));

    /// <summary>Within ±√(6 / inputs): preserves the variance of signals through ReLU and its variants.</summary>
    /// <remarks>He et al. 2015, equation 10, as a uniform distribution of the same variance.</remarks>
    public static Initializer He { get; } = new("he", static (i, _) => Math.Sqrt(6.0 / i));

    /// <summary>All initializers, in display order: first with biases of 0, then with random ones.</summary>
    public static IReadOnlyList<Initializer> All { get; } =
        [Uniform, Xavier, He, .. ((Initializer[])[Uniform, Xavier, He]).Select(i => new Initializer(i.Name, i.limit, hasBiases: true))];

    /// <summary>The name in files and on the command line.</summary>
    public string Name { get; }

    /// <summary>Whether biases are drawn uniformly within ±1/√inputs instead of starting at 0. The weights are the same either way.</summary>
    /// <remarks>The range is that of PyTorch's <c>Linear</c>.</remarks>
    public bool HasRandomBiases { get; }

    /// <summary>Returns the same initializer with random biases, such as <c>he+biases</c> for <c>he</c>.</summary>
    public Initializer WithRandomBiases() => HasRandomBiases ? this : Parse(Name + Biases);

    /// <summary>Returns the initializer with the given name.</summary>
    /// <exception cref="ArgumentException">There is no initializer with that name.</exception>
    public static Initializer Parse(string name) => Named.Find(All, i => i.Name, name, "initializer");

    /// <summary>Returns the limit of a layer's weights, which are drawn between −limit and limit.</summary>
    public float Limit(int inputs, int outputs) => (float)limit(inputs, outputs);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
