using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>How gradients change parameters.</summary>
/// <remarks>
/// Each one is a file in <c>Optimizers/</c>: its settings, its formula and its state. All follow PyTorch's formulas,
/// and are tested against it.
/// </remarks>
public abstract record Optimizer
{
    private protected Optimizer() { }

    /// <summary>The size of a step: above 0.</summary>
    public float LearningRate { get; init; } = 0.01f;

    /// <summary>How strongly parameters, biases too, are drawn to 0 in each step: 0 for not at all.</summary>
    public float WeightDecay { get; init; }

    /// <summary>The name in files and on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it remembers between steps, each a buffer of the shape of the parameters.</summary>
    internal abstract int StateBuffers { get; }

    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    internal virtual void Validate()
    {
        Settings.MustBePositive(LearningRate, "learning rate");
        Settings.MustNotBeNegative(WeightDecay, "weight decay");
    }

    /// <summary>The rule in the form that works on buffers, for training from its start.</summary>
    internal abstract UpdateRule NewRule(int parameters);
}
