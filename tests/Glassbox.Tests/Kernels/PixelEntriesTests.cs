using Glassbox.Kernels;

namespace Glassbox.Tests.Kernels;

public class PixelEntriesTests
{
    [Fact]
    public void Every_number_of_pixels_from_0_to_256_is_the_plain_loop_bit_for_bit()
    {
        var random = new RandomSequence(6);
        for (int count = 0; count <= 256; count++)
        {
            ushort[] places = [.. Enumerable.Range(0, count).Select(_ => (ushort)random.NextInt32(1 << 16))];
            byte[] pixels = [.. Enumerable.Range(0, count + PixelEntries.Overread).Select(n => (byte)(n + count))];
            int first = random.NextInt32(1000), stride = 1 + random.NextInt32(300);
            int[] offsets = new int[count];
            float[] values = new float[count];

            PixelEntries.Unpack(places, pixels, first, stride, offsets, values);

            Assert.Equal(places.Select(place => first + (place * stride)), offsets);
            Numbers.MustBeSame([.. pixels.Take(count).Select(pixel => pixel / 255f)], values, $"{count} pixels");
        }
    }
}
