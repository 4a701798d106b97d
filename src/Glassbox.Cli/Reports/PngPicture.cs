using Glassbox.Cli.Pictures;
using StbImageWriteSharp;

namespace Glassbox.Cli.Reports;

/// <summary>Encodes pictures for a page as data URLs.</summary>
internal static class PngPicture
{
    // Brown for positive and teal for negative weights, as in ColorBrewer's BrBG: safe for color-blind readers.
    private static readonly byte[] above = [0xb3, 0x6f, 0x1e], below = [0x1a, 0x8f, 0x86];

    /// <summary>Returns a picture as it is.</summary>
    public static string Of(Raster picture) =>
        DataUrl(picture.Pixels, picture.Columns, picture.Rows, picture.Channels == 1 ? ColorComponents.Grey : ColorComponents.RedGreenBlue);

    /// <summary>Returns a picture of weights; the closer to 0, the more transparent.</summary>
    /// <param name="weights">[rows · columns]</param>
    /// <param name="columns">The width.</param>
    /// <param name="scale">The absolute weight that is opaque; above 0.</param>
    public static string Weights(ReadOnlySpan<float> weights, int columns, float scale)
    {
        byte[] pixels = new byte[4 * weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            (weights[i] > 0 ? above : below).CopyTo(pixels, 4 * i);
            pixels[(4 * i) + 3] = (byte)Math.Round(255 * Math.Min(1, Math.Abs(weights[i]) / scale));
        }

        return DataUrl(pixels, columns, weights.Length / columns, ColorComponents.RedGreenBlueAlpha);
    }

    /// <summary>Returns a picture of weights for red, green and blue: 0 is gray, positive weights add their color, negative ones remove it.</summary>
    /// <param name="weights">[rows · columns, 3]</param>
    /// <param name="columns">The width.</param>
    /// <param name="scale">The absolute weight that saturates a color; above 0.</param>
    public static string ColorWeights(ReadOnlySpan<float> weights, int columns, float scale)
    {
        byte[] pixels = new byte[weights.Length];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)Math.Round(127.5 + (127.5 * Math.Clamp(weights[i] / scale, -1, 1)));
        return Of(new Raster(pixels, columns, ColorPicture.Channels));
    }

    private static string DataUrl(byte[] pixels, int columns, int rows, ColorComponents components)
    {
        using var file = new MemoryStream();
        new ImageWriter().WritePng(pixels, columns, rows, components, file);
        return $"data:image/png;base64,{Convert.ToBase64String(file.GetBuffer(), 0, (int)file.Length)}";
    }
}
