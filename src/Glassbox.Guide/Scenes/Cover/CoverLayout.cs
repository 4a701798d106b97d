using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Cover;

/// <summary>The layout of the cover: one for wide stages, one for narrow ones.</summary>
internal sealed class CoverLayout
{
    public const int Hidden = 20, Outputs = 10;
    private const int Pixels = 28;

    public CoverLayout(StageArea stage)
    {
        Stage = stage;
        IsNarrow = stage.IsNarrow;
        if (IsNarrow) Narrow(stage);
        else Wide(stage);
    }

    public StageArea Stage { get; }

    public bool IsNarrow { get; }

    /// <summary>The bounds of the digit.</summary>
    public Area Card { get; private set; }

    /// <summary>[20] The tiles.</summary>
    public Area[] Tiles { get; } = new Area[Hidden];

    /// <summary>[20] The center of each tile's disc.</summary>
    public (double X, double Y)[] Discs { get; } = new (double, double)[Hidden];

    public double DiscRadius { get; private set; }

    /// <summary>[10] The center of each output.</summary>
    public (double X, double Y)[] Outs { get; } = new (double, double)[Outputs];

    public double OutRadius { get; private set; }

    public Area Grid { get; private set; }

    /// <summary>The position at which lines leave the tiles: x on wide stages, y on narrow ones.</summary>
    public double Exit { get; private set; }

    /// <summary>The start and end of signals: x on wide stages, y on narrow ones.</summary>
    public (double From, double To) Front => IsNarrow ? (Grid.Y, Outs[0].Y) : (Grid.X, Outs[0].X);

    public Area Pad { get; private set; }

    public Area Bars { get; private set; }

    public Area Chart { get; private set; }

    public (double X, double Y) Counter { get; private set; }

    public (double X, double Y) Caption { get; private set; }

    /// <summary>The left edge and center of the words that say what the two colors mean.</summary>
    public (double X, double Y) Legend { get; private set; }

    /// <summary>Returns the center of a pixel of the card.</summary>
    public (double X, double Y) CardCell(int pixel) => Cell(Card, pixel);

    /// <summary>Returns the center of a pixel of a tile.</summary>
    public (double X, double Y) TileCell(int tile, int pixel) => Cell(Tiles[tile], pixel);

    /// <summary>Returns the line from a disc to an output: straight behind the tiles, then a curve.</summary>
    public Bend Fan(int hidden, int output)
    {
        ((double dx, double dy), (double ox, double oy)) = (Discs[hidden], Outs[output]);
        return IsNarrow ? Bend.Down(dx, Exit, ox, oy) : Bend.Across(Exit, dy, ox, oy);
    }

    /// <summary>Returns the point of a line that a wavefront has reached.</summary>
    public (double X, double Y) Along(int hidden, int output, double front)
    {
        ((double dx, double dy), (double ox, double oy)) = (Discs[hidden], Outs[output]);
        if (IsNarrow)
        {
            if (front <= Exit) return (dx, front);
            double v = Math.Clamp((front - Exit) / (oy - Exit), 0, 1);
            return (dx + ((ox - dx) * v * v * (3 - (2 * v))), front);
        }

        if (front <= Exit) return (front, dy);
        double u = Math.Clamp((front - Exit) / (ox - Exit), 0, 1);
        return (front, dy + ((oy - dy) * u * u * (3 - (2 * u))));
    }

    /// <summary>Returns the part of the lines between two wavefronts.</summary>
    public Area Part(double from, double to) => IsNarrow
        ? new Area(0, from, Stage.Width, to - from)
        : new Area(from, 0, to - from, Stage.Height);

    private static (double X, double Y) Cell(Area area, int pixel)
    {
        double size = area.Width / Pixels;
        return (area.X + (((pixel % Pixels) + 0.5) * size), area.Y + (((pixel / Pixels) + 0.5) * size));
    }

