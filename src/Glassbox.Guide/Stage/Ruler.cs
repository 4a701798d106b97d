namespace Glassbox.Guide.Stage;

/// <summary>Numbers beside an axis that goes up and down from 0. They thin out as it spans more.</summary>
/// <param name="Zero">Where 0 stands.</param>
/// <param name="Unit">Pixels for 1.</param>
/// <param name="Reach">How far it goes, up and down.</param>
/// <param name="Top">Nothing is written above it.</param>
/// <param name="Bottom">Nothing is written below it.</param>
/// <param name="Room">Pixels that a number needs.</param>
public readonly record struct Ruler(double Zero, double Unit, double Reach, double Top, double Bottom, double Room)
{
    /// <summary>Draws it.</summary>
    /// <param name="painter">Draws it.</param>
    /// <param name="from">Where each tick begins, across.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="numbers">Where its number stands, across.</param>
    /// <param name="lettering">How it is set.</param>
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
