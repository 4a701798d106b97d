namespace Glassbox.Guide.Stage;

/// <summary>A rectangle on the stage, in pixels.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its top edge.</param>
/// <param name="Width">Across.</param>
/// <param name="Height">Down.</param>
public readonly record struct Area(double X, double Y, double Width, double Height)
{
    /// <summary>Its right edge.</summary>
    public double Right => X + Width;

    /// <summary>Its bottom edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>Its middle across.</summary>
    public double CenterX => X + (Width / 2);

    /// <summary>Its middle down.</summary>
    public double CenterY => Y + (Height / 2);

    /// <summary>Whether a place is in it.</summary>
    public bool Has(double x, double y) => x >= X && x < Right && y >= Y && y < Bottom;

    /// <summary>The same, larger by so much on each side.</summary>
    public Area Grown(double by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));

    /// <summary>On its way to another.</summary>
    public static Area Lerp(Area from, Area to, double u) => new(
        Ease.Lerp(from.X, to.X, u), Ease.Lerp(from.Y, to.Y, u), Ease.Lerp(from.Width, to.Width, u), Ease.Lerp(from.Height, to.Height, u));
}

/// <summary>The room that a scene has.</summary>
/// <param name="Width">In pixels of the style sheet.</param>
/// <param name="Height">In pixels of the style sheet.</param>
/// <param name="IsPresenter">It is shown to a room: type is half as large again.</param>
public readonly record struct StageArea(double Width, double Height, bool IsPresenter = false)
{
    /// <summary>Higher than wide, as a phone: scenes have a layout of their own for it.</summary>
    public bool IsNarrow => Width < 600 || Width < 0.8 * Height;

    /// <summary>The size of ordinary type.</summary>
    public double Type => IsPresenter ? 24 * Math.Min(1.2, Math.Max(Width / 1920, Height / 1080) + 0.2) : IsNarrow ? 14 : Math.Clamp(Height / 42, 14, 19);

    /// <summary>What stays free at each edge.</summary>
    public double Margin => IsNarrow ? 14 : Math.Clamp(0.045 * Width, 24, 80);
}
