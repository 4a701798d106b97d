using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glassbox.Cli.Views;

/// <summary>An image of gray pixels: in color two pixels above each other in a character, without it by shading.</summary>
internal sealed class DigitView : Renderable
{
    private const string Shades = " ░▒▓█";

    private readonly byte[] pixels; // [rows, columns]
    private readonly int rows;
    private readonly int columns;
    private readonly bool isLarge;

    /// <param name="pixels">[rows, columns] 0 to 255; copied.</param>
    /// <param name="columns">The width of the image.</param>
    /// <param name="isLarge">Two characters a pixel, if there is room.</param>
    public DigitView(ReadOnlySpan<byte> pixels, int columns, bool isLarge = false)
    {
        this.pixels = pixels.ToArray();
        this.columns = columns;
        this.isLarge = isLarge;
        rows = pixels.Length / columns;
    }

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Width(maxWidth), Width(maxWidth));

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        bool hasGrays = options.ColorSystem >= ColorSystem.EightBit;
        if (columns > maxWidth) return Reduced(maxWidth).Render(options, maxWidth);
        return (hasGrays, Width(maxWidth) > columns) switch
        {
            (true, true) => Blocks(options.ColorSystem),
            (true, false) => HalfBlocks(options.ColorSystem),
            (false, true) => Shading(),
            (false, false) => HalfShading(),
        };
    }

    private int Width(int maxWidth) => isLarge && 2 * columns <= maxWidth ? 2 * columns : Math.Min(columns, maxWidth);

    private byte Pixel(int row, int column) => row < rows ? pixels[(row * columns) + column] : (byte)0;

    private IEnumerable<Segment> Blocks(ColorSystem colors)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                yield return new Segment("  ", new Style(background: Gray(Pixel(row, column), colors)));
            yield return Segment.LineBreak;
        }
    }

    private IEnumerable<Segment> HalfBlocks(ColorSystem colors)
    {
        for (int row = 0; row < rows; row += 2)
        {
            for (int column = 0; column < columns; column++)
                yield return new Segment("▀", new Style(Gray(Pixel(row, column), colors), Gray(Pixel(row + 1, column), colors)));
            yield return Segment.LineBreak;
        }
    }

    private IEnumerable<Segment> Shading()
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++) yield return new Segment(new string(Shade(Pixel(row, column)), 2));
            yield return Segment.LineBreak;
        }
    }

    private IEnumerable<Segment> HalfShading()
    {
        for (int row = 0; row < rows; row += 2)
        {
            for (int column = 0; column < columns; column++)
                yield return new Segment(Shade((Pixel(row, column) + Pixel(row + 1, column)) / 2).ToString());
            yield return Segment.LineBreak;
        }
    }

    /// <summary>The image in half its size, or a third, …, so that it fits.</summary>
    private DigitView Reduced(int width)
    {
        int factor = (columns + width - 1) / width;
        return new DigitView(Shrink(pixels, columns, factor), (columns + factor - 1) / factor);
    }

    /// <summary>Each pixel the mean of a square of pixels.</summary>
    /// <returns>[⌈rows / factor⌉, ⌈columns / factor⌉]</returns>
    public static byte[] Shrink(ReadOnlySpan<byte> pixels, int columns, int factor)
    {
        int rows = pixels.Length / columns, width = (columns + factor - 1) / factor, height = (rows + factor - 1) / factor;
        byte[] small = new byte[width * height];
        for (int i = 0; i < small.Length; i++)
        {
            int sum = 0, count = 0;
            for (int row = i / width * factor; row < Math.Min(rows, ((i / width) + 1) * factor); row++)
                for (int column = i % width * factor; column < Math.Min(columns, ((i % width) + 1) * factor); column++, count++)
                    sum += pixels[(row * columns) + column];
            small[i] = (byte)(sum / count);
        }

        return small;
    }

    private static char Shade(int pixel) => Shades[(pixel + 63) / 64 is var shade && shade < Shades.Length ? shade : Shades.Length - 1];

    private static Color Gray(byte pixel, ColorSystem colors)
    {
        if (colors == ColorSystem.TrueColor) return new Color(pixel, pixel, pixel);

        // Of 256 colors those that no theme changes: black, 24 grays, white.
        int level = ((pixel * 25) + 127) / 255;
        return Color.FromInt32(level switch { 0 => 16, 25 => 231, _ => 231 + level });
    }
}
