namespace Glassbox.Reference;

/// <summary>An activation as the textbook writes it, and its derivative.</summary>
internal abstract class ActivationFormula
{
    /// <summary>The formula in text, of x.</summary>
    public abstract string Text { get; }

    /// <summary>The derivative in text.</summary>
    public abstract string DerivativeText { get; }

    /// <summary>Columns of the derivative of a layer: 1 where each output depends on its own sum alone.</summary>
    public abstract int DerivativeColumns(int outputs);

    /// <param name="sums">[outputs] weighted sums.</param>
    /// <param name="activations">[outputs], written.</param>
    public abstract void Value(ReadOnlySpan<double> sums, Span<double> activations);

    /// <param name="sums">[outputs] weighted sums.</param>
    /// <param name="derivative">[outputs, <see cref="DerivativeColumns"/>], written.</param>
    public abstract void Derivative(ReadOnlySpan<double> sums, Matrix derivative);

    /// <summary>Takes an error back from the activations to the sums.</summary>
    /// <param name="errors">[outputs] derivative of the loss with respect to the activations.</param>
    /// <param name="derivative">[outputs, <see cref="DerivativeColumns"/>] derivative of the activations.</param>
    /// <param name="deltas">[outputs], written: derivative of the loss with respect to the sums.</param>
    public abstract void Chain(ReadOnlySpan<double> errors, Matrix derivative, Span<double> deltas);

    public static ActivationFormula For(Activation activation) =>
        activation == Activation.Softmax ? SoftmaxFormula.Instance : ElementwiseFormula.For(activation);
}
