using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Forward;

/// <content>All rows at once: a matrix is multiplied by a column, sums grow side by side, and become discs; then the same for the
/// outputs.</content>
public sealed partial class ZoomScene
{
    private void FirstProduct(Painter painter, double t)
    {
        ZoomLayout.ProductPlaces places = layout!.First;
        double pan = Ease.During(t, ZoomTimes.Pan, ZoomTimes.Pan + 1.1), shift = -pan * (places.ColumnX + (4 * places.ColumnThick));
        if (pan >= 1) return;
        double came = Ease.During(t, ZoomTimes.Stack, ZoomTimes.Stack + 1.2), wrong = WrongAt(t), over = OverhangAt(t);
        double first = FirstColumnWidth, matrixX = places.MatrixX + shift + (wrong * ((2 * first) + (28 * layout.Scale)));
        double columnX = Ease.Lerp(places.ColumnX, layout.Stage.Margin + (places.ColumnThick / 2), wrong) + shift;
        double read = Pixels * Ease.Smooth(Ease.Part(t, ZoomTimes.Product + 0.1, ZoomTimes.ProductEnd));
        double hiding = 1 - Ease.During(t, ZoomTimes.Shape - 0.2, ZoomTimes.Shape + 0.4), hush = 1 - (0.8 * Math.Clamp(wrong, 0, 1));

        painter.Clip(new Area(0, 0, layout.Stage.Width, layout.Bottom + 2)); // tiles still in close-up are larger than the stage
        for (int j = 0; j < data.Hidden; j++)
        {
            bool isMine = j == data.Tile;
            double here = RowsIn(t, j);
            Area thumb = places.ThumbOf(j);
            (Area tile, double seen) = here < 1 ? FromAfar(t, j) : (thumb, 1.0);
            tile = here < 1 ? Zoomed(tile, thumb, here) : thumb with { X = thumb.X + shift };
            painter.Sheet(pictures.Tiles, tile, seen * (1 - Math.Clamp(wrong * 2, 0, 1)), ZoomPictures.TilePart(j));
            Area row = places.Row(j) with { X = matrixX };
            if (isMine && came < 1)
            {
                double side = -2 * layout.Close.Cell;
                Strip(
                    painter, pictures.Matrix, RowPart(j), Ease.Lerp(side, row.CenterX, came), Ease.Lerp(layout.Top + (layout.Height / 2), row.CenterY, came),
                    Ease.Lerp(layout.Height, row.Width, came), Ease.Lerp(layout.Open.Thick, row.Height, came), (1 - came) * Math.PI / 2, 1);
                continue;
            }

            double laid = isMine ? 1 : Ease.During(t, LinesUp(j) + 0.5, LinesUp(j) + 1.2);
            if (laid <= 0) continue;
            Area part = row with { Width = row.Width * laid };
            painter.Box(part, Tint.Panel);
            painter.Picture(pictures.Matrix, part, 1, new Area(0, j, Pixels * laid, 1), isSmooth: true);
            if (read > 0) painter.Picture(pictures.BlankRow, row with { Width = row.Width * read / Pixels }, hiding, new Area(0, 0, read, 1), isSmooth: true);
            painter.Frame(part, new Pen(isMine && t < ZoomTimes.Product ? 1.6 : 0.8, Shade.Between(Tint.LineStrong, Tint.Ink, isMine && t < ZoomTimes.Product ? 1 : 0)));
        }

        painter.Restore();
        double stands = Ease.During(t, ZoomTimes.Stack + 0.5, ZoomTimes.Stack + 1.6);
        if (stands > 0) Strip(
            painter, pictures.InkColumn, new Area(0, 0, 1, Pixels), Ease.Lerp(-3 * layout.Close.Cell, columnX, stands), places.Top + (places.Height / 2),
            places.ColumnThick, places.Height, 0, 1);

        Sums(painter, t, read, matrixX, columnX, hush * (1 - pan));
        Shapes(painter, t, matrixX, columnX, shift, wrong, over, 1 - Ease.Part(pan, 0, 0.5));
        if (over > 0) Overhang(painter, matrixX, columnX, over);
        if (t >= ZoomTimes.Shape && t < ZoomTimes.Pan) painter.Hit(ColumnHandle, new Area(columnX - 22, places.Top, 44, places.Height));
        double finger = Ease.Between(t, ZoomTimes.Swap - 0.5, ZoomTimes.Swap + 1.5, 0.35);
        if (finger > 0 && hand is null) painter.Fingertip(columnX, places.Top + (0.55 * places.Height), finger, Ease.During(t, ZoomTimes.Swap - 0.3, ZoomTimes.Swap));
    }

