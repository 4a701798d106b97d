namespace Glassbox.Guide.Stage;

/// <summary>A rectangle on the stage, in pixels.</summary>
/// <param name="X">The left edge.</param>
/// <param name="Y">The top edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
public readonly record struct Area(double X, double Y, double Width, double Height)
{
    /// <summary>The right edge.</summary>
    public double Right => X + Width;

    /// <summary>The bottom edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>The x-coordinate of the center.</summary>
    public double CenterX => X + (Width / 2);

    /// <summary>The y-coordinate of the center.</summary>
    public double CenterY => Y + (Height / 2);

    /// <summary>Returns whether the rectangle contains a point.</summary>
    public bool Has(double x, double y) => x >= X && x < Right && y >= Y && y < Bottom;

    /// <summary>Returns the rectangle, enlarged by an amount on each side.</summary>
    public Area Grown(double by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));

    /// <summary>Interpolates between two rectangles.</summary>
    public static Area Lerp(Area from, Area to, double u) => new(
        Ease.Lerp(from.X, to.X, u), Ease.Lerp(from.Y, to.Y, u), Ease.Lerp(from.Width, to.Width, u), Ease.Lerp(from.Height, to.Height, u));
}

/// <summary>The area available to a scene.</summary>
/// <param name="Width">The width in CSS pixels.</param>
/// <param name="Height">The height in CSS pixels.</param>
/// <param name="IsPresenter">Whether the scene is in presenter mode, for an audience: text is half as large again.</param>
public readonly record struct StageArea(double Width, double Height, bool IsPresenter = false)
{
    /// <summary>Whether the area is narrow, as on a phone: scenes have a separate layout for it.</summary>
    public bool IsNarrow => Width < 600 || Width < 0.8 * Height;

    /// <summary>The font size of ordinary text.</summary>
    public double Type => IsPresenter ? 24 * Math.Min(1.2, Math.Max(Width / 1920, Height / 1080) + 0.2) : IsNarrow ? 14 : Math.Clamp(Height / 42, 14, 19);

    /// <summary>The margin at each edge.</summary>
    public double Margin => IsNarrow ? 14 : Math.Clamp(0.045 * Width, 24, 80);
}
