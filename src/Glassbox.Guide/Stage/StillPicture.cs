namespace Glassbox.Guide.Stage;

/// <summary>A moment of a scene as a drawing in the page, which follows light and dark: before the page is alive, and on paper.</summary>
public static class StillPicture
{
    /// <summary>What a sheet of paper gives a stage: letters of about 8 points.</summary>
    public static StageArea Paper { get; } = new(934, 496);

    /// <summary>Writes it as SVG.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="time">The moment, in seconds.</param>
    /// <param name="area">The room that it is drawn for.</param>
    /// <param name="picture">Width, height and RGBA of a picture, as an address; null where pictures are left out.</param>
    /// <param name="id">What ids in it begin with: no other drawing in the same page has it.</param>
    /// <param name="label">What is seen, for those who do not see it.</param>
    /// <param name="style">The class of the drawing.</param>
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
