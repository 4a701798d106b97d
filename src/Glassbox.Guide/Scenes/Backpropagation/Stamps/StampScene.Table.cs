using Glassbox.Guide.Code;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Stamps;

/// <content>The column of errors, the digit that becomes a row, and the table that they stamp.</content>
public sealed partial class StampScene
{
    private static readonly string updateCode = Listing.Lines[CodeMarkers.HiddenUpdate.Line - 1].Text.Trim();

    // How far down the row has moved, in rows of the table; below 0 before it starts.
    private double Slid
    {
        get
        {
            double from = StampClock.Sweep + 0.8, to = StampClock.Roll - 0.7;
            return time <= from ? -1 : -0.6 + ((data.Hidden + 0.2) * Ease.Smooth(Ease.Part(time, from, to)));
        }
    }

    private double Unrolled => Ease.Part(time, StampClock.Unroll, StampClock.Unroll + 1.7);

    // Twenty bars, which flip to the other side and move to the edge of the table.
    private void Blame(Painter painter)
    {
        double leaves = 1 - Ease.During(time, StampClock.Roll + 0.1, StampClock.Roll + 0.6), tuck = Ease.During(time, StampClock.Unroll, StampClock.Unroll + 1.1);
        if (leaves <= 0) return;
        double zero = Ease.Lerp(layout.ZeroAtFirst, layout.Zero, tuck), unit = Ease.Lerp(layout.BarAtFirst, layout.Bar, tuck), slid = Slid;
        painter.Clip(new Area(0, 0, layout.Stage.Width, layout.Stage.Height));
        for (int j = 0; j < data.Hidden; j++)
        {
            double y = RowY(j) + (RowHeight / 2);
            if (y > layout.Stage.Height + RowHeight) break;
            double flip = Ease.During(time, StampClock.Flip + (0.03 * j), StampClock.Flip + 0.7 + (0.03 * j)), turn = -Math.Cos(Math.PI * flip); // −1 before: the error; 1 after: the direction of change
            double part = data.Part(0, j) * turn, length = Math.Abs(part) * unit, height = Math.Min(RowHeight * 0.62, layout.RowHeight * 1.2);
            double loud = leaves * Loudness(j) * (slid >= 0 && Math.Abs(slid - j) > 0.6 ? 0.75 : 1);
            painter.SignedBox(new Area(part > 0 ? zero : zero - length, y - (height / 2), length, height), part, loud);
            painter.Line(zero, y - (RowHeight / 2), zero, y + (RowHeight / 2), new Pen(1, Tint.LineStrong.At(leaves)));
            double told = leaves * Math.Abs(turn) * (1 - Ease.During(time, StampClock.Unroll, StampClock.Unroll + 0.5)), value = data.Way(0, j) * Math.Sign(turn);
            painter.Number(value, 3, zero + (value > 0 ? -8 : 8), y, Figures(value > 0 ? Align.Right : Align.Left, Math.Min(1, layout.RowHeight * 0.8 / layout.Type)), Shade.Diverging(value).At(told));
        }

        painter.Restore();
        painter.Text(time > StampClock.Flip + 0.7 ? "−blame" : "blame", zero, layout.ColumnTop - (layout.Type * 0.9), Words(Align.Center), Tint.Soft.At(leaves));
    }

    private double Loudness(int j)
    {
        double on = Ease.During(time, StampClock.Cells - 0.3, StampClock.Cells) * (1 - Ease.During(time, StampClock.Sweep, StampClock.Sweep + 0.6));
        int which = time < StampClock.Stamp(1).From ? 0 : time < StampClock.Stamp(2).From ? 1 : 2;
        return Ease.Lerp(1, Stamped(which).Hidden == j ? 1 : 0.4, on);
    }

