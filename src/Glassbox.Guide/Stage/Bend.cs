namespace Glassbox.Guide.Stage;

/// <summary>A cubic Bézier curve.</summary>
public readonly record struct Bend(double X0, double Y0, double X1, double Y1, double X2, double Y2, double X3, double Y3)
{
    /// <summary>Creates a curve that starts and ends horizontally, such as a connection between columns of neurons.</summary>
    /// <param name="x0">The x-coordinate of the start.</param>
    /// <param name="y0">The y-coordinate of the start.</param>
    /// <param name="x1">The x-coordinate of the end.</param>
    /// <param name="y1">The y-coordinate of the end.</param>
    /// <param name="bend">The distance of the control points from the ends, as a fraction of the horizontal distance; 0 for a straight line.</param>
    public static Bend Across(double x0, double y0, double x1, double y1, double bend = 0.5)
    {
        double reach = bend * (x1 - x0);
        return bend == 0 ? Straight(x0, y0, x1, y1) : new(x0, y0, x0 + reach, y0, x1 - reach, y1, x1, y1);
    }

    /// <summary>Creates a curve that starts and ends vertically, such as a connection between rows of neurons.</summary>
    public static Bend Down(double x0, double y0, double x1, double y1, double bend = 0.5)
    {
        double reach = bend * (y1 - y0);
        return bend == 0 ? Straight(x0, y0, x1, y1) : new(x0, y0, x0, y0 + reach, x1, y1 - reach, x1, y1);
    }

    /// <summary>Creates a straight line, traversed at constant speed.</summary>
    public static Bend Straight(double x0, double y0, double x1, double y1) =>
        new(x0, y0, x0 + ((x1 - x0) / 3), y0 + ((y1 - y0) / 3), x1 - ((x1 - x0) / 3), y1 - ((y1 - y0) / 3), x1, y1);

    /// <summary>Returns a point on the curve.</summary>
    /// <param name="u">The curve parameter: 0 at the start, 1 at the end.</param>
    public (double X, double Y) At(double u)
    {
        double v = 1 - u, a = v * v * v, b = 3 * v * v * u, c = 3 * v * u * u, d = u * u * u;
        return ((a * X0) + (b * X1) + (c * X2) + (d * X3), (a * Y0) + (b * Y1) + (c * Y2) + (d * Y3));
    }

    /// <summary>Returns the derivative of the curve with respect to <paramref name="u"/>.</summary>
    public (double X, double Y) Slope(double u)
    {
        double v = 1 - u, a = 3 * v * v, b = 6 * v * u, c = 3 * u * u;
        return ((a * (X1 - X0)) + (b * (X2 - X1)) + (c * (X3 - X2)), (a * (Y1 - Y0)) + (b * (Y2 - Y1)) + (c * (Y3 - Y2)));
    }
}
