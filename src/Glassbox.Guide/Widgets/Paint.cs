using System.Runtime.InteropServices;

namespace Glassbox.Guide.Widgets;

/// <summary>Converts numbers to colors, the same in every chapter.</summary>
/// <remarks>
/// Positive is blue and negative orange, a pair that color-blind readers can distinguish. Larger values are more opaque, so that 0 shows
/// the background, light or dark.
/// </remarks>
public static class Paint
{
    private static readonly (byte Red, byte Green, byte Blue) Positive = (37, 116, 204), Negative = (224, 122, 20);

    /// <summary>Converts ink to black pixels with the ink as opacity. The class "digit" adds the paper, and inverts both in dark mode.</summary>
    /// <param name="pixels">[count] 0 (none) to 255.</param>
    /// <returns>[count, 4]</returns>
    public static byte[] Ink(ReadOnlySpan<byte> pixels)
    {
        byte[] rgba = new byte[pixels.Length * 4];
        for (int i = 0; i < pixels.Length; i++) rgba[(4 * i) + 3] = pixels[i];
        return rgba;
    }

    /// <summary>Converts grayscale pixels.</summary>
    /// <param name="pixels">[count] 0 (black) to 255.</param>
    /// <returns>[count, 4]</returns>
    public static byte[] Gray(ReadOnlySpan<byte> pixels)
    {
        byte[] rgba = new byte[pixels.Length * 4];
        for (int i = 0; i < pixels.Length; i++)
            (rgba[4 * i], rgba[(4 * i) + 1], rgba[(4 * i) + 2], rgba[(4 * i) + 3]) = (pixels[i], pixels[i], pixels[i], 255);
        return rgba;
    }

    /// <summary>Arranges digits in a grid, as ink without paper.</summary>
    /// <param name="digits">[count][28, 28] 0 to 255.</param>
    /// <param name="columns">The number of digits per row.</param>
    /// <param name="rows">The number of rows; cells without a digit stay empty.</param>
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

    /// <summary>Converts numbers from 0 to 1 to ink without paper.</summary>
    public static byte[] Ink(ReadOnlySpan<double> image)
    {
        byte[] pixels = new byte[image.Length];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)Math.Round(255 * Math.Clamp(image[i], 0, 1));
        return Ink(pixels);
    }

    /// <summary>Converts signed numbers.</summary>
    /// <param name="values">[count]</param>
    /// <param name="most">The absolute value shown in full color; null for the largest one.</param>
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

    /// <summary>Converts signed numbers in single precision.</summary>
    public static byte[] Diverging(ReadOnlySpan<float> values, double? most = null)
    {
        double[] wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++) wide[i] = values[i];
        return Diverging(wide, most);
    }

    /// <summary>Returns the largest absolute value; NaN counts as 0.</summary>
    public static double Largest(ReadOnlySpan<double> values)
    {
        double most = 0;
        foreach (double value in values)
            if (Math.Abs(value) > most) most = Math.Abs(value);
        return most;
    }

    /// <summary>
    /// Returns the absolute value to show in full color for many numbers: a fixed multiple of the mean, so that an outlier does not make
    /// all others pale.
    /// </summary>
    public static double Usual(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += Math.Abs(value);
        return sum > 0 ? 2.2 * sum / values.Length : 1;
    }

    /// <summary>Returns the CSS class for the sign of a number.</summary>
    public static string Sign(double value) => value < 0 ? "negative" : value > 0 ? "positive" : "neutral";
}
