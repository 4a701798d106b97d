namespace Glassbox.Layers;

/// <summary>Receives gradients: the optimizer, while they are in cache, or a buffer for all of them.</summary>
internal interface IGradientReceiver
{
    /// <summary>Whether parameters with a gradient of 0 may be skipped, because a step does not change them.</summary>
    bool SkipsZeros { get; }

    /// <summary>Receives gradients, summed over the batch. Called by several threads at once for different parameters.</summary>
    /// <param name="start">The offset of the first parameter.</param>
    /// <param name="gradients">The gradients of the parameters from there on.</param>
    void Receive(int start, ReadOnlySpan<float> gradients);
}
