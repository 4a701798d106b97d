namespace Glassbox.Reference;

/// <summary>The values of one layer in a trace.</summary>
/// <remarks>Values of the backward pass exist only in the trace of a whole step.</remarks>
public sealed class LayerTrace
{
    private readonly Trace trace;
    private readonly int layer; // from 1

    internal LayerTrace(Trace trace, int layer) => (this.trace, this.layer) = (trace, layer);

    /// <summary>[outputs, inputs] The weights, before the step.</summary>
    public TraceEntry Weights => trace.Entry(TraceKind.Weights, layer);

    /// <summary>[outputs, 1] The biases, before the step.</summary>
    public TraceEntry Biases => trace.Entry(TraceKind.Biases, layer);

    /// <summary>[outputs, 1] The weighted sums.</summary>
    public TraceEntry Sums => trace.Entry(TraceKind.Sums, layer);

    /// <summary>[outputs, 1] The activations.</summary>
    public TraceEntry Activations => trace.Entry(TraceKind.Activations, layer);

    /// <summary>[outputs, 1] ∂C/∂activation; null for the last layer if it cancels out, as with cross-entropy.</summary>
    public TraceEntry? Error => trace.Find(TraceKind.Error, layer);

    /// <summary>[outputs, 1], for softmax [outputs, outputs]: ∂activation/∂sum; null without <see cref="Error"/>.</summary>
    public TraceEntry? ActivationDerivative => trace.Find(TraceKind.ActivationDerivative, layer);

    /// <summary>[outputs, 1] ∂C/∂sum.</summary>
    /// <exception cref="InvalidOperationException">The trace has only the forward pass.</exception>
    public TraceEntry Delta => trace.Entry(TraceKind.Delta, layer);

    /// <summary>[outputs, inputs] ∂C/∂weight.</summary>
    /// <exception cref="InvalidOperationException">The trace has only the forward pass.</exception>
    public TraceEntry WeightGradients => trace.Entry(TraceKind.WeightGradients, layer);

    /// <summary>[outputs, 1] ∂C/∂bias.</summary>
    /// <exception cref="InvalidOperationException">The trace has only the forward pass.</exception>
    public TraceEntry BiasGradients => trace.Entry(TraceKind.BiasGradients, layer);

    /// <summary>[outputs, inputs] The weights, after the step.</summary>
    /// <exception cref="InvalidOperationException">The trace has only the forward pass.</exception>
    public TraceEntry UpdatedWeights => trace.Entry(TraceKind.UpdatedWeights, layer);

    /// <summary>[outputs, 1] The biases, after the step.</summary>
    /// <exception cref="InvalidOperationException">The trace has only the forward pass.</exception>
    public TraceEntry UpdatedBiases => trace.Entry(TraceKind.UpdatedBiases, layer);
}
