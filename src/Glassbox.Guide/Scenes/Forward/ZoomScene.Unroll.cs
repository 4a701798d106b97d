using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Forward;

/// <content>Rows slide out of a picture and join: the digit becomes a column, the tile a row, which then rotates to lie along the
/// column.</content>
public sealed partial class ZoomScene
{
    private const int Side = ZoomPictures.Side, Pixels = ZoomPictures.Pixels;

    // The first three one by one, then each a little after the previous one.
    private static double Begins(int row) => row < 3 ? row * (0.42 - (0.05 * row)) : 0.96 + (0.07 * (row - 3));

    private static double Ends(int row) => Begins(row) + (row < 3 ? 0.8 - (0.05 * row) : 0.62);

    private void Unroll(Painter painter, double t)
    {
        ZoomLayout.OpenPlaces places = layout!.Open;
        double come = Ease.During(t, ZoomTimes.Into + 0.9, ZoomTimes.Into + 1.4), turn = Ease.During(t, ZoomTimes.Turn + 0.1, ZoomTimes.Turn + 1.5);
        var column = new Area(places.InkX - (places.Thick / 2), layout.Top, places.Thick, layout.Height);
        var row = new Area(places.RowLeft, layout.Bottom - places.Thick, places.RowRight - places.RowLeft, places.Thick);
        bool hasBegun = t >= ZoomTimes.Rows + 0.1;

        // The pictures stay visible, dimmed: what slides out of them is the same picture.
        double faint = 1, told = 1 - turn;
        if (hasBegun)
        {
            Remains(painter, pictures.Ink, 0, Left(t, ZoomTimes.Rows + 0.1, 1), places.Digit, faint);
            if (t < ZoomTimes.Tile) painter.Sheet(pictures.Tiles, places.Tile, 1, ZoomPictures.TilePart(data.Tile));
            else Remains(painter, pictures.Tiles, data.Tile * Side, Left(t, ZoomTimes.Tile, 0.85), places.Tile, faint);
        }

        double size = layout.IsNarrow ? 10 : 14;
        painter.Text("28 rows of 28", places.Digit.X, places.Digit.Y - size, Small(), Tint.Soft.At(come * told));
        painter.Text(tileName, places.Tile.X, places.Tile.Y - size, Small(), Tint.Soft.At(come * told));
        Track(painter, column, come);
        Track(painter, row, Ease.During(t, ZoomTimes.Tile - 0.4, ZoomTimes.Tile) * (1 - Ease.Part(turn, 0, 0.2)));

        // The column.
        int joined = 0;
        while (joined < Side && t >= ZoomTimes.Rows + 0.1 + Ends(joined)) joined++;
        double cell = places.Digit.Height / Side, segment = column.Height / Side;
        if (joined > 0)
        {
            Area there = column with { Height = joined * segment };
            painter.Picture(pictures.InkColumn, there, 1, new Area(0, 0, 1, joined * Side), isSmooth: true);
        }

        for (int r = Side - 1; hasBegun && r >= joined; r--)
        {
            double u = Ease.During(t, ZoomTimes.Rows + 0.1 + Begins(r), ZoomTimes.Rows + 0.1 + Ends(r)), turned = Ease.Smooth(Ease.Part(u, 0.15, 1));
            double x = Ease.Lerp(places.Digit.CenterX, places.InkX, u), y = Ease.Lerp(places.Digit.Y + ((r + 0.5) * cell), column.Y + ((r + 0.5) * segment), Ease.Smooth(Ease.Part(u, 0.1, 1)));
            Piece(painter, pictures.Ink, r, x, y, places.Digit.Width, segment, cell, places.Thick, u, turned * Math.PI / 2);
        }

        // The row.
        if (t < ZoomTimes.Tile) return;
        int laid = 0;
        while (laid < Side && t >= ZoomTimes.Tile + (0.85 * Ends(laid))) laid++;
        double length = row.Width / Side;
        if (turn > 0)
        {
            double long1 = Ease.Lerp(row.Width, column.Height, Math.Min(1, 1.3 * turn)); // short enough for the stage while it rotates
            painter.Turn(row.Right, row.Bottom, turn * Math.PI / 2);
            var lying = new Area(row.Right - long1, row.Y, long1, row.Height);
            painter.Box(lying, Tint.Panel);
            painter.Picture(pictures.Matrix, lying, 1, RowPart(data.Tile), isSmooth: true);
            painter.Frame(lying, new Pen(0.8, Tint.LineStrong));
            painter.Restore();
        }
        else if (laid > 0)
        {
            painter.Picture(pictures.Matrix, row with { Width = laid * length }, 1, new Area(0, data.Tile, laid * Side, 1), isSmooth: true);
        }

        for (int r = Side - 1; r >= laid; r--)
        {
            double u = Ease.During(t, ZoomTimes.Tile + (0.85 * Begins(r)), ZoomTimes.Tile + (0.85 * Ends(r)));
            double x = Ease.Lerp(places.Tile.CenterX, row.X + ((r + 0.5) * length), u), y = Ease.Lerp(places.Tile.Y + ((r + 0.5) * cell), row.CenterY, u);
            Piece(painter, pictures.Tiles, (data.Tile * Side) + r, x, y, places.Tile.Width, length, cell, places.Thick, u, 0);
        }

        Lettering sizes = Figure(layout.IsNarrow ? 1 : 1.15);
        double columnTold = Ease.During(t, ZoomTimes.Tile - 0.6, ZoomTimes.Tile - 0.3) * (1 - turn);
        painter.Text("784", places.InkX - (places.Thick * 1.6), layout.Top + (layout.IsNarrow ? 10 : 14), sizes, Tint.Soft.At(columnTold));
        painter.Text("784", places.RowLeft + (1.3 * layout.Type), row.Y - (0.8 * layout.Type), sizes, Tint.Soft.At(Ease.During(t, ZoomTimes.Turn - 0.6, ZoomTimes.Turn - 0.3) * (1 - turn)));
    }

