namespace Glassbox.Inference;

/// <summary>Changes the outputs of hidden layers before they are passed to the next layer.</summary>
internal interface IOutputChange
{
    /// <summary>Computes the input of the next layer. Called by several threads at once.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="place">The index of the sample in the batch.</param>
    /// <param name="outputs">[outputs] The activations.</param>
    /// <param name="passed">[outputs], written.</param>
    void Change(int layer, int place, ReadOnlySpan<float> outputs, Span<float> passed);
}
