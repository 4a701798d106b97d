namespace Glassbox.Serialization.Onnx;

/// <summary>A dense layer in a graph, or, at the start of the chain, the inputs.</summary>
internal sealed class OnnxLayer
{
    /// <summary>Initializes the inputs.</summary>
    /// <param name="size">The number of inputs; null if unknown.</param>
    public OnnxLayer(int? size) => Size = size;

    /// <param name="before">The input of the layer.</param>
    /// <param name="weights">[inputs, outputs], or [outputs, inputs] if transposed.</param>
    /// <param name="isTransposed">Whether the weights are transposed.</param>
    /// <param name="bias">[outputs], or one for all, or null.</param>
    /// <param name="scale">The factor of the weighted sums.</param>
    /// <param name="biasScale">The factor of the biases.</param>
    public OnnxLayer(OnnxValue.Signal before, OnnxTensor weights, bool isTransposed, OnnxTensor? bias, double scale, double biasScale)
    {
        (Before, Weights, IsTransposed, Bias, Scale, BiasScale) = (before, weights, isTransposed, bias, scale, biasScale);
        Size = weights.Shape[isTransposed ? 0 : 1];
    }

    public Formula Sums { get; } = new Formula.Sums();

    /// <summary>The number of outputs; null for inputs of unknown number.</summary>
    public int? Size { get; }

    public OnnxValue.Signal? Before { get; }

    public OnnxTensor? Weights { get; }

    public bool IsTransposed { get; }

    public OnnxTensor? Bias { get; }

    public double Scale { get; }

    public double BiasScale { get; }

    /// <summary>The number of inputs of a layer with weights.</summary>
    public int Inputs => Weights!.Shape[IsTransposed ? 1 : 0];
}
