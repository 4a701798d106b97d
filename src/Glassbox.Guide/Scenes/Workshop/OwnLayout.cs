using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Workshop;

/// <summary>The layout: the digit, the call, and the results; side by side, or one below the other.</summary>
internal sealed class OwnLayout
{
    private readonly Area room;
    private readonly int columns, rows;
    private readonly double tile;

    public OwnLayout(StageArea stage, OwnResult result)
    {
        (Stage, Count) = (stage, result.Pictures.Length);
        double margin = stage.Margin, top = stage.IsNarrow ? 74 : Math.Max(64, stage.Type * 4.4);
        (Left, Caption) = (margin, stage.IsNarrow ? 24 : Math.Max(28, stage.Type * 1.9));
        double callHeight = stage.Type * 2.4, callWidth = Math.Min(result.Call.Length * stage.Type * 0.68 + (stage.Type * 1.6), stage.IsNarrow ? stage.Width * 0.5 : stage.Width * 0.24);
        if (stage.IsNarrow)
        {
            double side = Math.Min(104, stage.Height * 0.19);
            Digit = new Area(margin, top, side, side);
            Call = new Area(stage.Width - margin - callWidth, top + ((side - callHeight) / 2), callWidth, callHeight);
            room = new Area(margin, top + side + 16, stage.Width - (2 * margin), stage.Height - top - side - 28);
        }
        else
        {
            double height = stage.Height - top - (margin * 0.6), side = Math.Min(height * 0.62, stage.Width * 0.2);
            Digit = new Area(margin, top + ((height - side) / 2), side, side);
            Call = new Area(Digit.Right + (stage.Width * 0.045), top + ((height - callHeight) / 2), callWidth, callHeight);
            double x = Call.Right + (stage.Width * 0.055);
            room = new Area(x, top, stage.Width - margin - x, height);
        }

        (columns, rows, tile) = (1, Count, 0);
        for (int c = 1; c <= Count; c++)
        {
            int r = (Count + c - 1) / c;
            double fits = Math.Min((room.Width - ((c - 1) * 6)) / c, (room.Height - ((r - 1) * 6)) / r);
            if (fits > tile) (columns, rows, tile) = (c, r, fits);
        }
    }

    public StageArea Stage { get; }

    public int Count { get; }

    public double Left { get; }

    public double Caption { get; }

    public Area Digit { get; }

    public Area Call { get; }

    /// <summary>Returns the bounds of a picture.</summary>
    public Area Place(int i)
    {
        double width = (columns * tile) + ((columns - 1) * 6), height = (rows * tile) + ((rows - 1) * 6);
        return new Area(
            room.X + ((room.Width - width) / 2) + (i % columns * (tile + 6)), room.Y + ((room.Height - height) / 2) + (i / columns * (tile + 6)), tile, tile);
    }
}
