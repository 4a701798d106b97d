namespace Glassbox.Imaging;

/// <summary>How light a color is, by ITU-R BT.601, which JPEG uses too.</summary>
internal static class Luma
{
    /// <summary>0 to 255.</summary>
    public static byte Of(byte red, byte green, byte blue) => (byte)(((299 * red) + (587 * green) + (114 * blue) + 500) / 1000);

    /// <summary>Of each pixel.</summary>
    /// <param name="colors">[pixels, stride] Red, green, blue, and what else there is.</param>
    /// <param name="stride">Numbers for each pixel, at least 3.</param>
    /// <returns>[pixels]</returns>
    public static byte[] Of(ReadOnlySpan<byte> colors, int stride)
    {
        byte[] gray = new byte[colors.Length / stride];
        for (int i = 0; i < gray.Length; i++) gray[i] = Of(colors[stride * i], colors[(stride * i) + 1], colors[(stride * i) + 2]);
        return gray;
    }
}
