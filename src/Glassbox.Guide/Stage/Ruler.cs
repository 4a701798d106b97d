namespace Glassbox.Guide.Stage;

/// <summary>The tick labels of a vertical axis through 0. The larger its range, the fewer labels per unit.</summary>
/// <param name="Zero">The y-coordinate of 0.</param>
/// <param name="Unit">Pixels per unit.</param>
/// <param name="Reach">The range of values, up and down.</param>
/// <param name="Top">The upper limit for labels.</param>
/// <param name="Bottom">The lower limit for labels.</param>
/// <param name="Room">The minimum distance between labels, in pixels.</param>
public readonly record struct Ruler(double Zero, double Unit, double Reach, double Top, double Bottom, double Room)
{
    /// <summary>Draws the ticks and labels.</summary>
    /// <param name="painter">The painter to draw with.</param>
    /// <param name="from">The x-coordinate at which each tick starts.</param>
    /// <param name="to">The x-coordinate at which each tick ends.</param>
    /// <param name="numbers">The x-coordinate of the labels.</param>
    /// <param name="lettering">The text style of the labels.</param>
    /// <param name="tint">The color of the ticks.</param>
    public void Draw(Painter painter, double from, double to, double numbers, Lettering lettering, Tint tint = Tint.LineStrong)
    {
        ArgumentNullException.ThrowIfNull(painter);
        ReadOnlySpan<double> steps = [0.002, 0.01, 0.02, 0.1, 0.5, 1, 2, 10, 20, 100, 200, 1000];
        int at = 0;
        while (at < steps.Length - 2 && steps[at] * Unit < Room) at++;
        int thinned = (int)Math.Round(steps[at + 1] / steps[at]), count = (int)Math.Min(1000, Reach / steps[at]), decimals = steps[at] < 0.01 ? 3 : steps[at] < 0.1 ? 2 : 1;
        double fine = Math.Clamp(((steps[at] * Unit) - Room) / 14, 0, 1);
        for (int i = -count; i <= count; i++)
        {
            double tick = i * steps[at], y = Zero - (tick * Unit), alpha = i % thinned == 0 ? 1 : fine;
            if (i == 0 || y < Top + 5 || y > Bottom - 5) continue;
            painter.Line(from, y, to, y, new Pen(1, tint.At(alpha)));
            painter.Number(tick, Math.Abs(tick - Math.Round(tick)) < 1e-9 ? 0 : decimals, numbers, y, lettering, Tint.Soft.At(0.85 * alpha), isSigned: true);
        }
    }
}
