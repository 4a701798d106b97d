using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Tests.Lab;

/// <summary>Digits as people write them, 26 kinds, drawn with the pad's own pen.</summary>
/// <param name="Digit">What is meant.</param>
/// <param name="Name">How it is written.</param>
/// <param name="Strokes">Each x and y in turn, as fractions of the sheet; the pen goes through these places in a smooth curve.</param>
internal sealed record Handwriting(int Digit, string Name, params double[][] Strokes)
{
    /// <summary>Half the widths of the pad's three pens, in usual ones.</summary>
    public static IReadOnlyList<double> Pens { get; } = [0.55, 1, 1.7];

    /// <summary>How far the hand leans: sideways for each step down.</summary>
    public static IReadOnlyList<double> Slants { get; } = [-0.25, 0, 0.25];

    /// <summary>How large it writes and where: scale, then the place of the middle.</summary>
    public static IReadOnlyList<(double Scale, double X, double Y)> Places { get; } = [(1, 0.5, 0.5), (0.5, 0.3, 0.7)];

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<Handwriting> All { get; } =
    [
        new(0, "round", [.5, .15, .28, .28, .22, .5, .3, .75, .5, .86, .7, .75, .78, .5, .7, .26, .5, .15]),
        new(0, "narrow, not quite closed", [.56, .16, .42, .2, .36, .4, .36, .65, .44, .84, .56, .82, .64, .6, .63, .35, .55, .2]),
        new(1, "a stroke", [.5, .14, .5, .86]),
        new(1, "with a flag", [.34, .34, .44, .26, .54, .14], [.54, .14, .53, .5, .52, .86]),
        new(1, "with a flag and a foot", [.36, .3, .52, .15], [.52, .15, .52, .5, .52, .85], [.34, .85, .7, .85]),
        new(2, "with a straight foot", [.28, .3, .36, .17, .52, .14, .68, .24, .66, .42, .48, .64, .28, .84], [.28, .84, .5, .84, .74, .84]),
        new(2, "with a loop", [.28, .28, .4, .15, .6, .16, .68, .32, .58, .54, .4, .76, .28, .84, .26, .74, .38, .72, .54, .82, .74, .82]),
        new(2, "angular, as a z", [.28, .2, .7, .2], [.7, .2, .28, .82], [.28, .82, .74, .82]),
        new(3, "round", [.3, .22, .44, .14, .62, .2, .64, .36, .46, .47, .64, .56, .7, .7, .56, .84, .38, .84, .26, .74]),
        new(3, "with a flat top", [.28, .16, .68, .16], [.68, .16, .46, .42], [.46, .42, .64, .48, .7, .66, .58, .82, .4, .85, .26, .76]),
        new(4, "open", [.36, .14, .32, .34, .3, .5], [.3, .5, .5, .51, .76, .5], [.62, .2, .6, .5, .58, .86]),
        new(4, "closed", [.6, .14, .24, .6], [.24, .6, .78, .6], [.6, .14, .6, .86]),
        new(4, "in one go", [.42, .16, .28, .56, .26, .6, .34, .6, .74, .58], [.6, .36, .58, .6, .56, .88]),
        new(5, "in two strokes", [.36, .16, .34, .44, .5, .42, .66, .5, .7, .66, .6, .82, .42, .86, .26, .78], [.36, .16, .7, .15]),
        new(5, "in one go", [.7, .16, .5, .15, .36, .18, .32, .44, .5, .42, .68, .54, .66, .74, .48, .86, .28, .8]),
        new(6, "with a straight back", [.6, .14, .44, .3, .32, .55, .34, .76, .5, .86, .66, .76, .66, .6, .52, .54, .36, .64]),
        new(6, "with a round back", [.68, .2, .54, .14, .38, .22, .29, .45, .3, .7, .44, .86, .62, .82, .7, .66, .58, .54, .4, .58, .31, .7]),
        new(7, "plain", [.26, .18, .74, .18], [.74, .18, .58, .5, .44, .86]),
        new(7, "with a bar", [.26, .18, .74, .18], [.74, .18, .58, .5, .46, .86], [.4, .5, .74, .5]),
        new(7, "with a hook", [.27, .3, .28, .18], [.28, .18, .5, .2, .74, .17], [.74, .17, .56, .44, .48, .86]),
        new(8, "in one go", [.64, .22, .48, .14, .34, .24, .4, .4, .58, .52, .68, .68, .56, .84, .38, .82, .32, .66, .46, .5, .62, .36, .64, .22]),
        new(8, "of two rings", [.5, .14, .37, .22, .38, .38, .5, .46, .62, .38, .63, .22, .5, .14], [.5, .46, .32, .58, .32, .76, .5, .86, .68, .76, .68, .58, .5, .46]),
        new(8, "narrow", [.6, .24, .52, .14, .42, .22, .46, .4, .56, .56, .6, .72, .52, .86, .42, .8, .42, .64, .52, .46, .6, .24]),
        new(9, "with a straight leg", [.66, .26, .52, .15, .36, .24, .34, .42, .48, .5, .62, .42, .66, .26], [.66, .26, .66, .5, .64, .86]),
        new(9, "with a curved leg", [.68, .3, .54, .15, .36, .22, .33, .42, .48, .52, .64, .42, .68, .28, .68, .5, .62, .72, .46, .86, .32, .8]),
        new(9, "with a leaning leg", [.64, .24, .48, .15, .34, .28, .38, .46, .54, .46, .66, .28], [.66, .24, .6, .5, .48, .86]),
    ];

    /// <summary>Draws it as the pad does.</summary>
    /// <param name="pen">Half the width of the pen, in usual ones.</param>
    /// <param name="slant">How far it leans.</param>
    /// <param name="place">How large, and where.</param>
    /// <returns>[784] As a network takes it.</returns>
    public byte[] Pixels(double pen = 1, double slant = 0, (double Scale, double X, double Y)? place = null)
    {
        (double scale, double middleX, double middleY) = place ?? Places[0];
        var drawing = new Drawing();
        drawing.Radius *= pen;
        foreach (double[] stroke in Strokes)
        {
            (double X, double Y)[] points = [.. stroke.Chunk(2).Select(at => (middleX + (scale * (at[0] - 0.5 - (slant * (at[1] - 0.5)))), middleY + (scale * (at[1] - 0.5))))];
            (double X, double Y) from = points[0];
            for (int i = 0; i + 1 < points.Length; i++)
                for (int step = 1; step <= 8; step++)
                {
                    (double X, double Y) to = Between(points, i, step / 8.0);
                    drawing.Line(from.X, from.Y, to.X, to.Y);
                    from = to;
                }
        }

        return [.. DigitImage.From(drawing.Picture).Picture.Pixels];
    }

    // A Catmull-Rom curve goes through all its points.
    private static (double X, double Y) Between((double X, double Y)[] points, int i, double u)
    {
        (double X, double Y) a = points[Math.Max(0, i - 1)], b = points[i], c = points[i + 1], d = points[Math.Min(points.Length - 1, i + 2)];
        return (On(a.X, b.X, c.X, d.X), On(a.Y, b.Y, c.Y, d.Y));

        double On(double p, double q, double r, double s) =>
            q + (u * ((r - p) + (u * ((2 * p) - (5 * q) + (4 * r) - s + (u * ((3 * (q - r)) + s - p)))))) / 2;
    }
}
