namespace Glassbox.Reference;

/// <summary>An activation in the textbook's form, with its derivative.</summary>
internal abstract class ActivationFormula
{
    /// <summary>The formula as text, in terms of x.</summary>
    public abstract string Text { get; }

    /// <summary>The derivative as text.</summary>
    public abstract string DerivativeText { get; }

    /// <summary>Returns the number of columns of a layer's derivative: 1 if each output depends only on its own sum.</summary>
    public abstract int DerivativeColumns(int outputs);

    /// <param name="sums">[outputs] Weighted sums.</param>
    /// <param name="activations">[outputs], written.</param>
    public abstract void Value(ReadOnlySpan<double> sums, Span<double> activations);

    /// <param name="sums">[outputs] Weighted sums.</param>
    /// <param name="derivative">[outputs, <see cref="DerivativeColumns"/>], written.</param>
    public abstract void Derivative(ReadOnlySpan<double> sums, Matrix derivative);

    /// <summary>Propagates errors back from the activations to the sums.</summary>
    /// <param name="errors">[outputs] The derivative of the loss with respect to the activations.</param>
    /// <param name="derivative">[outputs, <see cref="DerivativeColumns"/>] The derivative of the activations.</param>
    /// <param name="deltas">[outputs], written: the derivative of the loss with respect to the sums.</param>
    public abstract void Chain(ReadOnlySpan<double> errors, Matrix derivative, Span<double> deltas);

    public static ActivationFormula For(Activation activation) =>
        activation == Activation.Softmax ? SoftmaxFormula.Instance : ElementwiseFormula.For(activation);
}
