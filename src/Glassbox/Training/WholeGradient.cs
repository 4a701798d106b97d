using Glassbox.Layers;

namespace Glassbox.Training;

/// <summary>Holds the gradients of all parameters, for a step that needs to see them together.</summary>
/// <param name="parameters">The number of parameters.</param>
internal sealed class WholeGradient(int parameters) : IGradientReceiver
{
    /// <summary>[parameters] Summed over the batch.</summary>
    public float[] Values { get; } = new float[parameters];

    /// <inheritdoc/>
    public bool SkipsZeros => false; // those of the batch before stand here

    /// <inheritdoc/>
    public void Receive(int start, ReadOnlySpan<float> gradients) => gradients.CopyTo(Values.AsSpan(start));
}
