using Glassbox.Cli.Pictures;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glassbox.Cli.Views;

/// <summary>Draws an image: with color, two pixels stacked in each character; without, by shading.</summary>
internal sealed class DigitView : Renderable
{
    private const string Shades = " ░▒▓█";

    private readonly Raster picture;
    private readonly int rows;
    private readonly int columns;
    private readonly bool isLarge;

    /// <param name="picture">The image.</param>
    /// <param name="isLarge">Whether to use two characters per pixel, if there is room.</param>
    public DigitView(Raster picture, bool isLarge = false)
    {
        this.picture = picture;
        this.isLarge = isLarge;
        (rows, columns) = (picture.Rows, picture.Columns);
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

    private int Pixel(int row, int column) => picture.Light(row, column);

    private IEnumerable<Segment> Blocks(ColorSystem colors)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                yield return new Segment("  ", new Style(background: Tone(row, column, colors)));
            yield return Segment.LineBreak;
        }
    }

    private IEnumerable<Segment> HalfBlocks(ColorSystem colors)
    {
        for (int row = 0; row < rows; row += 2)
        {
            for (int column = 0; column < columns; column++)
                yield return new Segment("▀", new Style(Tone(row, column, colors), Tone(row + 1, column, colors)));
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

    /// <summary>Shrinks the image to a half, a third, …, so that it fits.</summary>
    private DigitView Reduced(int width) => new(picture.Shrink((columns + width - 1) / width));

    private static char Shade(int pixel) => Shades[(pixel + 63) / 64 is var shade && shade < Shades.Length ? shade : Shades.Length - 1];

    private Color Tone(int row, int column, ColorSystem colors)
    {
        (byte red, byte green, byte blue) = picture.Color(row, column);
        if (colors == ColorSystem.TrueColor) return new Color(red, green, blue);

        // From the 256 colors, those that no theme changes: for gray, black, 24 grays and white; otherwise the 6 × 6 × 6 cube.
        if (red != green || green != blue) return Color.FromInt32(16 + (36 * Step(red)) + (6 * Step(green)) + Step(blue));
        int level = ((red * 25) + 127) / 255;
        return Color.FromInt32(level switch { 0 => 16, 25 => 231, _ => 231 + level });

        static int Step(byte light) => light < 48 ? 0 : light < 115 ? 1 : (light - 35) / 40; // 0, 95, 135, 175, 215, 255
    }
}
