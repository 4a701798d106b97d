using Glassbox.Layers;

namespace Glassbox.Training;

/// <summary>Collects the gradients of all parameters, for a step that needs all of them.</summary>
/// <param name="parameters">The number of parameters.</param>
internal sealed class WholeGradient(int parameters) : IGradientReceiver
{
    /// <summary>[parameters] Summed over the batch.</summary>
    public float[] Values { get; } = new float[parameters];

    /// <inheritdoc/>
    public bool SkipsZeros => false; // the buffer has the gradients of the previous batch

    /// <inheritdoc/>
    public void Receive(int start, ReadOnlySpan<float> gradients) => gradients.CopyTo(Values.AsSpan(start));
}
