using StbImageWriteSharp;

namespace Glassbox.Cli.Reports;

/// <summary>Pictures in a page, as addresses that hold all of them.</summary>
internal static class PngPicture
{
    // Brown for weights above 0 and teal for those below, told apart by all eyes; ColorBrewer's BrBG has them.
    private static readonly byte[] above = [0xb3, 0x6f, 0x1e], below = [0x1a, 0x8f, 0x86];

    /// <summary>A picture in shades of gray.</summary>
    /// <param name="pixels">[rows · columns] 0 to 255.</param>
    /// <param name="columns">The width.</param>
    public static string Gray(byte[] pixels, int columns) => Address(pixels, columns, ColorComponents.Grey);

    /// <summary>Weights: the farther from 0, the less is seen through.</summary>
    /// <param name="weights">[rows · columns]</param>
    /// <param name="columns">The width.</param>
    /// <param name="scale">The size that nothing is seen through of; above 0.</param>
    public static string Weights(ReadOnlySpan<float> weights, int columns, float scale)
    {
        byte[] pixels = new byte[4 * weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            (weights[i] > 0 ? above : below).CopyTo(pixels, 4 * i);
            pixels[(4 * i) + 3] = (byte)Math.Round(255 * Math.Min(1, Math.Abs(weights[i]) / scale));
        }

        return Address(pixels, columns, ColorComponents.RedGreenBlueAlpha);
    }

    private static string Address(byte[] pixels, int columns, ColorComponents components)
    {
        using var file = new MemoryStream();
        new ImageWriter().WritePng(pixels, columns, pixels.Length / (columns * (components == ColorComponents.Grey ? 1 : 4)), components, file);
        return $"data:image/png;base64,{Convert.ToBase64String(file.GetBuffer(), 0, (int)file.Length)}";
    }
}