    // Tiles line up one by one, outward from the known one: all within a second, regardless of their number.
    private double LinesUp(int tile) => ZoomTimes.Stack + 0.1 + (Math.Abs(tile - data.Tile) * 0.9 / data.Hidden);

    private double RowsIn(double t, int row) => Ease.During(t, LinesUp(row), LinesUp(row) + 0.7);

    // A tile as seen by the camera while it zooms out of the one in the close-up.
    private (Area Tile, double Seen) FromAfar(double t, int tile)
    {
        double u = 1 - Ease.During(t, ZoomTimes.Out, ZoomTimes.Out + 1.2);
        Area[] tiles = layout!.Afar.Tiles;
        Area focus = tiles[data.Tile], target = Zoomed(focus, layout.Open.Tile, u);
        double scale = target.Width / focus.Width;
        Area here = new(target.X + ((tiles[tile].X - focus.X) * scale), target.Y + ((tiles[tile].Y - focus.Y) * scale), tiles[tile].Width * scale, tiles[tile].Height * scale);
        return (here, Ease.During(t, ZoomTimes.Out, ZoomTimes.Out + 0.4) * (tile == data.Tile ? 1 : 1 - Ease.Part(u, 0.15, 0.85)));
    }

    // The current position in the matrix and the column, the running sums, and the results.
    private void Sums(Painter painter, double t, double read, double matrixX, double columnX, double alpha)
    {
        if (t < ZoomTimes.Product - 0.4) return;
        ZoomLayout.ProductPlaces places = layout!.First;
        painter.Opacity = alpha * Ease.During(t, ZoomTimes.Product - 0.4, ZoomTimes.Product) * (1 - Ease.During(t, ZoomTimes.Squash + 1, ZoomTimes.Squash + 1.5));
        painter.Line(places.SumX, places.Top, places.SumX, places.Bottom, new Pen(1.2, Tint.LineStrong));
        painter.Opacity = alpha * Ease.Between(t, ZoomTimes.Product - 0.3, ZoomTimes.ProductEnd + 0.3);
        double line = matrixX + (places.MatrixWidth * read / Pixels), y = places.Top + (places.Height * read / Pixels);
        painter.Line(line, places.Top - 3, line, places.Bottom + 3, new Pen(2, Tint.Ink));
        painter.Line(columnX - (places.ColumnThick / 2) - 5, y, columnX + (places.ColumnThick / 2) + 5, y, new Pen(2.4, Tint.Ink));
        int pairs = data.PairsBefore(read);
        double unit = places.SumHalf / data.MostRowLevel, biased = Ease.During(t, ZoomTimes.Squash, ZoomTimes.Squash + 0.5), thick = places.Pitch * 0.56;
        for (int j = 0; j < data.Hidden; j++)
        {
            double turned = Ease.During(t, TurnsToDisc(j), TurnsToDisc(j) + 0.45);
            if (turned >= 1) continue;
            double sum = data.RowLevel(j, pairs) + (biased * (data.Passing.HiddenSums[j] - data.RowLevel(j, data.Places.Length)));
            Area bar = SumBar(places, sum, unit, j, thick), end = ZoomLayout.Square(places.EndX, places.Y(j), places.Radius * 0.6);
            painter.Opacity = alpha * (1 - (turned * turned));
            painter.SignedBox(Area.Lerp(bar, end, turned), sum);
        }

        painter.Opacity = 1;
    }

    private double TurnsToDisc(int row) => ZoomTimes.Squash + 0.6 + (row * 0.6 / data.Hidden);

    private static Area SumBar(ZoomLayout.ProductPlaces places, double sum, double unit, int row, double thick) =>
        new(places.SumX + Math.Min(0, sum * unit), places.Y(row) - (thick / 2), Math.Max(1.5, Math.Abs(sum * unit)), thick);

