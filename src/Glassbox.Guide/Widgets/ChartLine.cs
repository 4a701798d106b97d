namespace Glassbox.Guide.Widgets;

/// <summary>A line of a chart.</summary>
/// <param name="Name">The name.</param>
/// <param name="Points">The points, in ascending order of X.</param>
/// <param name="Class">The CSS class: <c>first</c>, <c>second</c>, <c>third</c>, <c>muted</c>.</param>
/// <param name="Term">The term to highlight with.</param>
/// <param name="HasValue">Whether the legend shows the value at the cursor.</param>
public sealed record ChartLine(
    string Name, IReadOnlyList<(double X, double Y)> Points, string Class = "first", string? Term = null, bool HasValue = true)
{
    /// <summary>Returns the value at a position, interpolated between points; null outside of them.</summary>
    public double? At(double x)
    {
        for (int i = 0; i < Points.Count; i++)
        {
            if (Points[i].X < x) continue;
            if (i == 0) return Points[0].X == x ? Points[0].Y : null;
            ((double x0, double y0), (double x1, double y1)) = (Points[i - 1], Points[i]);
            return x1 == x0 ? y1 : y0 + ((x - x0) / (x1 - x0) * (y1 - y0));
        }

        return null;
    }
}
