using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Stamps;

/// <content>Rows roll up into tiles, stamps land, other digits follow, and their total change is shown.</content>
public sealed partial class StampScene
{
    private const double Lag = 0.09; // seconds between two rows that roll up

    private void Tiles(Painter painter)
    {
        int digit = StampClock.Digit(time);
        double grow = Ease.During(time, StampClock.Grow, StampClock.Grow + 0.4), landed = Ease.During(time, StampClock.Land + 0.2, StampClock.Land + 0.9);
        Source(painter, digit, grow);
        Mix(digit);
        for (int j = 0; j < data.Hidden; j++)
        {
            Area tile = layout.Tile(j);
            double lag = StampClock.Roll + (Lag * j), there = Ease.During(time, lag + 0.4, lag + 1.1);
            painter.Box(tile, Tint.Panel.At(there));
            painter.Frame(tile, new Pen(1, Tint.Line.At(there)));
            var part = new Area(0, j * StampData.Side, StampData.Side, StampData.Side);
            double noise = 0.16 * Ease.During(time, StampClock.Land - 0.6, StampClock.Land + 0.2) * (1 - Ease.During(time, StampClock.Grow, StampClock.Grow + 1.5));
            painter.Picture(data.Start, tile, noise, part);
            if (time < lag + 1.6) Rolling(painter, j, lag, tile);
            else if (landed < 1) Landing(painter, tile, part);
            else painter.Picture(network.Tiles, tile, 1, part);
            if (digit > 0 && grow < 1) Flying(painter, digit, j, tile, part);
            Foot(painter, digit, j, tile, there * (1 - grow));
        }

        Legend(painter, grow);
    }

    // 28 pieces of a printed row, one below the other; those without ink are invisible.
    private void Rolling(Painter painter, int j, double lag, Area tile)
    {
        double cell = tile.Width / StampData.Side, width = layout.TableWidth / StampData.Side, y = layout.RowTop + (j * layout.RowHeight);
        if (time <= lag)
        {
            painter.Picture(data.Table, new Area(layout.TableX, y + 1, layout.TableWidth, layout.RowHeight - 2), 1, new Area(0, j, StampData.Pixels, 1));
            return;
        }

        for (int r = 0; r < StampData.Side; r++)
        {
            if (!data.HasInk[r]) continue;
            double move = Ease.During(time, lag + (0.012 * r), lag + 1 + (0.012 * r));
            Area place = Area.Lerp(new Area(layout.TableX + (r * width), y + 1, width, layout.RowHeight - 2), new Area(tile.X, tile.Y + (r * cell), tile.Width, cell + 0.4), move);
            painter.Picture(data.Table, place, 1, new Area(r * StampData.Side, j, StampData.Side, 1));
        }
    }

    // Lifted for a moment, then pressed onto the weights.
    private void Landing(Painter painter, Area tile, Area part)
    {
        double lift = Ease.During(time, StampClock.Land - 0.5, StampClock.Land) * (1 - Ease.During(time, StampClock.Land + 0.2, StampClock.Land + 0.6));
        Area lifted = tile.Grown(lift * tile.Width * 0.035);
        painter.Picture(data.Stamps[0], lifted with { Y = lifted.Y - (lift * tile.Width * 0.06) }, 1, part);
    }

    // The stamp of another digit moves from the picture to the tile and fades into it.
    private void Flying(Painter painter, int digit, int j, Area tile, Area part)
    {
        (double from, double to) = StampClock.Flies(digit, j);
        double move = Ease.During(time, from, to), shown = move <= 0 ? 0 : 1 - Ease.During(time, to, to + 0.25);
        if (shown <= 0) return;
        painter.Picture(data.Stamps[digit], Area.Lerp(layout.Source, tile, move), shown * Ease.Lerp(0.5, 1, move), part, isSmooth: move < 1);
    }

    // How far the weights have changed: one digit after the other, then all, at geometric intervals.
    private void Mix(int digit)
    {
        if (time >= StampClock.Grow)
        {
            network.Go(Math.Min(StampClock.Seen(time), data.Recording.Seen));
            network.Paint([]);
            return;
        }

        Span<double> progress = stackalloc double[64];
        for (int j = 0; j < data.Hidden; j++)
        {
            (double from, double to) = digit == 0 ? (0, 0) : StampClock.Flies(digit, j);
            progress[j] = digit == 0 ? 1 : Ease.During(time, from + 0.4, to + 0.2);
        }

        network.Go(digit + 1, digit);
        network.Paint(progress[..data.Hidden]);
    }

