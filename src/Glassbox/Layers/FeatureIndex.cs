using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Glassbox.Kernels;

namespace Glassbox.Layers;

/// <summary>An index of a batch's non-zero inputs by feature: for each feature, the samples that have it, in ascending order.</summary>
internal sealed class FeatureIndex
{
    private readonly int[] starts;    // [features + 2] the start of each feature's samples, and the end
    private int[] deltaOffsets = [];  // [entries] the start of each of these samples' deltas
    private float[] values = [];      // [entries] the input of each of these samples

    public FeatureIndex(int features) => starts = new int[features + 2];

    /// <summary>Indexes a range of features.</summary>
    /// <param name="inputs">The inputs of the batch.</param>
    /// <param name="batch">The batch size.</param>
    /// <param name="outputs">The distance between the deltas of consecutive samples.</param>
    /// <param name="from">The first feature.</param>
    /// <param name="to">The feature after the last.</param>
    [MethodImpl(Jit.Hot)]
    public void Build(BatchInputs inputs, int batch, int outputs, int from, int to)
    {
        Span<int> next = starts.AsSpan(0, to - from + 2);
        next.Clear();
        // Bounds need not be checked for each input: features outside the range are skipped, and entries have been counted.
        ref int starting = ref MemoryMarshal.GetReference(next);
        for (int s = 0; s < batch; s++)
        {
            ReadOnlySpan<int> features = inputs.Features(s);
            foreach (int feature in features[Lower(features, from)..Lower(features, to)]) Unsafe.Add(ref starting, feature - from + 2)++;
        }

        for (int f = 1; f < next.Length; f++) next[f] += next[f - 1];
        int entries = next[^1];
        if (values.Length < entries) (deltaOffsets, values) = (new int[2 * entries], new float[2 * entries]);

        // Filling a feature advances its start to the start of the next one, so afterwards each start is in the next element.
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

    /// <summary>Returns the start of the deltas of each sample that has a feature, counted from the first indexed one.</summary>
    public ReadOnlySpan<int> DeltaOffsets(int feature) => deltaOffsets.AsSpan(starts[feature], starts[feature + 1] - starts[feature]);

    /// <summary>Returns the inputs of these samples.</summary>
    public ReadOnlySpan<float> Values(int feature) => values.AsSpan(starts[feature], starts[feature + 1] - starts[feature]);

    private static int Lower(ReadOnlySpan<int> ascending, int bound)
    {
        if (ascending.IsEmpty || ascending[^1] < bound) return ascending.Length;
        if (bound <= ascending[0]) return 0;
        int place = ascending.BinarySearch(bound);
        return place < 0 ? ~place : place;
    }
}
