namespace Glassbox.Reference;

/// <summary>An optimizer at work on one matrix: what it remembers of it, and the step it takes.</summary>
/// <remarks>w: the parameter, g: its gradient. Formulas of the documentation of PyTorch.</remarks>
internal abstract class StepRule
{
    /// <summary>What is remembered from step to step, each of the shape of the matrix; zeros at the start.</summary>
    public virtual IReadOnlyList<(string Name, double[] Values)> State => [];

    /// <param name="optimizer">Which rule, and its settings.</param>
    /// <param name="parameters">How many numbers it will change.</param>
    public static StepRule For(Optimizer optimizer, int parameters) => optimizer switch
    {
        Sgd sgd => new SgdFormula(sgd, parameters),
        RmsProp rmsProp => new RmsPropFormula(rmsProp, parameters),
        Adam adam => new AdamFormula(adam, parameters),
        AdamW adamW => new AdamFormula(adamW, parameters),
        _ => throw new ArgumentException($"The twin does not know the optimizer {optimizer.Name}.", nameof(optimizer)),
    };

    /// <summary>Takes one step.</summary>
    /// <param name="parameters">Changed.</param>
    /// <param name="gradients">The derivative of the loss with respect to each of them.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="step">Which step this is, from 1.</param>
    public abstract void Apply(Span<double> parameters, ReadOnlySpan<double> gradients, double rate, long step);
}