    // 28 rows of pixels leave the picture one by one and join into a single row.
    private void Digit(Painter painter)
    {
        double gone = Ease.During(time, StampClock.Roll - 0.5, StampClock.Roll);
        if (gone >= 1) return;
        double slid = Slid, go = Ease.During(time, StampClock.Sweep + 0.2, StampClock.Sweep + 0.8), height = layout.StripHeight * Ease.Lerp(1, 1.8, near);
        double y = slid >= -0.6 && time > StampClock.Sweep + 0.8 ? layout.RowTop + ((slid + 0.5) * RowHeight) - (height / 2) : Ease.Lerp(layout.StripY, layout.RowTop - (0.1 * RowHeight) - (height / 2), go);
        if (Unrolled >= 1)
        {
            var strip = new Area(layout.TableX, y, layout.TableWidth, height);
            painter.Clip(strip.Grown(1));
            painter.Box(strip, Tint.Panel.At(1 - gone));
            painter.Picture(data.Row, new Area(PixelX(0), y, CellWidth * StampData.Pixels, height), 1 - gone);
            if (zoomX > 4)
                for (int p = data.Focus - 40; p < data.Focus + 40; p++) painter.Line(PixelX(p), y, PixelX(p), y + height, new Pen(1, Tint.Line.At(Math.Min(1, (zoomX - 4) / 8))));
            painter.Frame(strip, new Pen(1.2, Tint.LineStrong.At(1 - gone)));
            painter.Restore();
            painter.Text("784 pixels", layout.TableX + layout.TableWidth, layout.StripY - (layout.Type * 0.8), Words(Align.Right), Tint.Soft.At(1 - go));
            return;
        }

        Area from = layout.Opening;
        double cell = from.Width / StampData.Side, width = layout.TableWidth / StampData.Side;
        double paper = 1 - Ease.During(time, StampClock.Unroll + 0.3, StampClock.Unroll + 1);
        painter.Box(from, Tint.Panel.At(paper));
        painter.Frame(from, new Pen(1, Tint.Line.At(paper)));
        for (int r = 0; r < StampData.Side; r++)
        {
            double move = Ease.During(time, StampClock.Unroll + (0.03 * r), StampClock.Unroll + 0.85 + (0.03 * r));
            Area place = Area.Lerp(new Area(from.X, from.Y + (r * cell), from.Width, cell), new Area(layout.TableX + (r * width), layout.StripY, width, layout.StripHeight), move);
            painter.Picture(data.Ink, place with { Y = place.Y - (Math.Sin(Math.PI * move) * layout.Type) }, 1, new Area(0, r, StampData.Side, 1));
        }
    }

    // The printed rows; the one under the moving row is being printed.
    private void Table(Painter painter)
    {
        double there = Ease.During(time, StampClock.Near - 0.8, StampClock.Near), leaves = 1 - Ease.During(time, StampClock.Roll, StampClock.Roll + 0.4);
        if (there <= 0 || leaves <= 0) return;
        painter.Clip(new Area(layout.TableX, layout.RowTop - 1, layout.TableWidth, layout.Stage.Height - layout.RowTop + 1));
        double slid = Slid;
        for (int j = 0; j < data.Hidden; j++)
        {
            double y = RowY(j);
            if (y > layout.Stage.Height) break;
            painter.Line(layout.TableX, y + RowHeight, layout.TableX + layout.TableWidth, y + RowHeight, new Pen(1, Tint.Line.At(there * leaves)));
            double printed = Math.Clamp(slid - j + 0.5, 0, 1);
            if (printed > 0 && time < StampClock.Roll) painter.Picture(data.Table, new Area(PixelX(0), y + 1, CellWidth * StampData.Pixels, RowHeight - 2), printed, new Area(0, j, StampData.Pixels, 1));
        }

        if (zoomX > 4)
        {
            double grid = Math.Min(1, (zoomX - 4) / 8);
            for (int p = data.Focus - 40; p < data.Focus + 40; p++) painter.Line(PixelX(p), layout.RowTop, PixelX(p), Math.Min(layout.Stage.Height, RowY(data.Hidden)), new Pen(1, Tint.Line.At(grid)));
        }

        painter.Restore();
        if (slid > data.Hidden - 1 && time < StampClock.Roll) painter.Hit(TableHit, new Area(layout.TableX, layout.RowTop, layout.TableWidth, data.Hidden * RowHeight));
    }

