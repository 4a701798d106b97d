namespace Glassbox.Reference;

/// <summary>What came up in one layer on a sample's way through a network.</summary>
/// <remarks>What belongs to the way back is to be had only of a trace of a whole step.</remarks>
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

    /// <summary>[outputs, 1] ∂C/∂activation; null in the last layer where it cancels, as it does with a cross-entropy.</summary>
    public TraceEntry? Error => trace.Find(TraceKind.Error, layer);

    /// <summary>[outputs, 1], of softmax [outputs, outputs]: ∂activation/∂sum; null where there is no <see cref="Error"/>.</summary>
    public TraceEntry? ActivationDerivative => trace.Find(TraceKind.ActivationDerivative, layer);

    /// <summary>[outputs, 1] ∂C/∂sum.</summary>
    /// <exception cref="InvalidOperationException">The trace goes forward only.</exception>
    public TraceEntry Delta => trace.Entry(TraceKind.Delta, layer);

    /// <summary>[outputs, inputs] ∂C/∂weight.</summary>
    /// <exception cref="InvalidOperationException">The trace goes forward only.</exception>
    public TraceEntry WeightGradients => trace.Entry(TraceKind.WeightGradients, layer);

    /// <summary>[outputs, 1] ∂C/∂bias.</summary>
    /// <exception cref="InvalidOperationException">The trace goes forward only.</exception>
    public TraceEntry BiasGradients => trace.Entry(TraceKind.BiasGradients, layer);

    /// <summary>[outputs, inputs] The weights, after the step.</summary>
    /// <exception cref="InvalidOperationException">The trace goes forward only.</exception>
    public TraceEntry UpdatedWeights => trace.Entry(TraceKind.UpdatedWeights, layer);

    /// <summary>[outputs, 1] The biases, after the step.</summary>
    /// <exception cref="InvalidOperationException">The trace goes forward only.</exception>
    public TraceEntry UpdatedBiases => trace.Entry(TraceKind.UpdatedBiases, layer);
}
