using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Glassbox.Kernels;

namespace Glassbox.Layers;

/// <summary>The non-zero inputs of a batch by feature: for each, the samples that have it, in ascending order.</summary>
internal sealed class FeatureIndex
{
    private readonly int[] starts;    // [features + 2] where each feature's samples start, and the end
    private int[] deltaOffsets = [];  // [entries] where the deltas of each of these samples start
    private float[] values = [];      // [entries] its input

    public FeatureIndex(int features) => starts = new int[features + 2];

    /// <summary>Indexes some of the features.</summary>
    /// <param name="inputs">The batch.</param>
    /// <param name="batch">Its samples.</param>
    /// <param name="outputs">From the deltas of one sample to those of the next.</param>
    /// <param name="from">The first feature.</param>
    /// <param name="to">One beyond the last.</param>
    [MethodImpl(Jit.Hot)]
    public void Build(BatchInputs inputs, int batch, int outputs, int from, int to)
    {
        Span<int> next = starts.AsSpan(0, to - from + 2);
        next.Clear();
        // Bounds are not checked for each input: features below `from` and from `to` on are left out, and entries have been counted.
        ref int starting = ref MemoryMarshal.GetReference(next);
        for (int s = 0; s < batch; s++)
        {
            ReadOnlySpan<int> features = inputs.Features(s);
            foreach (int feature in features[Lower(features, from)..Lower(features, to)]) Unsafe.Add(ref starting, feature - from + 2)++;
        }

        for (int f = 1; f < next.Length; f++) next[f] += next[f - 1];
        int entries = next[^1];
        if (values.Length < entries) (deltaOffsets, values) = (new int[2 * entries], new float[2 * entries]);

        // As each feature is filled, its start moves on to where the next one's is: one place further on, all is right.
        ref int toOffset = ref MemoryMarshal.GetArrayDataReference(deltaOffsets);
        ref float toValue = ref MemoryMarshal.GetArrayDataReference(values);
        for (int s = 0; s < batch; s++)
        {
            ReadOnlySpan<int> features = inputs.Features(s);
            ReadOnlySpan<float> ofSample = inputs.Values(s);
            (int first, int end) = (Lower(features, from), Lower(features, to));
            int deltas = s * outputs;
            for (int n = first; n < end; n++)
            {
                int at = Unsafe.Add(ref starting, features[n] - from + 1)++;
                Unsafe.Add(ref toOffset, at) = deltas;
                Unsafe.Add(ref toValue, at) = ofSample[n];
            }
        }
    }

    /// <summary>Where the deltas of the samples start that have a feature, counted from the first that was indexed.</summary>
    public ReadOnlySpan<int> DeltaOffsets(int feature) => deltaOffsets.AsSpan(starts[feature], starts[feature + 1] - starts[feature]);

    /// <summary>The inputs of these samples.</summary>
    public ReadOnlySpan<float> Values(int feature) => values.AsSpan(starts[feature], starts[feature + 1] - starts[feature]);

    private static int Lower(ReadOnlySpan<int> ascending, int bound)
    {
        if (ascending.IsEmpty || ascending[^1] < bound) return ascending.Length;
        if (bound <= ascending[0]) return 0;
        int place = ascending.BinarySearch(bound);
        return place < 0 ? ~place : place;
    }
}
