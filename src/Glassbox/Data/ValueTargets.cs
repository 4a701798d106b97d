namespace Glassbox.Data;

/// <summary>Numeric targets.</summary>
/// <param name="values">[samples][outputs]; not copied.</param>
internal sealed class ValueTargets(float[][] values) : SampleTargets(values[0].Length)
{
    public override bool AreBinary => Outputs == 1 && Array.TrueForAll(values, row => row[0] is 0 or 1);

    public override void CopyTo(int sample, Span<float> destination) => values[sample].CopyTo(destination);

    public override void Subtract(int sample, ReadOnlySpan<float> outputs, Span<float> differences)
    {
        float[] row = values[sample];
        for (int o = 0; o < row.Length; o++) differences[o] = outputs[o] - row[o];
    }
}
