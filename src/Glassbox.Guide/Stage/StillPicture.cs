namespace Glassbox.Guide.Stage;

/// <summary>A frame of a scene as an inline SVG that follows the light and dark themes: for prerendered pages and for print.</summary>
public static class StillPicture
{
    /// <summary>The stage size for print: text of about 8 points.</summary>
    public static StageArea Paper { get; } = new(934, 496);

    /// <summary>Writes a frame as SVG.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="time">The time in seconds.</param>
    /// <param name="area">The area to draw for.</param>
    /// <param name="picture">Converts width, height and RGBA of an image to a URL; null omits the image.</param>
    /// <param name="id">A prefix for IDs that is unique on the page.</param>
    /// <param name="label">The text alternative.</param>
    /// <param name="style">The CSS class of the drawing.</param>
    public static string Write(StageScene scene, double time, StageArea area, Func<int, int, byte[], string?> picture, string id, string label, string style)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var painter = new Painter(remembers: false);
        painter.Begin();
        scene.Frame(painter, time, area);
        painter.End();
        return new SvgWriter(painter, SvgWriter.Variable, picture, id).Write(area, label, $"class=\"{style}\"");
    }
}
