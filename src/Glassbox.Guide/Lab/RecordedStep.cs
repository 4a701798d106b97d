using Glassbox.Reference;

namespace Glassbox.Guide.Lab;

/// <summary>One digit of a run, learned in the page, with every number that a picture of it shows.</summary>
public sealed class RecordedStep
{
    /// <summary>Trains the network on the digit, which changes its weights.</summary>
    internal RecordedStep(ReferenceNetwork network, int index, byte[] pixels, int label)
    {
        (Index, Pixels, Label) = (index, pixels, label);
        Ink = [.. Enumerable.Range(0, pixels.Length).Where(place => pixels[place] > 0)];
        OutputWeights = [.. network.Weights[1].Values];
        Image = DigitsExtensions.Scaled(pixels);
        Trace = network.Learn(Image, DigitsExtensions.OneHot(label));
        HiddenSums = Trace.Layers[0].Sums.Values;
        Hidden = Trace.Layers[0].Activations.Values;
        OutputSums = Trace.Layers[1].Sums.Values;
        Outputs = Trace.Outputs.Values;
        OutputDelta = Trace.Layers[1].Delta.Values;
        HiddenDelta = Trace.Layers[0].Delta.Values;
        Guess = Outputs.ArgMax();
    }

    /// <summary>The index of the training digit, from 0.</summary>
    public int Index { get; }

    /// <summary>[784] 0 to 255</summary>
    public byte[] Pixels { get; }

    /// <summary>[784] 0 to 1</summary>
    public double[] Image { get; }

    /// <summary>The indices of pixels with ink, in row order.</summary>
    public int[] Ink { get; }

    /// <summary>The label.</summary>
    public int Label { get; }

    /// <summary>The prediction.</summary>
    public int Guess { get; }

    /// <summary>[20]</summary>
    public double[] HiddenSums { get; }

    /// <summary>[20]</summary>
    public double[] Hidden { get; }

    /// <summary>[10]</summary>
    public double[] OutputSums { get; }

    /// <summary>[10]</summary>
    public double[] Outputs { get; }

    /// <summary>[10] Output minus target: positive if the output is too large.</summary>
    public double[] OutputDelta { get; }

    /// <summary>[20]</summary>
    public double[] HiddenDelta { get; }

    /// <summary>[10, 20] The weights before the update.</summary>
    public double[] OutputWeights { get; }

    /// <summary>All other values.</summary>
    public Trace Trace { get; }
}
