using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>Smooths a field of numbers by a Gaussian, which is cut off at 4 σ; what is outside counts as 0.</summary>
internal sealed class GaussianBlur
{
    private readonly int rows;
    private readonly int columns;
    private readonly int reach;
    private readonly float[] weights; // [2 · reach + 1], their sum 1

    /// <param name="rows">The height of the field.</param>
    /// <param name="columns">Its width.</param>
    /// <param name="deviation">σ, in places.</param>
    public GaussianBlur(int rows, int columns, float deviation)
    {
        (this.rows, this.columns) = (rows, columns);
        reach = (int)((4 * (double)deviation) + 0.5);
        double[] exact = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(i => Portable.Exp(-0.5 * i * i / ((double)deviation * deviation)))];
        double sum = 0;
        foreach (double weight in exact) sum += weight;
        weights = [.. exact.Select(weight => (float)(weight / sum))];
    }

    /// <summary>Smooths along both sides, one after the other.</summary>
    /// <param name="field">[rows, columns] Changed.</param>
    /// <param name="scratch">[rows, columns] A buffer to use.</param>
    public void Apply(Span<float> field, Span<float> scratch)
    {
        scratch.Clear();
        for (int k = -reach; k <= reach; k++)
        {
            for (int row = Math.Max(0, -k); row < rows && row + k < rows; row++)
                Add(weights[k + reach], field.Slice((row + k) * columns, columns), scratch.Slice(row * columns, columns));
        }

        field.Clear();
        for (int row = 0; row < rows; row++)
        {
            Span<float> from = scratch.Slice(row * columns, columns), to = field.Slice(row * columns, columns);
            for (int k = Math.Max(-reach, 1 - columns); k <= Math.Min(reach, columns - 1); k++)
            {
                int length = columns - Math.Abs(k);
                Add(weights[k + reach], from.Slice(Math.Max(0, k), length), to.Slice(Math.Max(0, -k), length));
            }
        }
    }

    /// <summary>sums += factor · values; the sums of one place always in the same order.</summary>
    [MethodImpl(Jit.Hot)]
    private static void Add(float factor, ReadOnlySpan<float> values, Span<float> sums)
    {
        ref float from = ref MemoryMarshal.GetReference(values);
        ref float to = ref MemoryMarshal.GetReference(sums);
        int i = 0, width = Vector<float>.Count;
        var factors = new Vector<float>(factor);
        for (; i <= values.Length - width; i += width)
            (Vector.LoadUnsafe(ref to, (nuint)i) + (factors * Vector.LoadUnsafe(ref from, (nuint)i))).StoreUnsafe(ref to, (nuint)i);
        for (; i < values.Length; i++) sums[i] += factor * values[i];
    }
}
