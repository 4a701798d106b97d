using Glassbox.Kernels;

namespace Glassbox.Tests.Kernels;

public class PixelEntriesTests
{
    [Fact]
    public void Every_number_of_pixels_from_0_to_256_matches_a_plain_loop_bit_for_bit()
    {
        var random = new RandomSequence(6);
        for (int count = 0; count <= 256; count++)
        {
            int length = count + PixelEntries.Overrun;
            byte[] places = [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextInt32(256))];
            byte[] pixels = [.. Enumerable.Range(0, length).Select(n => (byte)(n + count))];
            int first = random.NextInt32(1000), stride = 1 + random.NextInt32(300);
            int[] offsets = new int[length];
            float[] values = new float[length];

            PixelEntries.Unpack(places, pixels, count, first, stride, offsets, values);

            Assert.Equal(places.Take(count).Select(place => first + (place * stride)), offsets.Take(count));
            Numbers.MustBeSame([.. pixels.Take(count).Select(pixel => pixel / 255f)], values.AsSpan(0, count), $"{count} pixels");
        }
    }
}
