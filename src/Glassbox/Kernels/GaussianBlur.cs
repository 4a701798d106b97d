using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>A Gaussian blur, cut off at 4 σ; values outside the field are 0.</summary>
internal sealed class GaussianBlur
{
    private readonly int rows;
    private readonly int columns;
    private readonly int reach;
    private readonly int margin; // zeros on either side of a row of the scratch buffer; anything further away is always outside the field
    private readonly float[] weights; // [2 · reach + 1] with a sum of 1

    /// <param name="rows">The height of the field.</param>
    /// <param name="columns">The width of the field.</param>
    /// <param name="deviation">σ, in elements.</param>
    public GaussianBlur(int rows, int columns, float deviation)
    {
        (this.rows, this.columns) = (rows, columns);
        reach = (int)((4 * (double)deviation) + 0.5);
        margin = Math.Min(reach, columns - 1);
        double[] exact = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(i => Portable.Exp(-0.5 * i * i / ((double)deviation * deviation)))];
        double sum = 0;
        foreach (double weight in exact) sum += weight;
        weights = [.. exact.Select(weight => (float)(weight / sum))];
    }

    /// <summary>The length of the buffer that <see cref="Apply"/> needs.</summary>
    public int ScratchLength => checked(rows * Width);

    private int Width => columns + (2 * margin);

    /// <summary>Blurs a field along one axis, then along the other.</summary>
    /// <param name="field">[rows, columns] Changed.</param>
    /// <param name="scratch">[<see cref="ScratchLength"/>] A scratch buffer.</param>
    public void Apply(Span<float> field, Span<float> scratch)
    {
        scratch = scratch[..ScratchLength];
        scratch.Clear();
        for (int row = 0; row < rows; row++)
        {
            int first = Math.Max(-reach, -row), last = Math.Min(reach, rows - 1 - row);
            WeighedSums(weights.AsSpan(first + reach, last - first + 1), field[((row + first) * columns)..], columns, scratch.Slice((row * Width) + margin, columns));
        }

        // The zeros beside a row add nothing to a sum, so every element has the same number of products.
        for (int row = 0; row < rows; row++)
            WeighedSums(weights.AsSpan(reach - margin, (2 * margin) + 1), scratch[(row * Width)..], 1, field.Slice(row * columns, columns));
    }

    /// <summary>sums[i] = Σ weights[k] · values[i + k · step], in ascending order of k.</summary>
    [MethodImpl(Jit.Hot)]
    private static void WeighedSums(ReadOnlySpan<float> weights, ReadOnlySpan<float> values, int step, Span<float> sums)
    {
        int width = Vector<float>.Count, count = sums.Length, place = 0;
        _ = values[((weights.Length - 1) * step) + count - 1];
        ref float to = ref MemoryMarshal.GetReference(sums);
        ref float from = ref MemoryMarshal.GetReference(values);

        // Four sums at a time hide the latency of an addition; the last ones overlap the previous ones if they do not fill a vector.
        for (; place < count && count >= width; place += 4 * width)
        {
            nuint a = (nuint)Math.Min(place, count - width), b = (nuint)Math.Min(place + width, count - width);
            nuint c = (nuint)Math.Min(place + (2 * width), count - width), d = (nuint)Math.Min(place + (3 * width), count - width);
            Vector<float> sumA = default, sumB = default, sumC = default, sumD = default;
            ref float row = ref from;
            foreach (float weight in weights)
            {
                var factor = new Vector<float>(weight);
                sumA += factor * Vector.LoadUnsafe(ref row, a);
                sumB += factor * Vector.LoadUnsafe(ref row, b);
                sumC += factor * Vector.LoadUnsafe(ref row, c);
                sumD += factor * Vector.LoadUnsafe(ref row, d);
                row = ref Unsafe.Add(ref row, step);
            }

            sumA.StoreUnsafe(ref to, a);
            sumB.StoreUnsafe(ref to, b);
            sumC.StoreUnsafe(ref to, c);
            sumD.StoreUnsafe(ref to, d);
        }

        for (; place < count; place++)
        {
            float sum = 0;
            for (int k = 0; k < weights.Length; k++) sum += weights[k] * values[place + (k * step)];
            sums[place] = sum;
        }
    }
}
