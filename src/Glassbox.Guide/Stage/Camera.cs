namespace Glassbox.Guide.Stage;

/// <summary>The visible part of a scene's world: the point at the center of the stage, and the zoom.</summary>
/// <param name="X">The x-coordinate of the world point at the center of the stage.</param>
/// <param name="Y">The y-coordinate of the world point at the center of the stage.</param>
/// <param name="Zoom">The number of stage pixels per world unit, above 0.</param>
public readonly record struct Camera(double X, double Y, double Zoom)
{
    /// <summary>Creates a camera that shows a whole rectangle of the world.</summary>
    /// <param name="world">The rectangle.</param>
    /// <param name="stage">The stage.</param>
    public static Camera On(Area world, StageArea stage) =>
        new(world.CenterX, world.CenterY, Math.Min(stage.Width / world.Width, stage.Height / world.Height));

    /// <summary>
    /// Interpolates between two cameras at perceptually constant speed: the zoom geometrically, the position so that it moves in a straight
    /// line on the screen.
    /// </summary>
    /// <param name="from">The camera at 0.</param>
    /// <param name="to">The camera at 1.</param>
    /// <param name="u">The progress, 0 to 1.</param>
    public static Camera Between(Camera from, Camera to, double u)
    {
        double zoom = Ease.LerpRatio(from.Zoom, to.Zoom, u);
        double ratio = to.Zoom / from.Zoom;
        double way = Math.Abs(ratio - 1) < 1e-6 ? u : ((1 / zoom) - (1 / from.Zoom)) / ((1 / to.Zoom) - (1 / from.Zoom));
        return new(Ease.Lerp(from.X, to.X, way), Ease.Lerp(from.Y, to.Y, way), zoom);
    }

    /// <summary>Converts an x-coordinate from world to stage.</summary>
    public double ToX(double x, StageArea stage) => (stage.Width / 2) + ((x - X) * Zoom);

    /// <summary>Converts a y-coordinate from world to stage.</summary>
    public double ToY(double y, StageArea stage) => (stage.Height / 2) + ((y - Y) * Zoom);

    /// <summary>Converts a rectangle from world to stage.</summary>
    public Area ToStage(Area world, StageArea stage) => new(ToX(world.X, stage), ToY(world.Y, stage), world.Width * Zoom, world.Height * Zoom);
}
