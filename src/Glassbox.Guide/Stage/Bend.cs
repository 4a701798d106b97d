namespace Glassbox.Guide.Stage;

/// <summary>A cubic curve (Bézier's) from one place to another.</summary>
public readonly record struct Bend(double X0, double Y0, double X1, double Y1, double X2, double Y2, double X3, double Y3)
{
    /// <summary>Leaves and arrives along x, as lines between columns of neurons do.</summary>
    /// <param name="x0">Where it begins.</param>
    /// <param name="y0">Where it begins.</param>
    /// <param name="x1">Where it ends.</param>
    /// <param name="y1">Where it ends.</param>
    /// <param name="bend">How far it keeps to its direction, as a part of the way; 0 for a straight line.</param>
    public static Bend Across(double x0, double y0, double x1, double y1, double bend = 0.5)
    {
        double reach = bend * (x1 - x0);
        return bend == 0 ? Straight(x0, y0, x1, y1) : new(x0, y0, x0 + reach, y0, x1 - reach, y1, x1, y1);
    }

    /// <summary>Leaves and arrives along y, as lines between rows of neurons do.</summary>
    public static Bend Down(double x0, double y0, double x1, double y1, double bend = 0.5)
    {
        double reach = bend * (y1 - y0);
        return bend == 0 ? Straight(x0, y0, x1, y1) : new(x0, y0, x0, y0 + reach, x1, y1 - reach, x1, y1);
    }

    /// <summary>A straight line, passed evenly.</summary>
    public static Bend Straight(double x0, double y0, double x1, double y1) =>
        new(x0, y0, x0 + ((x1 - x0) / 3), y0 + ((y1 - y0) / 3), x1 - ((x1 - x0) / 3), y1 - ((y1 - y0) / 3), x1, y1);

    /// <summary>A place on it.</summary>
    /// <param name="u">0 at its beginning, 1 at its end.</param>
    public (double X, double Y) At(double u)
    {
        double v = 1 - u, a = v * v * v, b = 3 * v * v * u, c = 3 * v * u * u, d = u * u * u;
        return ((a * X0) + (b * X1) + (c * X2) + (d * X3), (a * Y0) + (b * Y1) + (c * Y2) + (d * Y3));
    }

    /// <summary>Its direction at a place: how far it goes for a whole unit of u.</summary>
    public (double X, double Y) Slope(double u)
    {
        double v = 1 - u, a = 3 * v * v, b = 6 * v * u, c = 3 * u * u;
        return ((a * (X1 - X0)) + (b * (X2 - X1)) + (c * (X3 - X2)), (a * (Y1 - Y0)) + (b * (Y2 - Y1)) + (c * (Y3 - Y2)));
    }
}
