using Glassbox.Guide.Lab;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Backpropagation;

/// <summary>The training step of one digit, with the values that the scenes of the chapter need.</summary>
internal sealed class SampleStep
{
    /// <summary>Performs the step on a copy of the network.</summary>
    /// <param name="network">A network with 784 inputs, one hidden layer and 10 outputs.</param>
    /// <param name="image">[784]</param>
    /// <param name="label">0 to 9.</param>
    /// <param name="loss">The loss to minimize; null for binary cross-entropy.</param>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="order">When the weights are updated.</param>
    public SampleStep(
        ReferenceNetwork network, double[] image, int label, Loss? loss = null, float learningRate = 0.01f,
        UpdateOrder order = UpdateOrder.Textbook)
    {
        Network = network;
        Image = image;
        Label = label;
        Targets = DigitsExtensions.OneHot(label);
        Trace = network.Trace(image, Targets, loss, new Sgd { LearningRate = learningRate }, order);
        (OutputDelta, HiddenDelta) = (Trace.Layers[1].Delta.Values, Trace.Layers[0].Delta.Values);
    }

    public ReferenceNetwork Network { get; }

    public double[] Image { get; }

    public int Label { get; }

    /// <summary>[10]</summary>
    public double[] Targets { get; }

    public Trace Trace { get; }

    /// <summary>[20]</summary>
    public double[] Hidden => Trace.Layers[0].Activations.Values;

    /// <summary>[10]</summary>
    public double[] Output => Trace.Outputs.Values;

    /// <summary>[10] By default, those of the reference implementation.</summary>
    public double[] OutputDelta { get; init; }

    /// <summary>[20] The errors propagated back through the output weights.</summary>
    public double[] HiddenError => Trace.Layers[0].Error!.Values;

    /// <summary>[20] By default, those of the reference implementation.</summary>
    public double[] HiddenDelta { get; init; }

    /// <summary>Returns the weight gradients of a layer, 0 or 1: [outputs, inputs]</summary>
    public TraceEntry WeightGradients(int layer) => Trace.Layers[layer].WeightGradients;

    /// <summary>Returns the bias gradients of a layer, 0 or 1: [outputs]</summary>
    public double[] BiasGradients(int layer) => Trace.Layers[layer].BiasGradients.Values;
}
