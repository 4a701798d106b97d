using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>Converts the stored non-zero pixels of an image to the arguments of <see cref="WeightedSums"/>.</summary>
internal static class PixelEntries
{
    // 1/255 is split into 0x808 · 2⁻¹⁹, whose product with a byte is exact, and the remainder. The sum of the two products is byte / 255 to the last
    // bit for all 256 bytes, without the slow division.
    private const float Most = 0x808 / 524288f;
    private const float Lacking = (float)((1.0 / 255) - Most);

    /// <summary>How many entries beyond the last may be read, and overwritten with unused values.</summary>
    public static int Overrun => Vector<byte>.Count;

    /// <param name="places">[≥ count + <see cref="Overrun"/>] The positions of the pixels.</param>
    /// <param name="pixels">[≥ count + <see cref="Overrun"/>] Their bytes.</param>
    /// <param name="count">The number of pixels.</param>
    /// <param name="first">The offset of position 0.</param>
    /// <param name="stride">The length of a row of the weights.</param>
    /// <param name="offsets">[≥ count + <see cref="Overrun"/>], written: first + position · stride.</param>
    /// <param name="values">[≥ count + <see cref="Overrun"/>], written: pixel / 255.</param>
    [MethodImpl(Jit.Hot)]
    public static void Unpack(
        ReadOnlySpan<byte> places, ReadOnlySpan<byte> pixels, int count, int first, int stride,
        Span<int> offsets, Span<float> values)
    {
        int half = Vector<int>.Count, least = count + Overrun;
        if (places.Length < least || pixels.Length < least || offsets.Length < least || values.Length < least)
            throw new ArgumentException($"{count} pixels need room for {least}.");
        ref byte place = ref MemoryMarshal.GetReference(places);
        ref byte pixel = ref MemoryMarshal.GetReference(pixels);
        ref int offset = ref MemoryMarshal.GetReference(offsets);
        ref float value = ref MemoryMarshal.GetReference(values);
        for (int n = 0; n < count; n += Vector<ushort>.Count)
        {
            nuint at = (nuint)n;
            Vector<ushort> placesHere = Vector.WidenLower(Vector.LoadUnsafe(ref place, at));
            Vector<ushort> pixelsHere = Vector.WidenLower(Vector.LoadUnsafe(ref pixel, at));
            Offsets(Vector.WidenLower(placesHere), first, stride).StoreUnsafe(ref offset, at);
            Offsets(Vector.WidenUpper(placesHere), first, stride).StoreUnsafe(ref offset, at + (nuint)half);
            Fractions(Vector.WidenLower(pixelsHere)).StoreUnsafe(ref value, at);
            Fractions(Vector.WidenUpper(pixelsHere)).StoreUnsafe(ref value, at + (nuint)half);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> Offsets(Vector<uint> places, int first, int stride) =>
        (Vector.AsVectorInt32(places) * stride) + new Vector<int>(first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Fractions(Vector<uint> pixels)
    {
        Vector<float> exact = Vector.ConvertToSingle(Vector.AsVectorInt32(pixels));
        return (exact * new Vector<float>(Most)) + (exact * new Vector<float>(Lacking));
    }
}
