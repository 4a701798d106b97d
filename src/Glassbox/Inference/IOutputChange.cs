namespace Glassbox.Inference;

/// <summary>Changes the outputs of hidden layers on their way to the next one.</summary>
internal interface IOutputChange
{
    /// <summary>Makes what the next layer gets. Called by several threads at once.</summary>
    /// <param name="layer">From 0.</param>
    /// <param name="place">The place of the sample in the batch.</param>
    /// <param name="outputs">[outputs] The activations.</param>
    /// <param name="passed">[outputs], written.</param>
    void Change(int layer, int place, ReadOnlySpan<float> outputs, Span<float> passed);
}