    private void Source(Painter painter, int digit, double grow)
    {
        double there = Ease.During(time, StampClock.Roll + 0.2, StampClock.Roll + 0.8), swap = digit == 0 ? 1 : Ease.During(time, StampClock.Comes(digit), StampClock.Comes(digit) + 0.3);
        Area area = layout.Source;
        painter.Box(area, Tint.Panel.At(there));
        painter.Frame(area, new Pen(1, Tint.Line.At(there)));
        painter.Clip(area);
        if (swap < 1) painter.Picture(data.Ink, area with { X = area.X - (area.Width * swap) }, 1, new Area(0, (digit - 1) * StampData.Side, StampData.Side, StampData.Side));
        painter.Picture(data.Ink, area with { X = area.X + (area.Width * (1 - swap)) }, there * (1 - grow), new Area(0, digit * StampData.Side, StampData.Side, StampData.Side));
        painter.Restore();
        long seen = (long)Math.Round(StampClock.Seen(time));
        if (layout.IsNarrow)
        {
            painter.Count(seen, area.CenterX, area.CenterY - 8, Figures(size: 0.95), Tint.Ink.At(grow));
            painter.Text("digits", area.CenterX, area.CenterY + 11, Words(Align.Center), Tint.Soft.At(grow));
            return;
        }

        painter.Count(seen, area.CenterX, area.CenterY - (layout.Type * 0.6), Figures(size: 1.5), Tint.Ink.At(grow));
        painter.Text("digits seen", area.CenterX, area.CenterY + (layout.Type * 1.1), Words(Align.Center), Tint.Soft.At(grow));
        painter.Text("the picture", area.CenterX, area.Bottom + (layout.Type * 1.1), Words(Align.Center), Tint.Soft.At(there * (1 - grow)));
    }

    // Minus the delta, as a bar whose pattern shows the sign, and as a number.
    private void Foot(Painter painter, int digit, int j, Area tile, double there)
    {
        if (there <= 0) return;
        double come = digit == 0 ? 1 : Ease.During(time, StampClock.Comes(digit), StampClock.Comes(digit) + 0.3);
        double part = Ease.Lerp(digit == 0 ? 0 : data.Part(digit - 1, j), data.Part(digit, j), come), width = Math.Abs(part) * tile.Width / 2;
        double y = tile.Bottom + (layout.IsNarrow ? 3 : 4), height = layout.IsNarrow ? 6 : 7;
        painter.SignedBox(new Area(part > 0 ? tile.CenterX : tile.CenterX - width, y, width, height), part, there);
        painter.Line(tile.CenterX, y - 1, tile.CenterX, y + height + 1, new Pen(1, Tint.LineStrong.At(there)));
        if (layout.IsNarrow) return;
        double way = data.Way(digit, j);
        painter.Number(way, 3, tile.CenterX, tile.Bottom + (layout.Type * 1.35), Figures(size: 0.9), Shade.Diverging(way).At(there * come), isSigned: true);
    }

    private void Legend(Painter painter, double grow)
    {
        double there = Ease.During(time, StampClock.Roll + 1.4, StampClock.Roll + 2), landed = Ease.During(time, StampClock.Land + 0.3, StampClock.Land + 0.8);
        double times = network.Enlarged;
        int decimals = times < 10 ? 1 : 0;
        if (layout.IsNarrow)
        {
            double x = layout.Source.Right + 12, y = layout.Source.Y + 12;
            painter.Text("under each: −blame", x, y, Words(), Tint.Soft.At(there * (1 - grow)));
            painter.Text("weights change by", x, y + 20, Words(), Tint.Soft.At(landed * (1 - grow)));
            painter.Text("what training has changed", x, y + 20, Words(), Tint.Soft.At(grow));
            painter.Number(times, decimals, x, y + 40, Words(), Tint.Soft.At(landed), before: grow > 0.5 ? "drawn × " : "−0.01 × blame × pixel, × ");
            return;
        }

        double foot = layout.Stage.Height - (layout.Type * 1.1);
        painter.Text("Under each tile: minus the blame of its neuron.", layout.Source.X, foot, Words(), Tint.Soft.At(there * (1 - landed)));
        painter.Number(times, decimals, layout.Source.X, foot, Words(), Tint.Soft.At(landed * (1 - grow)), before: "Each weight has changed by −0.01 × blame × pixel, drawn ", after: " times as strong.");
        painter.Number(times, decimals, layout.Source.X, foot, Words(), Tint.Soft.At(grow), before: "What training has changed, drawn ", after: " times as strong.");
    }
}
