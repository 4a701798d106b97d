namespace Glassbox;

/// <summary>How far from 0 the weights of a new network lie. All are uniform; biases start at 0, unless they are asked to be random too.</summary>
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

    /// <summary>Within ±½, whatever the size of the layer: the video's.</summary>
    public static Initializer Uniform { get; } = new("uniform", static (_, _) => 0.5);

    /// <summary>Within ±√(6 / (inputs + outputs)): keeps signals level through sigmoid and tanh.</summary>
    /// <remarks>Glorot and Bengio 2010, equation 16.</remarks>
    public static Initializer Xavier { get; } = new("xavier", static (i, o) => Math.Sqrt(6.0 / ((double)i + o)));

    /// <summary>Within ±√(6 / inputs): keeps signals level through ReLU and its kin.</summary>
    /// <remarks>He et al. 2015, equation 10, as a uniform distribution of the same variance.</remarks>
    public static Initializer He { get; } = new("he", static (i, _) => Math.Sqrt(6.0 / i));

    /// <summary>All of them, in the order of a listing: with biases that start at 0, then with random ones.</summary>
    public static IReadOnlyList<Initializer> All { get; } =
        [Uniform, Xavier, He, .. ((Initializer[])[Uniform, Xavier, He]).Select(i => new Initializer(i.Name, i.limit, hasBiases: true))];

    /// <summary>The name in files and on the command line.</summary>
    public string Name { get; }

    /// <summary>Whether biases are drawn too, evenly within ±1/√inputs, rather than starting at 0. The weights are the same either way.</summary>
    /// <remarks>The range is that of PyTorch's <c>Linear</c>.</remarks>
    public bool HasRandomBiases { get; }

    /// <summary>The same, with random biases: <c>he+biases</c> of <c>he</c>.</summary>
    public Initializer WithRandomBiases() => HasRandomBiases ? this : Parse(Name + Biases);

    /// <summary>The initializer of a name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Initializer Parse(string name) => Named.Find(All, i => i.Name, name, "initializer");

    /// <summary>The weights of a layer of these sizes lie between minus this and this.</summary>
    public float Limit(int inputs, int outputs) => (float)limit(inputs, outputs);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
