namespace Glassbox.Layers;

/// <summary>Changes the inputs of samples on their way into a network.</summary>
internal interface IInputChange
{
    /// <summary>Changes the inputs of a sample. Called by several threads at once.</summary>
    /// <param name="sample">Its place in the dataset.</param>
    /// <param name="inputs">[features] As the dataset has them; changed.</param>
    void Change(int sample, Span<float> inputs);
}