    // Three crossings, slowly: a beam from the pixel, a beam from the error, and a cell where they meet.
    private void Cells(Painter painter)
    {
        if (time < StampClock.Cells || time > StampClock.Roll) return;
        double words = 1 - Ease.During(time, StampClock.Sweep, StampClock.Sweep + 0.5), slid = Slid;
        for (int which = 0; which < 3; which++)
        {
            (double from, double to) = StampClock.Stamp(which);
            double u = Ease.Part(time, from, to);
            (int j, int p) = Stamped(which);
            if (u <= 0 || slid > j + 0.5) continue;
            double x = PixelX(p), y = RowY(j), way = data.Way(0, j), change = data.Change(0, j, p), cell = CellWidth, height = RowHeight;
            double beam = Ease.Move(Math.Min(1, u / 0.45)), stamp = Ease.Arriving(u, 0.45, 0.65), fade = which == 2 ? words : 1 - Ease.Part(u, 0.85, 1);
            double strip = layout.StripY + (layout.StripHeight * Ease.Lerp(1, 1.8, near));
            painter.Box(new Area(x, strip, cell, (y + (height / 2) - strip) * beam), Tint.Ink.At(0.25 * fade * words));
            painter.Box(new Area(layout.Zero, y + (height * 0.22), (x + (cell / 2) - layout.Zero) * beam, height * 0.56), Shade.Diverging(way).At(0.28 * fade * words));
            painter.Frame(new Area(x, layout.StripY, cell, strip - layout.StripY), new Pen(2.5, Tint.Ink.At(fade * words)));
            double grow = 1 + (0.5 * (1 - stamp)), alpha = Math.Min(1, Math.Abs(change) * StampData.Rate / data.Recording.States[1].Full) * stamp;
            painter.Box(new Area(x + (cell * (1 - grow) / 2), y + 1 + ((height - 2) * (1 - grow) / 2), cell * grow, (height - 2) * grow), Shade.Diverging(change).At(alpha));
            painter.Frame(new Area(x, y + 1, cell, height - 2), new Pen(2, Tint.Ink.At(stamp * words)));
            Equation(painter, way, data.Signal(0, p), change, x + (cell * 1.35), y + (height / 2), Ease.Move(Ease.Part(u, 0.35, 0.55)) * words);
        }
    }

    private void Equation(Painter painter, double way, double signal, double change, double x, double y, double there)
    {
        double em = layout.Type * (layout.IsNarrow ? 0.95 : 1.1) * 0.6;
        Lettering figures = Figures(Align.Left, layout.IsNarrow ? 0.95 : 1.1);
        Shade shade = Shade.Diverging(change).At(there);
        x = Math.Min(x, layout.Stage.Width - (25 * em));
        painter.Number(way, 3, x, y, figures, shade, after: " × ");
        painter.Number(signal, 2, x + (9 * em), y, figures, shade, after: " = ");
        painter.Number(change, 3, x + (16 * em), y, figures, shade);
    }

    // The tooltip, once all cells are stamped.
    private void Pointed(Painter painter)
    {
        if (pointed is not var (j, p) || time >= StampClock.Roll) return;
        double wide = Math.Max(CellWidth, 4);
        Tip.Draw(
            painter, layout.Stage, new Area(PixelX(p + 0.5) - (wide / 2), RowY(j), wide, RowHeight), data.Names[j], p,
            [new("minus its blame", data.Way(0, j), 4, true), new("ink of the pixel", data.Signal(0, p)), new("product", data.Change(0, j, p), 4, true)], updateCode);
    }
}
