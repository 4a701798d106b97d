using System.Runtime.InteropServices;

namespace Glassbox.Guide.Widgets;

/// <summary>Numbers as colors: the same in every chapter.</summary>
/// <remarks>
/// Positive is blue and negative orange, a pair that the color-blind tell apart; the larger, the more opaque, so that
/// 0 is the paper behind it, light or dark.
/// </remarks>
public static class Paint
{
    private static readonly (byte Red, byte Green, byte Blue) Positive = (37, 116, 204), Negative = (224, 122, 20);

    /// <summary>Ink without its paper: black, and the more, the more opaque. The class "digit" has the paper for it, and turns both over in the dark.</summary>
    /// <param name="pixels">[count] 0 (none) to 255.</param>
    /// <returns>[count, 4]</returns>
    public static byte[] Ink(ReadOnlySpan<byte> pixels)
    {
        byte[] rgba = new byte[pixels.Length * 4];
        for (int i = 0; i < pixels.Length; i++) rgba[(4 * i) + 3] = pixels[i];
        return rgba;
    }

    /// <summary>Grays as a file has them.</summary>
    /// <param name="pixels">[count] 0 (black) to 255.</param>
    /// <returns>[count, 4]</returns>
    public static byte[] Gray(ReadOnlySpan<byte> pixels)
    {
        byte[] rgba = new byte[pixels.Length * 4];
        for (int i = 0; i < pixels.Length; i++)
            (rgba[4 * i], rgba[(4 * i) + 1], rgba[(4 * i) + 2], rgba[(4 * i) + 3]) = (pixels[i], pixels[i], pixels[i], 255);
        return rgba;
    }

    /// <summary>Digits side by side, ink without paper.</summary>
    /// <param name="digits">[count][28, 28] 0 to 255.</param>
    /// <param name="columns">Digits in a row.</param>
    /// <param name="rows">Rows of digits; where there are fewer digits, nothing stands.</param>
    /// <returns>[rows · 28, columns · 28, 4]</returns>
    public static byte[] Mosaic(IReadOnlyList<byte[]> digits, int columns, int rows)
    {
        const int size = DigitImage.Size;
        byte[] rgba = new byte[rows * columns * size * size * 4];
        Span<uint> colors = MemoryMarshal.Cast<byte, uint>(rgba.AsSpan());
        for (int d = 0; d < digits.Count; d++)
        {
            byte[] pixels = digits[d];
            for (int y = 0; y < size; y++)
            {
                int at = ((((d / columns) * size) + y) * columns * size) + ((d % columns) * size);
                for (int x = 0; x < size; x++) colors[at + x] = (uint)pixels[(y * size) + x] << 24;
            }
        }

        return rgba;
    }

    /// <summary>Numbers from 0 to 1 as ink without paper.</summary>
    public static byte[] Ink(ReadOnlySpan<double> image)
    {
        byte[] pixels = new byte[image.Length];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)Math.Round(255 * Math.Clamp(image[i], 0, 1));
        return Ink(pixels);
    }

    /// <summary>Numbers of either sign.</summary>
    /// <param name="values">[count]</param>
    /// <param name="most">The size that has the full color; null for the largest of them.</param>
    /// <returns>[count, 4]</returns>
    public static byte[] Diverging(ReadOnlySpan<double> values, double? most = null)
    {
        double full = most ?? Largest(values);
        byte[] rgba = new byte[values.Length * 4];
        for (int i = 0; i < values.Length; i++)
        {
            (byte red, byte green, byte blue) = values[i] < 0 ? Negative : Positive;
            double size = full > 0 ? Math.Min(1, Math.Abs(values[i]) / full) : 0;
            (rgba[4 * i], rgba[(4 * i) + 1], rgba[(4 * i) + 2], rgba[(4 * i) + 3]) = (red, green, blue, (byte)Math.Round(255 * size));
        }

        return rgba;
    }

    /// <summary>Numbers of either sign, as a network has them.</summary>
    public static byte[] Diverging(ReadOnlySpan<float> values, double? most = null)
    {
        double[] wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++) wide[i] = values[i];
        return Diverging(wide, most);
    }

    /// <summary>The largest size among numbers; NaN counts as 0.</summary>
    public static double Largest(ReadOnlySpan<double> values)
    {
        double most = 0;
        foreach (double value in values)
            if (Math.Abs(value) > most) most = Math.Abs(value);
        return most;
    }

    /// <summary>The size that has the full color among many numbers: a fixed multiple of what is usual, so that a large one does not pale all others.</summary>
    public static double Usual(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += Math.Abs(value);
        return sum > 0 ? 2.2 * sum / values.Length : 1;
    }

    /// <summary>The class of style of a number's sign.</summary>
    public static string Sign(double value) => value < 0 ? "negative" : value > 0 ? "positive" : "neutral";
}
