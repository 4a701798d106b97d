namespace Glassbox;

/// <summary>Activations, losses and optimizers of your own, for files that name them.</summary>
public sealed record CustomParts
{
    internal static CustomParts None { get; } = new();

    /// <summary>Activations.</summary>
    public IReadOnlyList<Activation> Activations { get; init; } = [];

    /// <summary>Losses.</summary>
    public IReadOnlyList<Loss> Losses { get; init; } = [];

    /// <summary>Optimizers, with the settings that files do not hold: files know the learning rate and the weight decay alone.</summary>
    public IReadOnlyList<Optimizer> Optimizers { get; init; } = [];

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    internal Activation Activation(string name) => Named.Find(Glassbox.Activation.All.Concat(Activations), a => a.Name, name, "activation");

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    internal Loss Loss(string name) => Named.Find(Glassbox.Loss.All.Concat(Losses), l => l.Name, name, "loss");

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    internal Optimizer Optimizer(string name) => Named.Find(Glassbox.Optimizer.All.Concat(Optimizers), o => o.Name, name, "optimizer");
}
