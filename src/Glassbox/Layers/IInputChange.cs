namespace Glassbox.Layers;

/// <summary>Changes the inputs of samples as they are read.</summary>
internal interface IInputChange
{
    /// <summary>Changes the inputs of a sample. Called by several threads at once.</summary>
    /// <param name="sample">Its index in the dataset.</param>
    /// <param name="inputs">[features] The inputs from the dataset; changed.</param>
    void Change(int sample, Span<float> inputs);
}
