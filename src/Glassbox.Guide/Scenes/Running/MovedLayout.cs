using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Running;

/// <summary>The layout of a shifted digit: the network's input, the predictions at all positions, and the ten outputs.</summary>
internal sealed class MovedLayout : StageLayout
{
    public MovedLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        if (IsNarrow)
        {
            double side = Math.Max(30, Math.Min((w - 44) / 2, h * 0.36));
            Picture = new Area(16, 76, side, side);
            Map = new Area(w - 16 - side, 76, side, side);
            double top = Picture.Bottom + (Type * 4.4);
            Bars = new Area(16, top, w - 32, Math.Max(40, h - top - 14));
        }
        else
        {
            double side = Math.Min(h * 0.73, w * 0.315), top = Math.Max(h * 0.155, (h - side - Type) / 2);
            Picture = new Area(w * 0.05, top, side, side);
            Map = new Area(Picture.Right + (w * 0.035), top, side, side);
            double left = Map.Right + (w * 0.04);
            Bars = new Area(left, top + (Type * 2.6), Math.Max(60, (w * 0.955) - left), Math.Max(60, side - (Type * 2.6)));
        }
    }

    /// <summary>The network's input.</summary>
    public Area Picture { get; }

    /// <summary>The predictions at all positions.</summary>
    public Area Map { get; }

    /// <summary>The ten outputs.</summary>
    public Area Bars { get; }

    /// <summary>The size of a pixel of the picture.</summary>
    public double Pixel => Picture.Width / DigitImage.Size;

    /// <summary>The size of a position on the map.</summary>
    public double Place => Map.Width / MovedScene.Side;
}
