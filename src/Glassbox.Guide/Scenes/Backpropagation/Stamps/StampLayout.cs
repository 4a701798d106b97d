using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Stamps;

/// <summary>The layout: the errors as a column, the digit as a row, the table at their crossing, and twenty tiles.</summary>
internal sealed class StampLayout : StageLayout
{
    private readonly double left, top, across, down, tile;

    public StampLayout(StageArea stage, int hidden)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        if (IsNarrow)
        {
            (Type, Caption) = (13, (18, 26));
            (TableX, TableWidth, RowTop) = (64, w - 76, 150);
            RowHeight = Math.Min(24, (h - 16 - RowTop) / hidden);
            (StripY, StripHeight, ZoomX, ZoomY) = (104, 15, 60, 1.9);
            (Zero, Bar, ZeroAtFirst, BarAtFirst) = (38, 22, 74, 44);
            double side = Math.Min(w - ZeroAtFirst - BarAtFirst - 28, h * 0.42);
            Opening = new Area(w - side - 14, RowTop + 20, side, side);
            top = 150;
            tile = Math.Min((w - 32 - 24) / 4, ((h - top - 12) / 5) - 14);
            (left, across, down) = ((w - (4 * tile) - 24) / 2, tile + 8, tile + 14);
            Source = new Area(left, 76, 62, 62);
        }
        else
        {
            double k = Math.Min(w / 1280, h / 640), x = (w - (1280 * k)) / 2, y = (h - (640 * k)) / 2;
            (Type, Caption) = (stage.IsPresenter ? 22 * k : Math.Max(14, 16 * k), (stage.Margin, h * 0.08));
            (TableX, TableWidth, RowTop) = (x + (196 * k), 1020 * k, y + (168 * k));
            RowHeight = Math.Min(22 * k, (h - (20 * k) - RowTop) / hidden);
            (StripY, StripHeight, ZoomX, ZoomY) = (y + (112 * k), 22 * k, 34, 2.5);
            (Zero, Bar, ZeroAtFirst, BarAtFirst) = (x + (140 * k), 46 * k, x + (280 * k), 176 * k);
            Opening = new Area(x + (680 * k), y + (124 * k), 470 * k, 470 * k);
            (left, top, tile) = (x + (64 * k), y + (98 * k), 132 * k);
            (across, down) = ((1216 * k - (64 * k) - tile) / 6, 171 * k);
            Source = new Area(left, top, tile, tile);
        }

        ColumnTop = RowTop;
    }

    // The table: a row per hidden neuron, a column per pixel.
    public double TableX { get; }

    public double TableWidth { get; }

    public double RowTop { get; }

    public double RowHeight { get; }

    public double ColumnTop { get; }

    /// <summary>The position of the digit as a row.</summary>
    public double StripY { get; }

    public double StripHeight { get; }

    /// <summary>The zoom of the close-up, horizontally and vertically.</summary>
    public double ZoomX { get; }

    public double ZoomY { get; }

    /// <summary>The axis of the errors, and the length of the largest bar.</summary>
    public double Zero { get; }

    public double Bar { get; }

    public double ZeroAtFirst { get; }

    public double BarAtFirst { get; }

    /// <summary>The digit at the start.</summary>
    public Area Opening { get; }

    /// <summary>The digit next to the tiles.</summary>
    public Area Source { get; }

    /// <summary>Returns the tile of a hidden neuron.</summary>
    public Area Tile(int j)
    {
        int columns = IsNarrow ? 4 : 7, place = IsNarrow ? j : j + 1;
        return new Area(left + (place % columns * across), top + (place / columns * down), tile, tile);
    }
}
