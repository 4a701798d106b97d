namespace Glassbox.Reference;

/// <summary>A loss as the textbook writes it, and its derivative.</summary>
public abstract class LossFormula
{
    private protected LossFormula() { }

    /// <summary>The formula in text, of the activations o of the last layer and the targets t.</summary>
    public abstract string Text { get; }

    /// <summary>
    /// Whether loss and activation cancel each other in the delta, which is then just output − target.
    /// </summary>
    public virtual bool DeltaIsDifference => true;

    /// <summary>The formula of a loss.</summary>
    public static LossFormula For(Loss loss) => loss?.Name switch
    {
        "mse" => new MeanSquaredErrorFormula(),
        "binary-cross-entropy" => new BinaryCrossEntropyFormula(),
        "cross-entropy" => new CrossEntropyFormula(),
        "huber" => new HuberFormula(),
        "mae" => new MeanAbsoluteErrorFormula(),
        null => throw new ArgumentNullException(nameof(loss)),
        _ => throw new ArgumentException($"The twin does not know the loss {loss.Name}.", nameof(loss)),
    };

    /// <summary>The derivative in text; not asked for where the delta is the difference.</summary>
    /// <param name="outputs">What the outputs are called.</param>
    /// <param name="targets">What the targets are called.</param>
    /// <param name="count">The number of outputs.</param>
    internal virtual string DerivativeText(string outputs, string targets, int count) => throw new NotSupportedException();

    /// <summary>The loss of one sample.</summary>
    /// <param name="sums">[outputs] weighted sums of the last layer.</param>
    /// <param name="outputs">[outputs] activations of the last layer.</param>
    /// <param name="targets">[outputs]</param>
    public abstract double Value(ReadOnlySpan<double> sums, ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets);

    /// <summary>The derivative of the loss with respect to one output; not asked for where the delta is the difference.</summary>
    /// <param name="output">The activation.</param>
    /// <param name="target">What it should have been.</param>
    /// <param name="outputs">The number of outputs.</param>
    public virtual double Derivative(double output, double target, int outputs) => throw new NotSupportedException();
}