    // One row of a picture in motion: it gets thicker and shorter to fit its place in the strip.
    private static void Piece(Painter painter, CellPicture picture, int part, double x, double y, double fromLength, double toLength, double fromThick, double toThick, double u, double angle)
    {
        double length = Ease.LerpRatio(fromLength, toLength, u), thick = Ease.LerpRatio(fromThick, toThick, u);
        var area = new Area(x - (length / 2), y - (thick / 2), length, thick);
        if (angle != 0) painter.Turn(x, y, angle);
        if (u > 0) painter.Box(area, Tint.Panel);
        painter.Picture(picture, area, 1, new Area(0, part, Side, 1), isSmooth: length < 2 * Side);
        if (u > 0) painter.Frame(area, new Pen(1, Tint.LineStrong.At(0.7 * Math.Sin(Math.PI * u))));
        if (angle != 0) painter.Restore();
    }

    private static int Left(double t, double begin, double pace)
    {
        int left = 0;
        while (left < Side && t > begin + (pace * Begins(left))) left++;
        return left;
    }

    private static void Remains(Painter painter, CellPicture picture, int from, int rows, Area area, double alpha)
    {
        painter.Box(area, Tint.Panel.At(alpha));
        painter.Picture(picture, area with { Height = area.Height * rows / Side }, 0.16 * alpha, new Area(0, from, Side, rows));
        painter.Frame(area, new Pen(1, Tint.Line.At(alpha)));
    }

    private static void Track(Painter painter, Area area, double alpha)
    {
        painter.Box(area, Tint.Panel.At(alpha));
        painter.Frame(area, new Pen(1, Tint.LineStrong.At(0.7 * alpha)));
    }

    private static Area RowPart(int row) => new(0, row, Pixels, 1);
}
