namespace Glassbox.Imaging;

/// <summary>The brightness of a color by ITU-R BT.601, as in JPEG.</summary>
internal static class Luma
{
    /// <summary>Returns the brightness of a color, 0 to 255.</summary>
    public static byte Of(byte red, byte green, byte blue) => (byte)(((299 * red) + (587 * green) + (114 * blue) + 500) / 1000);

    /// <summary>Returns the brightness of each pixel.</summary>
    /// <param name="colors">[pixels, stride] Red, green, blue, and any other channels.</param>
    /// <param name="stride">Values per pixel, at least 3.</param>
    /// <returns>[pixels]</returns>
    public static byte[] Of(ReadOnlySpan<byte> colors, int stride)
    {
        byte[] gray = new byte[colors.Length / stride];
        for (int i = 0; i < gray.Length; i++) gray[i] = Of(colors[stride * i], colors[(stride * i) + 1], colors[(stride * i) + 2]);
        return gray;
    }
}
