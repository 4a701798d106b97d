namespace Glassbox.Reference;

/// <summary>A loss in the textbook's form, with its derivative.</summary>
public abstract class LossFormula
{
    private protected LossFormula() { }

    /// <summary>The formula as text, in terms of the activations o of the last layer and the targets t.</summary>
    public abstract string Text { get; }

    /// <summary>
    /// Whether loss and activation cancel out in the delta, which is then just output − target.
    /// </summary>
    public virtual bool DeltaIsDifference => true;

    /// <summary>Returns the formula of a loss.</summary>
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

    /// <summary>Returns the derivative as text; not used if the delta is the difference.</summary>
    /// <param name="outputs">The name of the outputs.</param>
    /// <param name="targets">The name of the targets.</param>
    /// <param name="count">The number of outputs.</param>
    internal virtual string DerivativeText(string outputs, string targets, int count) => throw new NotSupportedException();

    /// <summary>Computes the loss of one sample.</summary>
    /// <param name="sums">[outputs] Weighted sums of the last layer.</param>
    /// <param name="outputs">[outputs] Activations of the last layer.</param>
    /// <param name="targets">[outputs]</param>
    public abstract double Value(ReadOnlySpan<double> sums, ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets);

    /// <summary>Computes the derivative of the loss with respect to one output; not used if the delta is the difference.</summary>
    /// <param name="output">The activation.</param>
    /// <param name="target">The target.</param>
    /// <param name="outputs">The number of outputs.</param>
    public virtual double Derivative(double output, double target, int outputs) => throw new NotSupportedException();
}
