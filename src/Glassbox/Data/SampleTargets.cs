namespace Glassbox.Data;

/// <summary>The targets of samples.</summary>
/// <param name="outputs">The number of targets of each sample.</param>
internal abstract class SampleTargets(int outputs)
{
    public int Outputs { get; } = outputs;

    /// <summary>Whether each sample has one target, and all are 0 or 1.</summary>
    public abstract bool AreBinary { get; }

    /// <summary>Copies the targets of a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="destination">[≥ outputs]</param>
    public abstract void CopyTo(int sample, Span<float> destination);

    /// <summary>Computes output − target for a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="outputs">[outputs]</param>
    /// <param name="differences">[outputs], written.</param>
    public abstract void Subtract(int sample, ReadOnlySpan<float> outputs, Span<float> differences);
}