    // The discs of the hidden layer: the result of the first product, the column of the second, and part of the whole network.
    private void HiddenDiscs(Painter painter, double t)
    {
        ZoomLayout.ProductPlaces first = layout!.First, second = layout.Second;
        double came = Ease.During(t, ZoomTimes.Out + 0.4, ZoomTimes.Stack + 0.9), pan = Ease.During(t, ZoomTimes.Pan, ZoomTimes.Pan + 1.1), home = Ease.During(t, ZoomTimes.Home, ZoomTimes.Home + 1.6);
        double hush = 1 - (0.8 * Math.Clamp(WrongAt(t), 0, 1)), step = second.Height / data.Hidden;
        for (int j = 0; j < data.Hidden; j++)
        {
            bool isMine = j == data.Tile;
            Area place = ZoomLayout.Square(first.EndX, first.Y(j), first.Radius);
            if (isMine && came < 1)
            {
                ZoomLayout.CurvePlaces curve = layout.Curve;
                place = Zoomed(ZoomLayout.Square(Ease.Lerp(curve.X0, curve.X1, data.Activation), curve.FloorY, curve.Radius), place, came);
            }

            if (pan > 0) place = Area.Lerp(place, ZoomLayout.Square(second.ColumnX, second.Top + ((j + 0.5) * step), second.Radius), pan);
            if (home > 0) place = Area.Lerp(place, layout.Afar.Discs[j], home);
            double filled = isMine ? 1 : Ease.Arriving(t, TurnsToDisc(j) + 0.25, TurnsToDisc(j) + 0.6), here = isMine ? 1 : RowsIn(t, j);
            painter.Opacity = here * hush;
            Disc(painter, place, data.Passing.Hidden[j] * filled);
            if (!layout.IsNarrow && first.Pitch >= 13 && pan < 0.5)
                painter.Number(data.Passing.Hidden[j], 2, first.ValueX, first.Y(j), new Lettering(Math.Min(layout.Type, first.Pitch * 0.8), Face.Mono), Tint.Soft.At((isMine ? Ease.Part(came, 0.8, 1) : filled) * (1 - (2 * pan))));
        }

        painter.Opacity = 1;
    }

