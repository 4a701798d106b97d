namespace Glassbox.Guide.Stage;

/// <summary>What of a scene's world is seen: a place in the middle of the stage, and how large it is there.</summary>
/// <param name="X">The place of the world that stands in the middle.</param>
/// <param name="Y">The place of the world that stands in the middle.</param>
/// <param name="Zoom">Pixels of the stage for a unit of the world, above 0.</param>
public readonly record struct Camera(double X, double Y, double Zoom)
{
    /// <summary>Sees a rectangle of the world, whole.</summary>
    /// <param name="world">What is to be seen.</param>
    /// <param name="stage">The stage.</param>
    public static Camera On(Area world, StageArea stage) =>
        new(world.CenterX, world.CenterY, Math.Min(stage.Width / world.Width, stage.Height / world.Height));

    /// <summary>On its way between two, even to the eye: the zoom by ratio, the place so that it runs straight on the screen.</summary>
    /// <param name="from">At 0.</param>
    /// <param name="to">At 1.</param>
    /// <param name="u">How far.</param>
    public static Camera Between(Camera from, Camera to, double u)
    {
        double zoom = Ease.LerpRatio(from.Zoom, to.Zoom, u);
        double ratio = to.Zoom / from.Zoom;
        double way = Math.Abs(ratio - 1) < 1e-6 ? u : ((1 / zoom) - (1 / from.Zoom)) / ((1 / to.Zoom) - (1 / from.Zoom));
        return new(Ease.Lerp(from.X, to.X, way), Ease.Lerp(from.Y, to.Y, way), zoom);
    }

    /// <summary>Where a place of the world stands across the stage.</summary>
    public double ToX(double x, StageArea stage) => (stage.Width / 2) + ((x - X) * Zoom);

    /// <summary>Where a place of the world stands down the stage.</summary>
    public double ToY(double y, StageArea stage) => (stage.Height / 2) + ((y - Y) * Zoom);

    /// <summary>Where a rectangle of the world stands on the stage.</summary>
    public Area ToStage(Area world, StageArea stage) => new(ToX(world.X, stage), ToY(world.Y, stage), world.Width * Zoom, world.Height * Zoom);
}