    // Card, tiles, outputs and pad from left to right; heights depend on the stage's height, gaps on its width.
    private void Wide(StageArea stage)
    {
        (double width, double height) = (stage.Width, stage.Height);
        double margin = stage.IsPresenter ? stage.Margin : 4; // in the page it has no frame, and aligns with the title above and the chapters below
        double type = stage.Type, top = (stage.Margin * 0.55) + (type * 1.2), bottom = height - (type * 4.2);
        double tile = Math.Min((bottom - top) / 5.45, width / 13), gap = tile * 0.11;
        double gridHeight = (5 * tile) + (4 * gap), across = tile * 0.24, gridWidth = (4 * tile) + (3 * across);
        top += Math.Max(0, (bottom - top - gridHeight) / 2);
        double card = Math.Min(2.15 * tile, width * 0.16), pad = Math.Min(2.7 * tile, width * 0.2);
        OutRadius = tile * 0.185;
        DiscRadius = Math.Max(5, tile * 0.085);
        double fan = Math.Max(tile * 1.35, width - (2 * margin) - card - gridWidth - pad - (tile * 2.9));
        fan = Math.Min(fan, tile * 3.2);
        double used = card + gridWidth + pad + fan, free = (width - (2 * margin) - used) / 3.2;
        Card = new Area(margin, top, card, card);
        Grid = new Area(Card.Right + free, top, gridWidth, gridHeight);
        for (int j = 0; j < Hidden; j++)
        {
            (int row, int column) = (j / 4, j % 4);
            Tiles[j] = new Area(Grid.X + (column * (tile + across)), top + (row * (tile + gap)), tile, tile);
            Discs[j] = (Tiles[j].Right + 1, Tiles[j].Y + (tile * (column + 0.5) / 4));
        }

        Exit = Grid.Right + (tile * 0.2);
        for (int o = 0; o < Outputs; o++)
            Outs[o] = (Grid.Right + fan, top + OutRadius + 4 + ((gridHeight - (2 * OutRadius) - 8) * o / (Outputs - 1)));
        Pad = new Area(width - margin - pad, top, pad, pad);
        Bars = new Area(Pad.X, Pad.Bottom + (type * 1.3), pad, Math.Min(tile, gridHeight - pad - (type * 5.5)));
        Counter = (margin, Card.Bottom + (type * 2.2));
        double chartTop = Counter.Y + (type * 5.6);
        Chart = new Area(margin, chartTop, card, Math.Max(tile * 0.6, Grid.Bottom - chartTop));
        Caption = (Grid.X, Grid.Bottom + (type * 2.1));
        Legend = (Math.Min(Exit, Pad.X - (type * 12)), Grid.Y - (type * 0.95)); // ends before the title of the pad
    }

    // Card and counters at the top, then tiles, outputs, the caption, and the pad at the bottom.
    private void Narrow(StageArea stage)
    {
        (double width, double height) = (stage.Width, stage.Height);
        const double margin = 14;
        double unit = Math.Clamp(height / 620, 0.8, 1.3);
        double tile = Math.Min((width - (2 * margin)) / 6.4, 52 * unit), across = Math.Min(24, ((width - (2 * margin)) - (5 * tile)) / 4), down = 9 * unit;
        double card = 68 * unit;
        Card = new Area(margin, 10, card, card);
        double top = Card.Bottom + (28 * unit), gridWidth = (5 * tile) + (4 * across), left = (width - gridWidth) / 2;
        Grid = new Area(left, top, gridWidth, (4 * tile) + (3 * down));
        OutRadius = 11 * unit;
        DiscRadius = 4.5 * unit;
        for (int j = 0; j < Hidden; j++)
        {
            (int row, int column) = (j / 5, j % 5);
            Tiles[j] = new Area(left + (column * (tile + across)), top + (row * (tile + down)), tile, tile);
            Discs[j] = (Tiles[j].X + (tile * (row + 0.5) / 4), Tiles[j].Bottom + 1);
        }

        Exit = Grid.Bottom + (8 * unit);
        for (int o = 0; o < Outputs; o++)
            Outs[o] = (margin + OutRadius + ((width - (2 * margin) - (2 * OutRadius)) * o / (Outputs - 1)), Exit + (46 * unit));
        Caption = (margin, Outs[0].Y + OutRadius + (38 * unit));
        Legend = (left, top - (14 * unit));
        double padTop = Caption.Y + 46, pad = Math.Clamp(height - padTop - 12, 70, 150);
        Pad = new Area(margin, padTop, pad, pad);
        Bars = new Area(Pad.Right + 18, padTop + (pad * 0.3), width - margin - Pad.Right - 18, pad * 0.4);
        Counter = (Card.Right + 14, Card.Y + 8);
        Chart = new Area(Card.Right + 14, Card.Y + (24 * unit), width - margin - Card.Right - 14, card - (24 * unit));
    }
}
