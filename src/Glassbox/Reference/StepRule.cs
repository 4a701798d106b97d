namespace Glassbox.Reference;

/// <summary>The update of one matrix by an optimizer, with the optimizer's state for it.</summary>
/// <remarks>w: the parameter, g: its gradient. Formulas as in PyTorch's documentation.</remarks>
internal abstract class StepRule
{
    /// <summary>The state, in buffers of the shape of the matrix; zeros at the start.</summary>
    public virtual IReadOnlyList<(string Name, double[] Values)> State => [];

    /// <param name="optimizer">The optimizer.</param>
    /// <param name="parameters">The number of parameters.</param>
    public static StepRule For(Optimizer optimizer, int parameters) => optimizer switch
    {
        Sgd sgd => new SgdFormula(sgd, parameters),
        RmsProp rmsProp => new RmsPropFormula(rmsProp, parameters),
        Adam adam => new AdamFormula(adam, parameters),
        AdamW adamW => new AdamFormula(adamW, parameters),
        _ => throw new ArgumentException($"The twin does not know the optimizer {optimizer.Name}.", nameof(optimizer)),
    };

    /// <summary>Makes one update.</summary>
    /// <param name="parameters">Changed.</param>
    /// <param name="gradients">The derivative of the loss with respect to each parameter.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="step">The number of the step, from 1.</param>
    public abstract void Apply(Span<double> parameters, ReadOnlySpan<double> gradients, double rate, long step);
}
