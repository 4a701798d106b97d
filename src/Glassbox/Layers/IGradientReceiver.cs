namespace Glassbox.Layers;

/// <summary>Where gradients go: to the optimizer at once, while they are in the cache, or into a buffer that holds all.</summary>
internal interface IGradientReceiver
{
    /// <summary>Whether parameters whose gradient is 0 need not be mentioned: a step would leave them as they are.</summary>
    bool SkipsZeros { get; }

    /// <summary>Takes gradients: sums over the batch. Called by several threads at once, for different parameters.</summary>
    /// <param name="start">Where in the parameters these stand.</param>
    /// <param name="gradients">Of the parameters from there on.</param>
    void Receive(int start, ReadOnlySpan<float> gradients);
}
