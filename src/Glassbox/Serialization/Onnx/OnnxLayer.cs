namespace Glassbox.Serialization.Onnx;

/// <summary>A dense layer as a graph has it; or, where there is none before it, the inputs.</summary>
internal sealed class OnnxLayer
{
    /// <summary>The inputs.</summary>
    /// <param name="size">How many there are; null where it is not said.</param>
    public OnnxLayer(int? size) => Size = size;

    /// <param name="before">What it takes.</param>
    /// <param name="weights">[inputs, outputs], or [outputs, inputs] where they are transposed.</param>
    /// <param name="isTransposed">Whether they are.</param>
    /// <param name="bias">[outputs], or one for all, or null.</param>
    /// <param name="scale">Of the weighted sums.</param>
    /// <param name="biasScale">Of the biases.</param>
    public OnnxLayer(OnnxValue.Signal before, OnnxTensor weights, bool isTransposed, OnnxTensor? bias, double scale, double biasScale)
    {
        (Before, Weights, IsTransposed, Bias, Scale, BiasScale) = (before, weights, isTransposed, bias, scale, biasScale);
        Size = weights.Shape[isTransposed ? 0 : 1];
    }

    public Formula Sums { get; } = new Formula.Sums();

    /// <summary>The number of outputs; null of inputs whose number is not said.</summary>
    public int? Size { get; }

    public OnnxValue.Signal? Before { get; }

    public OnnxTensor? Weights { get; }

    public bool IsTransposed { get; }

    public OnnxTensor? Bias { get; }

    public double Scale { get; }

    public double BiasScale { get; }

    /// <summary>The number of inputs of a layer that has weights.</summary>
    public int Inputs => Weights!.Shape[IsTransposed ? 1 : 0];
}
