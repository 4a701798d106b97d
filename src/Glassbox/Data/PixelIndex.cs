namespace Glassbox.Data;

/// <summary>Finds the non-zero pixels.</summary>
internal static class PixelIndex
{
    public static PixelStore Build(byte[] pixels, int count, int features)
    {
        int[] starts = new int[count + 1];
        for (int s = 0; s < count; s++)
        {
            ReadOnlySpan<byte> row = pixels.AsSpan(s * features, features);
            starts[s + 1] = checked(starts[s] + features - row.Count((byte)0));
        }

        uint[] entries = new uint[starts[count]];
        int at = 0;
        for (int s = 0; s < count; s++)
            for (int i = 0; i < features; i++)
                if (pixels[(s * features) + i] is not 0 and byte pixel) entries[at++] = ((uint)i << 8) | pixel;
        return new PixelStore(pixels, entries, starts, features);
    }
}