    private void SecondProduct(Painter painter, double t)
    {
        ZoomLayout.ProductPlaces places = layout!.Second;
        double come = Ease.During(t, ZoomTimes.Pan + 0.2, ZoomTimes.Pan + 1.1), home = Ease.During(t, ZoomTimes.Home, ZoomTimes.Home + 0.9), off = (1 - come) * layout.Stage.Width * 0.45;
        double read = data.Hidden * Ease.Smooth(Ease.Part(t, ZoomTimes.Product2 + 0.1, ZoomTimes.Product2End)), hiding = 1 - Ease.During(t, ZoomTimes.Read - 0.4, ZoomTimes.Read);
        double won = Ease.During(t, ZoomTimes.Read, ZoomTimes.Read + 0.5), barThick = Math.Min(places.Thick, 0.62 * places.Pitch);
        int whole = Math.Min((int)read, data.Hidden - 1);
        for (int d = 0; d < data.Outputs; d++)
        {
            double y = places.Y(d), came = Ease.During(t, ZoomTimes.Rows2 + (d * 0.06), ZoomTimes.Rows2 + 0.8 + (d * 0.06));
            painter.Opacity = (1 - home) * Math.Clamp(came * 4, 0, 1);
            double length = Ease.Lerp(10, places.MatrixWidth, came), thick = Ease.Lerp(6, places.Thick, came), x = Ease.Lerp(places.EndX, places.MatrixX + (places.MatrixWidth / 2), came);
            var row = new Area(x - (length / 2), y - (thick / 2), length, thick);
            painter.Box(row, Tint.Panel);
            painter.Picture(pictures.OutputMatrix, row, 1, new Area(0, d, data.Hidden, 1));
            if (read > 0) painter.Picture(pictures.SilentRow, row with { Width = row.Width * read / data.Hidden }, hiding, new Area(0, 0, read, 1));
            painter.Frame(row, new Pen(0.8, Tint.LineStrong));

            // The sum of the output, then its bar.
            double sum = data.OutputLevel(d, whole) + ((read - whole) * data.Signal(d, whole));
            sum += Ease.During(t, ZoomTimes.Squash2, ZoomTimes.Squash2 + 0.4) * (data.Passing.OutputSums[d] - data.OutputLevel(d, data.Hidden));
            double turnsAt = ZoomTimes.Squash2 + 0.5 + (d * 0.04), turned = Ease.During(t, turnsAt, turnsAt + 0.45), risen = Ease.Arriving(t, turnsAt + 0.3, turnsAt + 0.9);
            Area track = new(places.BarX + off, y - (barThick / 2), places.BarWidth, barThick);
            painter.Opacity = t >= ZoomTimes.Product2 ? (1 - (turned * turned)) * (1 - home) : 0;
            painter.SignedBox(Area.Lerp(SumBar(places, sum, places.SumHalf / data.MostOutputLevel, d, barThick * 0.8), track with { Width = 2 }, turned), sum);
            Bar(painter, t, d, track, risen, d == data.Answer ? won : 0, won, Ease.Part(come, 0, 0.5));
        }

        painter.Opacity = Ease.Between(t, ZoomTimes.Product2 - 0.3, ZoomTimes.Squash2 + 0.9, 0.3);
        painter.Line(places.SumX, places.Top, places.SumX, places.Bottom, new Pen(1.2, Tint.LineStrong));
        painter.Opacity = Ease.Between(t, ZoomTimes.Product2 - 0.3, ZoomTimes.Product2End + 0.3);
        double line = places.MatrixX + (places.MatrixWidth * read / data.Hidden), discY = places.Top + (places.Height * Math.Min(whole + 0.5, data.Hidden - 0.5) / data.Hidden);
        painter.Line(line, places.Top, line, places.Bottom, new Pen(2, Tint.Ink));
        painter.Ring(places.ColumnX, discY, places.Radius + 4, new Pen(2.2, Tint.Ink));
        painter.Opacity = Ease.Between(t, ZoomTimes.Rows2 + 0.6, ZoomTimes.Home + 0.4, 0.4);
        double meet = Ease.During(t, ZoomTimes.Product2 + 0.4, ZoomTimes.Product2 + 1), vanish = Ease.During(t, ZoomTimes.Product2 + 1.1, ZoomTimes.Product2 + 1.4), join = Ease.During(t, ZoomTimes.Product2 + 1.2, ZoomTimes.Product2 + 1.9);
        Sizes(painter, places.ShapeY, places.MatrixX + (places.MatrixWidth / 2), places.ColumnX, Ease.Lerp(places.EndX, places.BarX + places.BarWidth, 0.5), outputsSize, hiddenSize, meet, vanish, join);
        painter.Opacity = 1;
    }

    private void Bar(Painter painter, double t, int output, Area track, double risen, double wins, double told, double alpha)
    {
        double home = Ease.During(t, ZoomTimes.Home, ZoomTimes.Home + 1.4);
        if (home >= 1) return;
        bool isWinner = wins > 0.5;
        Tint color = isWinner ? data.Answer == data.Label ? Tint.Right : Tint.Wrong : Tint.Ink;
        double value = data.Passing.Outputs[output], quiet = output == data.Answer ? 1 : 1 - (0.4 * told);
        Area end = layout!.Afar.Outs[output];
        painter.Opacity = alpha * quiet * (1 - Ease.Part(home, 0.6, 1));
        painter.Box(Area.Lerp(track, end, home), Tint.Wash, 2);
        painter.Box(Area.Lerp(track with { Width = track.Width * value * risen }, ZoomLayout.Square(end.CenterX, end.CenterY, 2), home), color, 2);
        double size = layout.IsNarrow ? 16 : 1.25 * layout.Type * (1 + (0.25 * wins));
        painter.Opacity = alpha * quiet * (1 - Ease.Part(home, 0, 0.5));
        painter.Count(output, track.X - (layout.IsNarrow ? 10 : layout.Type), track.CenterY, new Lettering(size, Face.Sans, isWinner ? 700 : 500, Align.Center), isWinner ? color : Tint.Soft);
        bool isInside = layout.IsNarrow, isOnBar = isInside && value * risen > 0.6;
        painter.Number(
            value, 2, isInside ? isOnBar ? track.X + 4 : track.Right - 2 : track.Right + 8, track.CenterY,
            new Lettering(layout.IsNarrow ? 13 : layout.Type, Face.Mono, isWinner ? 700 : 400, isInside && !isOnBar ? Align.Right : Align.Left), (isOnBar ? Tint.Paper : isWinner ? color : Tint.Soft).At(risen));
    }
}
