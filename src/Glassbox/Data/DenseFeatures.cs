using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Data;

/// <summary>Inputs that are any numbers; the non-zero ones are stored with the index of their feature.</summary>
internal sealed class DenseFeatures : SampleFeatures
{
    private readonly int[] features;
    private readonly float[] values;
    private readonly int[] starts; // [count + 1] the start of each sample in the two arrays above

    /// <param name="inputs">[count][features]</param>
    public DenseFeatures(IReadOnlyList<float[]> inputs)
        : base(inputs.Count, inputs[0].Length)
    {
        starts = new int[inputs.Count + 1];
        for (int s = 0; s < inputs.Count; s++)
            starts[s + 1] = checked(starts[s] + inputs[s].Length - inputs[s].AsSpan().Count(0f));
        features = new int[starts[^1]];
        values = new float[starts[^1]];
        int at = 0;
        foreach (float[] row in inputs)
            for (int i = 0; i < row.Length; i++)
                if (row[i] != 0) (features[at], values[at++]) = (i, row[i]);
        for (int s = 0; s < inputs.Count; s++) MostNonZero = Math.Max(MostNonZero, starts[s + 1] - starts[s]);
    }

    public override int MostNonZero { get; }

    public override (float Minimum, float Maximum) Range
    {
        get
        {
            (float minimum, float maximum) = values.Length < (long)Count * Features ? (0f, 0f) : (values[0], values[0]);
            foreach (float value in values) (minimum, maximum) = (Math.Min(minimum, value), Math.Max(maximum, value));
            return (minimum, maximum);
        }
    }

    public override long NonZero => values.Length;

    [MethodImpl(Jit.Hot)]
    public override int Unpack(int sample, int scale, int[] offsets, float[] values)
    {
        int start = starts[sample], count = starts[sample + 1] - start;
        for (int n = 0; n < count; n++) offsets[n] = features[start + n] * scale;
        this.values.AsSpan(start, count).CopyTo(values);
        return count;
    }

    public override void CopyTo(int sample, Span<float> destination)
    {
        destination[..Features].Clear();
        for (int n = starts[sample]; n < starts[sample + 1]; n++) destination[features[n]] = values[n];
    }
}
