using Glassbox.Guide.Lab;
using StbImageWriteSharp;

namespace Glassbox.Guide.Pages;

/// <summary>A page that embeds its pictures, because no script runs to draw them.</summary>
internal sealed class PicturePage : StillPage
{
    /// <inheritdoc/>
    public override string? StillPicture(int width, int height, byte[] rgba)
    {
        if (rgba.Length == 0) return null; // nothing drawn yet
        using var png = new MemoryStream();
        new ImageWriter().WritePng(rgba, width, height, ColorComponents.RedGreenBlueAlpha, png);
        return "data:image/png;base64," + Convert.ToBase64String(png.GetBuffer(), 0, (int)png.Length);
    }
}
