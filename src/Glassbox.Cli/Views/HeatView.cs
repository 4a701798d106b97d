using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glassbox.Cli.Views;

/// <summary>Draws numbers as an image: negative cold, positive warm, 0 black; two rows per line of text.</summary>
/// <param name="values">[rows, columns]</param>
/// <param name="columns">The width.</param>
/// <param name="scale">The absolute value of the brightest color.</param>
internal sealed class HeatView(double[] values, int columns, double scale) : Renderable
{
    // Colors from the 256-color palette of most terminals.
    private static readonly Color[] Warm = [new(95, 0, 0), new(135, 0, 0), new(175, 95, 0), new(215, 135, 0), new(255, 215, 0)];
    private static readonly Color[] Cold = [new(0, 0, 95), new(0, 0, 175), new(0, 95, 215), new(0, 175, 215), new(95, 215, 255)];
    private static readonly Color Zero = Color.FromInt32(16); // a black that themes do not change

    private readonly int rows = values.Length / columns;

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Math.Min(columns, maxWidth), Math.Min(columns, maxWidth));

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        int width = Math.Min(columns, maxWidth);
        bool hasColors = options.ColorSystem >= ColorSystem.EightBit;
        for (int row = 0; row < rows; row += 2)
        {
            for (int column = 0; column < width; column++)
            {
                double upper = At(row, column), lower = At(row + 1, column);
                yield return hasColors
                    ? new Segment("▀", new Style(ColorOf(upper), ColorOf(lower)))
                    : new Segment(Shade((upper + lower) / 2));
            }

            yield return Segment.LineBreak;
        }
    }

    private double At(int row, int column) => row < rows && scale > 0 ? values[(row * columns) + column] / scale : 0;

    private static Color ColorOf(double share)
    {
        int level = Level(share, Warm.Length) - 1;
        return level < 0 ? Zero : share > 0 ? Warm[level] : Cold[level];
    }

    private static string Shade(double share)
    {
        int level = Level(share, 3);
        return (share > 0 ? " ░▒▓" : " -=≡").Substring(level, 1);
    }

    /// <summary>Returns a level by square root, so that small values stay visible beside large ones.</summary>
    private static int Level(double share, int most) => (int)Math.Round(Math.Sqrt(Math.Min(1, Math.Abs(share))) * most);
}
