namespace Glassbox;

/// <summary>How far from 0 the weights of a new network lie. All are uniform; biases start at 0.</summary>
public sealed class Initializer
{
    private readonly Func<int, int, double> limit;

    private Initializer(string name, Func<int, int, double> limit)
    {
        Name = name;
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

    /// <summary>All of them, in the order of a listing.</summary>
    public static IReadOnlyList<Initializer> All { get; } = [Uniform, Xavier, He];

    /// <summary>The name in files and on the command line.</summary>
    public string Name { get; }

    /// <summary>The initializer of a name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Initializer Parse(string name) => Named.Find(All, i => i.Name, name, "initializer");

    /// <summary>The weights of a layer of these sizes lie between minus this and this.</summary>
    public float Limit(int inputs, int outputs) => (float)limit(inputs, outputs);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
