using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Glassbox.Kernels;

namespace Glassbox.Data;

/// <summary>Inputs that are bytes, 0 to 255 for 0 to 1.</summary>
/// <param name="pixels">[count, features]</param>
/// <param name="entries">Of each non-zero pixel, sample by sample: its feature · 256 + its byte.</param>
/// <param name="starts">[count + 1] where the entries of each sample start.</param>
/// <param name="features">Pixels of one sample.</param>
internal sealed class PixelStore(byte[] pixels, uint[] entries, int[] starts, int features)
    : SampleStore(starts.Length - 1, features)
{
    private readonly Lazy<int> mostNonZero = new(() => Longest(starts));

    // 1/255 as 0x808 · 2⁻¹⁹, whose product with a byte is exact, and what it lacks. The sum of the two products is
    // byte / 255 to the last bit, for each of the 256, without the slow division.
    private const float Most = 0x808 / 524288f;
    private const float Rest = (float)((1.0 / 255) - Most);

    public override int MostNonZero => mostNonZero.Value;

    public ReadOnlySpan<byte> Pixels(int sample) => pixels.AsSpan(sample * Features, Features);

    [MethodImpl(Jit.Hot)]
    public override int Unpack(int sample, int stride, int[] offsets, float[] values)
    {
        ReadOnlySpan<uint> row = entries.AsSpan(starts[sample], starts[sample + 1] - starts[sample]);
        ArgumentOutOfRangeException.ThrowIfLessThan(offsets.Length, row.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, row.Length);
        ref uint entry = ref MemoryMarshal.GetReference(row);
        ref int offset = ref MemoryMarshal.GetArrayDataReference(offsets);
        ref float value = ref MemoryMarshal.GetArrayDataReference(values);

        int width = Vector<uint>.Count, n = 0;
        for (; n <= row.Length - width; n += width)
        {
            Vector<int> packed = Vector.AsVectorInt32(Vector.LoadUnsafe(ref entry, (nuint)n));
            (Vector.ShiftRightLogical(packed, 8) * stride).StoreUnsafe(ref offset, (nuint)n);
            Vector<float> pixel = Vector.ConvertToSingle(packed & new Vector<int>(255));
            ((pixel * new Vector<float>(Most)) + (pixel * new Vector<float>(Rest))).StoreUnsafe(ref value, (nuint)n);
        }

        for (; n < row.Length; n++)
        {
            offsets[n] = (int)(row[n] >> 8) * stride;
            values[n] = (row[n] & 255) / 255f;
        }

        return row.Length;
    }

    public override void CopyTo(int sample, Span<float> destination)
    {
        ReadOnlySpan<byte> row = Pixels(sample);
        for (int i = 0; i < row.Length; i++) destination[i] = row[i] / 255f;
    }

    internal static int Longest(int[] starts)
    {
        int longest = 0;
        for (int i = 1; i < starts.Length; i++) longest = Math.Max(longest, starts[i] - starts[i - 1]);
        return longest;
    }
}
