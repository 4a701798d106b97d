namespace Glassbox;

/// <summary>Custom activations, losses and optimizers, for files that name them.</summary>
public sealed record CustomParts
{
    internal static CustomParts None { get; } = new();

    /// <summary>The custom activations.</summary>
    public IReadOnlyList<Activation> Activations { get; init; } = [];

    /// <summary>The custom losses.</summary>
    public IReadOnlyList<Loss> Losses { get; init; } = [];

    /// <summary>The custom optimizers, with any settings that files do not contain: files record only learning rate and weight decay.</summary>
    public IReadOnlyList<Optimizer> Optimizers { get; init; } = [];

    /// <exception cref="ArgumentException">There is no activation with that name.</exception>
    internal Activation Activation(string name) => Named.Find(Glassbox.Activation.All.Concat(Activations), a => a.Name, name, "activation");

    /// <exception cref="ArgumentException">There is no loss with that name.</exception>
    internal Loss Loss(string name) => Named.Find(Glassbox.Loss.All.Concat(Losses), l => l.Name, name, "loss");

    /// <exception cref="ArgumentException">There is no optimizer with that name.</exception>
    internal Optimizer Optimizer(string name) => Named.Find(Glassbox.Optimizer.All.Concat(Optimizers), o => o.Name, name, "optimizer");
}
